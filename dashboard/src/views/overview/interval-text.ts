import type { Fact } from '@koe/sql/domain/fact';
import type { Unit } from '@koe/sql/domain/metric/metric';
import { formatShare, formatValue } from '../../words/format.js';
import type { Language } from '../../words/words.js';

/** A fact's interval beside its value: ±3 where it is about even on both sides, 45–52% where it is not; '' without one. */
export function intervalText(fact: Fact, unit: Unit, language: Language): string {
  if (fact.interval === null || fact.value === null) return '';
  const [low, high] = fact.interval;
  const scale = unit === 'share' ? 100 : 1;
  const below = (fact.value - low) * scale;
  const above = (high - fact.value) * scale;
  const even = Math.abs(above - below) < 0.15 * (above + below);
  const digits = unit === 'share' || unit === 'score' ? 1 : 0;
  if (even && unit !== 'seconds') return `±${((above + below) / 2).toFixed(digits)}`;
  if (unit === 'share') return `${formatShare(low, language, 0)}–${formatShare(high, language, 0)}`;
  return `${formatValue(low, unit, language)}–${formatValue(high, unit, language)}`;
}
