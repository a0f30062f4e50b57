import type { Signal } from '@koe/api/contract/signals';
import { filterParams } from '@koe/sql/domain/filter';
import type { ActionPrefill } from '../actions/form/action-prefill.js';
import { themeFilter } from './signal-rows.js';

/** The form of an action against a signal: its theme in its segment, and back the way it came. */
export function actionPrefill(signal: Pick<Signal, 'id' | 'themeId' | 'direction' | 'evidence'>): ActionPrefill {
  return {
    themeId: signal.themeId,
    goal: {
      metric: 'theme_share',
      filter: filterParams(themeFilter(signal)).toString(),
      direction: signal.direction === 'up' ? 'down' : 'up',
    },
    origin: { kind: 'signal', id: signal.id },
  };
}
