import type { Answerable } from './assumption.js';
import { weeklyVolume } from './weekly-volume.js';

/**
 * Contacts a week that a published answer would save, from least to most: the interval of the weekly contacts and the range of the
 * assumption in one. @param contactWeeks contacts by week
 */
export function savedPerWeek(contactWeeks: readonly number[], answerable: Answerable): [number, number] {
  const [low, high] = weeklyVolume(contactWeeks).interval;
  return [low * answerable.low, high * answerable.high];
}
