import type { PinChoice } from '../../../pins/pin-choice.js';
import type { Lift } from '@koe/sql/domain/analysis/lift';

/** A row of a list of ratios. */
export interface LiftRow extends Lift {
  readonly id: string;
  readonly name: string;
  /** What kind of thing the name is of, in small. */
  readonly of?: string;
  readonly href: string;
  /** The share that is compared, as it can be pinned. */
  readonly pin: PinChoice;
  readonly items: number;
  readonly share: number;
}

/** Ends of the scale: an eighth and eight times, with 1 in the middle. */
const MOST = 8;

/** Where a ratio and its interval stand on a logarithmic scale, in percent of its width. */
export function liftPlace({ lift, interval }: Pick<Lift, 'lift' | 'interval'>): {
  readonly at: number;
  readonly low: number;
  readonly high: number;
} {
  const place = (ratio: number): number => {
    const held = Math.min(MOST, Math.max(1 / MOST, ratio));
    return 50 + (50 * Math.log(held)) / Math.log(MOST);
  };
  return { at: place(lift), low: place(interval[0]), high: place(interval[1]) };
}
