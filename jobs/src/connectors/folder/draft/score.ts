import type { Score } from '@koe/sql/domain/item';
import { MappingError, type Json } from '../../connector.js';
import { textOf } from '../../record/text-of.js';
import { cell } from './cell.js';
import type { ScoreColumn } from '../mapping.js';

/**
 * The score in a column; undefined when the cell is empty or its answer counts as none.
 * @throws MappingError for an answer that is neither listed nor a number, and for one off the scale.
 */
export function scoreAt(row: Json, spec: ScoreColumn): Score | undefined {
  const written = textOf(cell(row, spec.column))?.trim();
  if (written === undefined || written === '') return undefined;
  const listed = spec.values === undefined || !Object.hasOwn(spec.values, written) ? undefined : spec.values[written];
  if (listed === null) return undefined;
  const value = listed ?? numberOf(written);
  if (value === undefined) throw new MappingError(spec.column, `"${written.slice(0, 60)}" is no score`);
  const { kind, min, max, question } = spec;
  if (value < min || value > max) throw new MappingError(spec.column, `${value} is not between ${min} and ${max}`);
  return question === undefined ? { kind, value, min, max } : { kind, value, min, max, question };
}

function numberOf(written: string): number | undefined {
  const text = written.normalize('NFKC');
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
