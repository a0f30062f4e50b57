import type { DraftPart, DraftPerson, FeedbackDraft, Score } from '@koe/sql/domain/item';
import { MappingError, type Json } from '../connector.js';
import { isoTime } from '../record/iso-time.js';
import { textOf } from '../record/text-of.js';
import { formbricksPayload, type FormbricksPayload, type Question } from './records.js';

/** Scales of the question types that state none. */
const DEFAULT_RANGE = { rating: 5, csat: 5, ces: 5 } as const;

/** One response as one item: open texts are its parts, scored questions its scores, choices its attributes. @throws MappingError */
export function mapResponse(payload: Json): FeedbackDraft {
  const parsed = formbricksPayload.safeParse(payload);
  if (!parsed.success)
    throw new MappingError(parsed.error.issues[0]?.path.join('.') ?? '', 'is not a Formbricks response');
  const { survey, response } = parsed.data;
  const parts: DraftPart[] = [];
  const scores: Score[] = [];
  const person: { -readonly [K in keyof DraftPerson]: DraftPerson[K] } = contactOf(response);
  const attributes: Record<string, string> = { survey: survey.name, finished: String(response.finished) };
  if (response.language) attributes['language'] = response.language;
  if (response.meta?.source) attributes['source'] = response.meta.source;
  const tags = (response.tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.name));
  if (tags.length > 0) attributes['tags'] = tags.join(', ');
  for (const question of survey.questions) {
    const answer = response.data[question.id];
    const text = textOf(answer)?.trim() ?? '';
    if (answer === undefined || text === '') continue;
    const asked = labelOf(question, response.language);
    const score = scoreOf(question, answer, asked);
    if (score !== undefined) scores.push(score);
    else if (question.type !== 'openText') attributes[question.id] = text;
    else if (question.inputType === 'email') person.email ??= text;
    else if (question.inputType === 'phone') person.phone ??= text;
    else parts.push({ key: question.id, role: 'customer', text, ...(asked === '' ? {} : { question: asked }) });
  }
  return {
    itemKey: response.id,
    kind: 'survey',
    channel: 'survey',
    createdAt: isoTime(response.createdAt, 'createdAt'),
    updatedAt: isoTime(response.updatedAt, 'updatedAt'),
    ...(response.meta?.url ? { url: response.meta.url } : {}),
    parts,
    ...(Object.keys(person).length === 0 ? {} : { person }),
    scores,
    attributes,
  };
}

function scoreOf(question: Question, answer: Json, asked: string): Score | undefined {
  const value = typeof answer === 'number' ? answer : typeof answer === 'string' ? Number(answer) : Number.NaN;
  const range = rangeOf(question);
  if (range === undefined || Number.isNaN(value)) return undefined;
  const { min, max, kind } = range;
  if (value < min || value > max) throw new MappingError(question.id, `${value} is not between ${min} and ${max}`);
  return { kind, value, min, max, ...(asked === '' ? {} : { question: asked }) };
}

function rangeOf({ type, range }: Question): Pick<Score, 'kind' | 'min' | 'max'> | undefined {
  if (type === 'nps') return { kind: 'nps', min: 0, max: 10 };
  if (type === 'rating' || type === 'csat' || type === 'ces')
    return { kind: type, min: 1, max: range ?? DEFAULT_RANGE[type] };
  return undefined;
}

/** The question's words in the language of the answer, else the default ones, without markup. */
function labelOf({ headline }: Question, language: string | null | undefined): string {
  if (headline === undefined) return '';
  if (typeof headline === 'string') return plain(headline);
  const short = language?.split('-')[0] ?? '';
  const found = [language ?? '', short, 'default', ...Object.keys(headline)].map((key) => headline[key]);
  return plain(found.find((text) => typeof text === 'string' && text !== '')?.toString() ?? '');
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function contactOf({ contactId, contactAttributes }: FormbricksPayload['response']): DraftPerson {
  const email = textOf(contactAttributes?.['email']);
  const customerId = textOf(contactAttributes?.['userId']) ?? contactId ?? null;
  return { ...(email ? { email } : {}), ...(customerId ? { customerId } : {}) };
}
