import type { Cube } from '../cube/cube.js';
import { drivers, type Drivers, type Outcome } from '../drivers/drivers.js';
import type { Asked } from './analysis.js';

export interface DriversParams {
  /** What is explained. */
  readonly metric: Outcome;
}

/** Which themes go with high and low scores, adjusted for channel, product, language and kind: see `drivers/drivers.ts`. */
export function driversOf(cube: Cube, asked: Asked, { metric }: DriversParams): Drivers {
  return drivers(cube, asked, metric);
}
