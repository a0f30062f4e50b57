import type { ActionChange } from '@koe/api/contract/action-page';
import { ACTION_STATUSES } from '@koe/sql/domain/action/status';
import { VERDICTS } from '@koe/sql/domain/effect/verdict';
import { formatDateWithYear } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';

/** Names of the ids that stand in a change. */
export interface HistoryNames {
  readonly person: (id: string) => string;
  readonly department: (id: string) => string;
  readonly theme: (id: number) => string;
  readonly step: (id: string) => string;
}

/** What changed, a line a field. What was only written (a new note, a new goal) has its words already. */
export function historyLines(
  { fields }: ActionChange,
  names: HistoryNames,
  words: Pick<Words, 'actions' | 'common'>,
  language: Language,
): readonly string[] {
  const say = (field: string, value: unknown): string => valueText(field, value, names, words, language);
  return fields
    .filter(({ field }) => field !== 'goal' && field !== 'stepOrder' && field !== 'position')
    .map(({ field, before, after }) => {
      const name = words.actions.field[field] ?? field;
      return words.actions.page.historyField(name, say(field, before), say(field, after));
    });
}

/** Longer words are cut: the history tells that they changed, the page what they are. */
const LONGEST = 80;

function valueText(
  field: string,
  value: unknown,
  names: HistoryNames,
  words: Pick<Words, 'actions' | 'common'>,
  language: Language,
): string {
  const none = words.actions.page.historyEmpty;
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'boolean') return value ? words.common.yes : words.common.no;
  if (typeof value === 'number') return field === 'themeId' ? names.theme(value) : String(value);
  if (Array.isArray(value)) {
    const texts = value.map((each: unknown) =>
      typeof each === 'string' ? names.step(each) : isWorded(each) ? each.text : '',
    );
    return texts.length === 0 ? none : cut(texts.join(' / '));
  }
  if (typeof value !== 'string') return cut(JSON.stringify(value));
  if (field === 'ownerId') return names.person(value);
  if (field === 'departmentId') return names.department(value);
  if (field.endsWith('On')) return formatDateWithYear(value, language);
  const status = field === 'status' ? ACTION_STATUSES.find((each) => each === value) : undefined;
  const verdict = field === 'verdict' ? VERDICTS.find((each) => each === value) : undefined;
  if (verdict) return words.actions.verdict[verdict];
  return status ? words.actions.status[status] : cut(value);
}

function isWorded(value: unknown): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
