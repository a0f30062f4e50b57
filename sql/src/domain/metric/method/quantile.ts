import { NOTHING, Z95, type Estimate, type Method } from './method.js';
import { Sample } from './sample.js';

/** A quantile, with the interval between two order statistics (normal approximation of the binomial ranks). */
export function quantile(q: number): Method {
  return (groups) => {
    const sample = new Sample(groups);
    return {
      add: (group, value, person) => sample.add(group, value, person),
      estimate: (group) => quantileOf(sample.ascending(group), q),
    };
  };
}

function quantileOf(values: Float64Array, q: number): Estimate {
  const n = values.length;
  if (n === 0) return NOTHING;
  const position = (n - 1) * q;
  const below = values[Math.floor(position)] ?? 0;
  const above = values[Math.ceil(position)] ?? below;
  const spread = Z95 * Math.sqrt(n * q * (1 - q));
  const low = values[Math.floor(n * q - spread) - 1];
  const high = values[Math.ceil(n * q + spread)];
  // With too few values beyond the quantile there is no end to the interval.
  const interval = low === undefined || high === undefined ? null : ([low, high] as const);
  return { n, value: below + (above - below) * (position - Math.floor(position)), interval };
}
