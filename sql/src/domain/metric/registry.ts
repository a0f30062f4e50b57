import type { MetricInfo } from './metric.js';

/** Every metric, in the order of screens and reports. */
export const METRICS: readonly MetricInfo[] = [];

/** @throws RangeError when there is no such metric. */
export function metricById(id: string): MetricInfo {
  const metric = METRICS.find((candidate) => candidate.id === id);
  if (metric === undefined) throw new RangeError(`there is no metric "${id}"`);
  return metric;
}
