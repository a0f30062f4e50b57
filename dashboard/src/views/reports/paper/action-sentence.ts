import type { ActionEntry } from '@koe/sql/domain/edition/content';
import { findingText } from '../../../words/finding-text.js';
import type { Language } from '../../../words/words.js';

/** What an entry says: of its day while it is not done, then of its effect. */
export function actionSentences(entry: ActionEntry, language: Language): readonly string[] {
  const { actionId, title, owner, dueOn, lateDays, blocked, because, effect } = entry;
  const due = findingText(
    { kind: 'action', actionId, title, owner: owner?.name ?? null, dueOn, lateDays, blocked },
    language,
  );
  const said = effect ? [findingText(effect, language)] : [];
  return because === 'due' || because === 'late' ? [due, ...said] : said.length > 0 ? said : [due];
}
