import type { Cube } from '../cube/cube.js';
import { replyCost, type ReplyCost } from '../drivers/reply-cost.js';
import type { Asked } from './analysis.js';

export interface ReplyCostParams {
  /** Which clock runs while the customer waits. Default `calendar`. */
  readonly clock?: 'calendar' | 'business';
}

/** CSAT by response band, and what each further minute goes with: see `drivers/reply-cost.ts`. */
export function replyCostOf(cube: Cube, asked: Asked, { clock = 'calendar' }: ReplyCostParams): ReplyCost {
  return replyCost(cube, asked, clock);
}
