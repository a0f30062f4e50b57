import type { ThemeHistoryAnswer } from '../analysis/theme-history.js';
import type { ThemePrioritiesAnswer } from '../analysis/theme-priorities.js';
import type { ThemeEvidence } from '../priority/theme-evidence.js';
import { weeksHigh } from '../priority/weeks-high.js';
import type { PriorityWeights } from '../priority/weights.js';
import type { OverLine } from './undecided.js';

interface OverLineRequest {
  /** Of the four closed weeks, and how the themes came there. */
  readonly priorities: Pick<ThemePrioritiesAnswer, 'priorities'>;
  readonly history: ThemeHistoryAnswer;
  readonly weights: PriorityWeights;
  readonly goals: ReadonlyMap<number, ThemeEvidence['goalFit']>;
  /** Signals of the newest run that nobody decided about, with the weeks each has been outside. */
  readonly signals: readonly { readonly themeId: number; readonly weeks: number }[];
}

/** The themes that a decision is due on: priority 高, or a signal that is open. */
export function themesOverLine(request: OverLineRequest): readonly OverLine[] {
  const { priorities, history, weights, goals, signals } = request;
  const terms = new Map(history.themes.map((theme) => [theme.themeId, theme.terms]));
  const found = new Map<number, OverLine>();
  for (const { themeId, level, score } of priorities.priorities) {
    if (level !== 'high') continue;
    const high = weeksHigh(terms.get(themeId) ?? [], weights, goals.get(themeId) ?? 0);
    found.set(themeId, { themeId, because: ['priority'], weeks: high.weeks, atLeast: high.atLeast, score });
  }
  const scores = new Map(priorities.priorities.map(({ themeId, score }) => [themeId, score]));
  for (const { themeId, weeks } of signals) {
    const known = found.get(themeId);
    const because = [...new Set([...(known?.because ?? []), 'signal' as const])];
    const longer = known !== undefined && known.weeks >= weeks ? known : { weeks, atLeast: false };
    found.set(themeId, {
      themeId,
      because,
      weeks: longer.weeks,
      atLeast: longer.atLeast,
      score: known?.score ?? scores.get(themeId) ?? null,
    });
  }
  return [...found.values()];
}
