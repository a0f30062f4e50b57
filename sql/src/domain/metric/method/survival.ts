import { NOTHING, Z95, type Estimate, type Method } from './method.js';
import { Sample } from './sample.js';

/** How a metric hands over a case that is still open after `seconds`: as a number below 0. Seconds are whole. */
export function stillOpen(seconds: number): number {
  return -1 - seconds;
}

/**
 * A quantile of a waiting time of which some are not over yet (Kaplan–Meier). The value is null when so many are open that
 * the quantile is not reached; the interval (Brookmeyer and Crowley, log-log) when one of its ends is not.
 */
export function survivalQuantile(q: number): Method {
  return (groups) => {
    const sample = new Sample(groups);
    return {
      add: (group, value, person) => sample.add(group, sortable(value), person),
      estimate: (group) => {
        const cases = sample.ascending(group);
        return cases.length === 0 ? NOTHING : survivalOf(cases, 1 - q);
      },
    };
  };
}

/** Time and state as one number that sorts by time: half a second is added to what is still open. */
function sortable(value: number): number {
  return value < 0 ? Math.floor(-1 - value) + 0.5 : Math.floor(value);
}

function survivalOf(cases: Float64Array, target: number): Estimate {
  const found: { value: number | null; low: number | null; high: number | null } = {
    value: null,
    low: null,
    high: null,
  };
  let open = 1;
  let spread = 0;
  let halfway: number | null = null;
  for (let at = 0; at < cases.length;) {
    const time = Math.floor(cases[at] ?? 0);
    const atRisk = cases.length - at;
    let ended = 0;
    for (; cases[at] === time; at++) ended++;
    while (cases[at] === time + 0.5) at++;
    if (ended === 0) continue;
    // Where exactly half is left the median lies between this time and the next, as for a plain even number of values.
    if (halfway !== null) [found.value, halfway] = [(halfway + time) / 2, null];
    open *= 1 - ended / atRisk;
    if (atRisk > ended) spread += ended / (atRisk * (atRisk - ended));
    const width = open > 0 && open < 1 ? Math.exp((Z95 * Math.sqrt(spread)) / -Math.log(open)) : 1;
    if (found.value === null && open < target + 1e-12) {
      if (open > target - 1e-12) halfway = time;
      else found.value = time;
    }
    if (open ** width <= target) found.low ??= time;
    if (open > 0 && open ** (1 / width) <= target) found.high ??= time;
  }
  const { low, high } = found;
  const value = found.value ?? halfway;
  return { n: cases.length, value, interval: value === null || low === null || high === null ? null : [low, high] };
}
