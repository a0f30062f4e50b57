import { ces } from './ces.js';
import { csat } from './csat.js';
import { fcr, repeatContact } from './fcr.js';
import { firstReply, replyBands } from './first-reply.js';
import { handlingTimeMedian, handlingTimeP90 } from './handling-time.js';
import type { Metric } from './metric.js';
import { nps } from './nps.js';
import { rating } from './rating.js';
import { resolutionRate, resolutionTimeMedian, resolutionTimeP90 } from './resolution.js';
import { negativeShare, people, themeShare, unclassifiedShare, volume } from './voice.js';

/** Every metric, in the order of screens and reports. */
export const METRICS: readonly Metric[] = [
  volume,
  people,
  csat,
  nps,
  ces,
  rating,
  fcr,
  firstReply,
  ...replyBands,
  resolutionRate,
  resolutionTimeMedian,
  resolutionTimeP90,
  handlingTimeMedian,
  handlingTimeP90,
  repeatContact,
  themeShare,
  negativeShare,
  unclassifiedShare,
];

const BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));

/** @throws RangeError when there is no such metric. */
export function metricById(id: string): Metric {
  const metric = BY_ID.get(id);
  if (metric === undefined) throw new RangeError(`there is no metric "${id}"`);
  return metric;
}
