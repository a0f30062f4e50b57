import type { FaqGap } from '@koe/api/contract/faq';
import { parseFilter } from '@koe/sql/domain/filter';
import type { ActionPrefill } from '../../actions/form/action-prefill.js';

const WEEKS = 8;

/**
 * By what an answer will be judged: the share of its theme among questions. The words of the question are left out: they are a search, and a
 * share of a searched list would be one of itself.
 */
export function gapGoal({ themeId, evidence }: FaqGap): NonNullable<ActionPrefill['goal']> {
  const { intent } = parseFilter(new URLSearchParams(evidence));
  const params = new URLSearchParams();
  for (const value of intent ?? ['question']) params.append('intent', value);
  if (themeId !== null) params.set('theme', String(themeId));
  return {
    metric: themeId === null ? 'volume' : 'theme_share',
    variant: null,
    filter: params.toString(),
    weeks: WEEKS,
    direction: 'down',
  };
}
