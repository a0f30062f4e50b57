import type { Intent } from '@koe/sql/domain/item';
import { createCueList } from '../cue-list.js';
import { isNegated } from '../negation.js';
import type { CueIntent } from './intent-cues.js';
import { INTENT_CUES } from './intent-cues.js';

const CUES = createCueList(INTENT_CUES);

/** What one hit weighs; churn and defects are said less often than they are meant. */
const WEIGHT: Record<CueIntent, number> = { request: 1.1, question: 1, praise: 0.9, defect: 1.2, churn: 1.6 };
const NEGATIVE_TONE = 0.15;

/** Points per intent of a whole item, gathered segment by segment. */
export type IntentPoints = Partial<Record<Intent, number>>;

/** Adds the cues of one segment. `tone` is that of the segment, −1 … 1. */
export function addIntent(points: IntentPoints, view: string, start: number, end: number, tone: number): void {
  const seen = new Set<CueIntent>();
  for (const { value, start: from, end: to } of CUES.find(view, start, end)) {
    if (seen.has(value) || (value === 'praise' && (tone < 0 || isNegated(view, from, to)))) continue;
    if (value === 'churn' && /^(?:がな|はな|はしな)/.test(view.slice(to, to + 3))) continue;
    seen.add(value);
    // 「いつになったら届くのですか」 asks, but mostly it complains.
    const isRhetorical = value === 'question' && tone < -NEGATIVE_TONE;
    points[value] = (points[value] ?? 0) + WEIGHT[value] * (isRhetorical ? 0.5 : 1);
  }
  const last = view.charAt(end - 1);
  if (last === '?' && !seen.has('question')) points.question = (points.question ?? 0) + 0.8;
  if (tone < -NEGATIVE_TONE) points.complaint = (points.complaint ?? 0) + Math.min(1, 0.35 - tone * 0.75);
  else if (tone > NEGATIVE_TONE) points.praise = (points.praise ?? 0) + tone * 0.7;
}

/** The intent with most points; ties go to the one that asks for more attention. */
export function intentOf(points: IntentPoints, sentiment: number): Intent {
  const order: readonly Intent[] = ['churn', 'defect', 'complaint', 'request', 'question', 'praise'];
  let best: Intent = 'other';
  let most = 0.3;
  for (const intent of order) {
    let value = points[intent] ?? 0;
    if (intent === 'praise' && sentiment < -NEGATIVE_TONE) value *= 0.4;
    if (intent === 'complaint' && sentiment > NEGATIVE_TONE) value *= 0.5;
    if (value > most) {
      most = value;
      best = intent;
    }
  }
  if (best !== 'other') return best;
  return sentiment < -NEGATIVE_TONE ? 'complaint' : sentiment > NEGATIVE_TONE ? 'praise' : 'other';
}
