import type { Cube } from '../cube/cube.js';
import { compareBySegment, type Days, type Split, type TwoPeriods } from '../decomposition/two-periods.js';
import type { Asked } from './analysis.js';

export interface DecompositionParams {
  /** A share or net points; the filter's themes say which when it is `theme_share`. */
  readonly metric: string;
  readonly variant?: string;
  readonly by: Split;
  /** The days compared with; the filter's are "now". */
  readonly before: Days;
}

/** A change between two periods, taken apart into mix and within-segment parts that add up: see `decomposition/`. */
export function decomposition(cube: Cube, asked: Asked, params: DecompositionParams): TwoPeriods {
  return compareBySegment(cube, asked, params);
}
