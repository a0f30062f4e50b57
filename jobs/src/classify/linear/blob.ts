import { z } from 'zod';
import { EXTRACTOR_VERSION } from '../features/extractor.js';
import type { LinearModel } from './model.js';
import { TASK_NAMES } from './model.js';
import { createVocabulary } from './vocabulary.js';

/** Raised when the order of bytes changes. */
const FORMAT = 2;
const MAGIC = 0x31454f4b; // "KOE1"

const platt = z.object({ slope: z.number(), offset: z.number() });
const header = z.object({
  format: z.literal(FORMAT),
  extractor: z.number().int(),
  lengths: z.object({ words: z.number(), chars: z.number(), meanings: z.number(), meta: z.number() }),
  usualLength: z.number(),
  columns: z.number().int().min(0),
  vocabulary: z.number().int().min(0),
  tasks: z.array(
    z.object({
      name: z.enum(TASK_NAMES),
      from: z.number().int(),
      to: z.number().int(),
      keys: z.array(z.union([z.number(), z.string()])),
      platt: z.array(platt),
      thresholds: z.array(z.number()),
      single: z.boolean(),
      isBesideRules: z.boolean().optional(),
    }),
  ),
});

/** A blob that cannot be read: of another extractor or format, or damaged. It has to be trained anew. */
export class ModelBlobError extends Error {
  override readonly name = 'ModelBlobError';
}

/**
 * Model → bytes, little-endian: magic, length of the header, header as JSON padded to 8 bytes; then keys (int32), idf
 * (float32), scales and biases (float32), weights (int8). The same model gives the same bytes.
 */
export function encodeModel(model: LinearModel): Uint8Array {
  const { lengths, usualLength, tasks, columns, vocabulary, weights, scales, biases } = model;
  const text = JSON.stringify({
    format: FORMAT,
    extractor: EXTRACTOR_VERSION,
    lengths,
    usualLength,
    columns,
    vocabulary: vocabulary.size,
    tasks,
  });
  const bytes = new TextEncoder().encode(text);
  const body = padded(bytes.length);
  const parts = [vocabulary.keys, vocabulary.idf, scales, biases, weights];
  const blob = new Uint8Array(8 + body + parts.reduce((sum, part) => sum + part.byteLength, 0));
  const view = new DataView(blob.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, body, true);
  blob.fill(0x20, 8, 8 + body);
  blob.set(bytes, 8);
  let at = 8 + body;
  for (const part of parts) {
    blob.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return blob;
}

/** @throws ModelBlobError */
export function decodeModel(blob: Uint8Array): LinearModel {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  if (blob.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new ModelBlobError('not a model');
  const body = view.getUint32(4, true);
  const read = header.safeParse(headerOf(blob.subarray(8, 8 + body)));
  if (!read.success) throw new ModelBlobError('the header of the model cannot be read');
  const { extractor, lengths, usualLength, columns, vocabulary: size, tasks } = read.data;
  if (extractor !== EXTRACTOR_VERSION)
    throw new ModelBlobError(`made by extractor ${extractor}, this is ${EXTRACTOR_VERSION}`);
  const expected = 8 + body + size * 8 + columns * 8 + size * columns;
  if (blob.byteLength !== expected) throw new ModelBlobError(`${blob.byteLength} bytes instead of ${expected}`);
  // copied, because the bytes of a database driver need not stand where numbers may
  const numbers = new Uint8Array(blob.subarray(8 + body)).buffer;
  let at = 0;
  const take = (bytes: number): number => (at += bytes) - bytes;
  const keys = new Int32Array(numbers, take(size * 4), size);
  const idf = new Float32Array(numbers, take(size * 4), size);
  const scales = new Float32Array(numbers, take(columns * 4), columns);
  const biases = new Float32Array(numbers, take(columns * 4), columns);
  const weights = new Int8Array(numbers, take(size * columns), size * columns);
  return {
    lengths,
    usualLength,
    tasks,
    columns,
    vocabulary: createVocabulary(keys, idf),
    weights,
    scales,
    biases,
  };
}

function headerOf(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch {
    throw new ModelBlobError('the header of the model cannot be read');
  }
}

function padded(length: number): number {
  return (length + 7) & ~7;
}
