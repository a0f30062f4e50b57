import type { Chart } from '../charts/chart.js';
import type { KeptRoom } from '../charts/kept-room.js';

/**
 * A text that differs whenever the labels of a chart's axes may need another width: the digits and sign of the largest
 * number of each field, and the texts that each field holds; of rows for whose labels room is kept, whether it suffices.
 */
export function labelRoom(data: Chart['data'], kept: KeptRoom | null = null): string {
  const parts: string[] = [];
  for (const [name, rows] of Object.entries(data)) {
    if (name === kept?.rows) {
      const most = rows.reduce((so, row) => Math.max(so, Math.abs(Number(row[kept.number] ?? 0))), 0);
      parts.push(`${name}:${String(Math.max(kept.digits, String(Math.floor(most)).length))}`);
      continue;
    }
    const digits = new Map<string, number>();
    const texts = new Map<string, Set<string>>();
    for (const row of rows)
      for (const field in row) {
        const value = row[field];
        if (typeof value === 'number') {
          if (Number.isFinite(value)) digits.set(field, Math.max(digits.get(field) ?? -1, digitsOf(value)));
        } else if (typeof value === 'string') {
          const known = texts.get(field);
          if (known) known.add(value);
          else texts.set(field, new Set([value]));
        }
      }
    for (const [field, count] of digits) parts.push(`${name}.${field}:${String(count)}`);
    // Dates and other long lists are no labels of a band: their number says enough.
    for (const [field, values] of texts)
      parts.push(`${name}.${field}:${values.size > MOST_TEXTS ? String(values.size) : [...values].sort().join('|')}`);
  }
  return parts.join(' ');
}

const MOST_TEXTS = 60;

/** 0 for numbers under 10, 1 under 100 …; halves for a sign and for a fraction. */
function digitsOf(value: number): number {
  const size = Math.abs(value);
  const whole = size < 10 ? 0 : Math.floor(Math.log10(size));
  return whole + (value < 0 ? 0.5 : 0) + (size < 1 && size > 0 ? 0.25 : 0);
}
