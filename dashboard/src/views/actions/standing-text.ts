import type { Action } from '@koe/api/contract/actions';
import { formatCount } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';

/** What is wrong with an action, in the fewest words; empty when nothing is. */
export interface StandingMark {
  readonly kind: 'late' | 'blocked';
  readonly text: string;
  /** Which step, or why. */
  readonly detail: string;
}

/** Late first, then blocked: one mark of each at most, the worst one. */
export function standingMarks(
  { standing, steps }: Pick<Action, 'standing' | 'steps'>,
  { actions: words }: Pick<Words, 'actions'>,
  language: Language,
): readonly StandingMark[] {
  const stepText = (id: string | null): string => steps.find((step) => step.id === id)?.text ?? '';
  const [late] = standing.late;
  const [blocked] = standing.blocked;
  return [
    ...(late
      ? [
          {
            kind: 'late' as const,
            text: words.late(formatCount(late.days, language)),
            detail: late.stepId === null ? '' : stepText(late.stepId),
          },
        ]
      : []),
    ...(blocked
      ? [
          {
            kind: 'blocked' as const,
            text: words.blocked,
            detail: blocked.why === 'marked' ? blocked.reason : words.waits(stepText(blocked.forStepId)),
          },
        ]
      : []),
  ];
}
