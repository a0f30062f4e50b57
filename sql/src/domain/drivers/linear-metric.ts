import type { Metric } from '../metric/metric.js';
import { netPoints } from '../metric/method/mean.js';
import { share } from '../metric/method/share.js';

/**
 * What the mean of a metric's readings is multiplied by to give its value: 1 for a share, 100 for net points; null for a
 * metric that is no such mean (counts, medians, scales apart), so that it cannot be taken apart by items.
 */
export function linearScale(metric: Metric, variant: string): number | null {
  const method = metric.method(variant);
  return method === share ? 1 : method === netPoints ? 100 : null;
}
