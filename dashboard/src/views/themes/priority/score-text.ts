/** A score with two digits, cut and not rounded: .4996 is below the line of .5 and must not look as if it were not. */
export function scoreText(score: number): string {
  return (Math.floor(score * 100 + 1e-9) / 100).toFixed(2);
}
