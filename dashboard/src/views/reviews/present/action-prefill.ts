import type { ReviewItem } from '@koe/api/contract/review-agenda';
import type { ActionPrefill } from '../../actions/form/action-prefill.js';
import type { ItemWords } from '../item-words.js';

/** What the form of a new action begins with when a meeting decides to act. A theme that rose is to fall again. */
export function actionPrefill(item: ReviewItem, said: ItemWords): ActionPrefill {
  const { content } = item;
  const origin = { kind: 'review_item' as const, id: item.id };
  const title = content.kind === 'custom' ? { title: content.title } : {};
  if (said.themeId === null) return { ...title, origin };
  const segment = content.kind === 'exception' ? content.segment : null;
  const filter = new URLSearchParams({
    theme: String(said.themeId),
    ...(segment ? { [segment.by]: segment.key } : {}),
  });
  return {
    ...title,
    themeId: said.themeId,
    goal: { metric: 'theme_share', filter: filter.toString(), direction: 'down' },
    origin,
  };
}
