import { CHANNELS, HANDLING_STATES, INTENTS, KINDS, PRIORITIES, SENTIMENTS } from '../../item.js';
import type { CubeManifest } from '../manifest.js';
import { SEGMENT_SLOTS } from '../layout.js';
import type { Dimension } from '../query.js';

/** The columns that fill the packed codes. Those that charts and filters use most stand first and share the first code. */
export const FIELDS = [
  'channel',
  'intent',
  'sentiment',
  'priority',
  'weight',
  'source',
  'lang',
  'kind',
  'handling',
  'product',
  'team',
  'seg1',
  'seg2',
  'seg3',
  'seg4',
  'seg5',
  'seg6',
  'seg7',
  'seg8',
] as const;
export type Field = (typeof FIELDS)[number];

/** Which field a dimension is stored in, and the key of each of its codes (code 0 is `-`). */
export interface DimensionField {
  readonly field: Field;
  readonly keys: readonly string[];
}

const SEGMENTS = ['seg1', 'seg2', 'seg3', 'seg4', 'seg5', 'seg6', 'seg7', 'seg8'] as const satisfies readonly Field[];

const withNone = (values: readonly string[]): readonly string[] => ['-', ...values];

/** Every dimension that a manifest knows. */
export function dimensionFields({ labels }: CubeManifest): ReadonlyMap<Dimension, DimensionField> {
  const fields = new Map<Dimension, DimensionField>([
    ['channel', { field: 'channel', keys: withNone(CHANNELS) }],
    ['intent', { field: 'intent', keys: withNone(INTENTS) }],
    ['sentiment', { field: 'sentiment', keys: withNone(SENTIMENTS) }],
    ['priority', { field: 'priority', keys: withNone(PRIORITIES) }],
    ['kind', { field: 'kind', keys: withNone(KINDS) }],
    ['handling', { field: 'handling', keys: withNone(HANDLING_STATES) }],
    ['source', { field: 'source', keys: withNone(labels.source.map((source) => source.id)) }],
    ['lang', { field: 'lang', keys: withNone(labels.lang) }],
    ['product', { field: 'product', keys: withNone(labels.product.map((product) => product.key)) }],
    ['team', { field: 'team', keys: withNone(labels.team.map((team) => team.key)) }],
  ]);
  labels.segments.slice(0, SEGMENT_SLOTS).forEach(({ name, values }, slot) => {
    const field = SEGMENTS[slot];
    if (field) fields.set(`seg.${name}`, { field, keys: withNone(values) });
  });
  return fields;
}

/** Codes that a field must have room for: its labels, and near-duplicate weight 0 or 1. */
export function labelledRadixes(manifest: CubeManifest): Map<Field, number> {
  const radixes = new Map<Field, number>(FIELDS.map((field) => [field, field === 'weight' ? 2 : 1]));
  for (const { field, keys } of dimensionFields(manifest).values()) radixes.set(field, keys.length);
  return radixes;
}
