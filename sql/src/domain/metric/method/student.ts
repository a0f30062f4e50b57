import { Z95 } from './method.js';

/** Where the expansion below is not good enough yet: 1 to 6 degrees of freedom. */
const FEW = [12.706204736, 4.30265273, 3.182446305, 2.776445105, 2.570581836, 2.446911851] as const;

/**
 * The two-sided 95 % point of Student's t, to five figures, by the expansion in powers of 1/df around the normal point
 * (Abramowitz and Stegun 26.7.5). Own code, since a library's general quantile costs a browser more than all of the kernel.
 */
export function t95(df: number): number {
  const few = FEW[df - 1];
  if (few !== undefined) return few;
  const z = Z95;
  const z2 = z * z;
  const terms = [
    (z * (z2 + 1)) / 4,
    (z * ((5 * z2 + 16) * z2 + 3)) / 96,
    (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384,
    (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92_160,
  ];
  return terms.reduce((sum, term, power) => sum + term / df ** (power + 1), z);
}
