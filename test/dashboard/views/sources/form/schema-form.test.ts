import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  drawnKeys,
  initialValue,
  localErrors,
  trimmed,
  valueAt,
  withValue,
} from '@koe/dashboard/test-only/views/sources/form/config-value';
import { errorKey, errorsElsewhere, fieldErrors } from '@koe/dashboard/test-only/views/sources/form/field-errors';
import { schemaField, type SchemaField } from '@koe/dashboard/test-only/views/sources/form/schema-field';

const config = z.strictObject({
  url: z.url().meta({ title: 'Address', description: 'Where it runs', ja: { title: 'アドレス' } }),
  tags: z.array(z.string().min(1)).min(1),
  limit: z.int().min(1).max(100).optional(),
  mode: z.enum(['all', 'new']).default('new'),
  deep: z.boolean(),
  window: z.strictObject({ since: z.iso.date().optional(), days: z.number() }).optional(),
  delimiter: z.union([z.literal('auto'), z.string().length(1)]).default('auto'),
  shape: z.union([z.string(), z.strictObject({ a: z.string() })]).optional(),
});
const root = schemaField(z.toJSONSchema(config, { io: 'input' }) as Record<string, unknown>);

function inner(field: SchemaField, name: string): SchemaField {
  const found = field.kind === 'group' ? field.fields.find((one) => one.name === name) : undefined;
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

describe('schemaField', () => {
  it('draws each kind of value by its own field', () => {
    expect(
      ['url', 'tags', 'limit', 'mode', 'deep', 'window', 'delimiter', 'shape'].map((name) => inner(root, name).kind),
    ).toEqual(['text', 'list', 'number', 'choice', 'flag', 'group', 'text', 'json']);
    expect(inner(root, 'url')).toMatchObject({ format: 'url', required: true });
    expect(inner(root, 'limit')).toMatchObject({ whole: true, min: 1, max: 100, required: false });
  });

  it('speaks both languages, and falls back to the name', () => {
    expect(inner(root, 'url').title).toEqual({ en: 'Address', ja: 'アドレス' });
    expect(inner(root, 'url').description).toEqual({ en: 'Where it runs', ja: 'Where it runs' });
    expect(inner(inner(root, 'window'), 'since').title.en).toBe('Since');
  });

  it('does not ask for what has a default', () => {
    expect(inner(root, 'mode')).toMatchObject({ required: false, initial: 'new' });
  });

  it('follows references and stops at a schema that contains itself', () => {
    const tree = schemaField({
      $ref: '#/$defs/node',
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
    });
    expect(tree.kind).toBe('group');
    let depth = 0;
    for (let at: SchemaField | undefined = tree; at?.kind === 'group'; at = at.fields[0]) depth++;
    expect(depth).toBeLessThan(12);
  });

  it('reads an optional value behind its null', () => {
    expect(schemaField({ anyOf: [{ type: 'integer' }, { type: 'null' }] }).kind).toBe('number');
  });

  it('leaves what it cannot draw to JSON, never fails', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('type', 'properties', 'items', 'anyOf', '$ref', 'enum'), fc.jsonValue()),
        (schema) => {
          expect(schemaField(schema).kind).toBeTypeOf('string');
        },
      ),
    );
  });
});

describe('config values', () => {
  it('begin with the defaults', () => {
    expect(initialValue(root)).toMatchObject({ url: '', mode: 'new', deep: false, delimiter: 'auto' });
  });

  it('change at a path and leave the rest and the original alone', () => {
    const before = { a: [{ b: 1 }, { b: 2 }], c: 3 };
    expect(withValue(before, ['a', 1, 'b'], 9)).toEqual({ a: [{ b: 1 }, { b: 9 }], c: 3 });
    expect(before.a[1]?.b).toBe(2);
    expect(valueAt(withValue(undefined, ['x', 'y'], 1), ['x', 'y'])).toBe(1);
  });

  it('are sent without empty optional texts and groups, and with what the form does not know', () => {
    expect(
      trimmed(root, {
        url: 'https://example.org',
        tags: ['a', ''],
        mode: 'new',
        deep: false,
        window: { since: '' },
        later: 1,
      }),
    ).toEqual({ url: 'https://example.org', tags: ['a'], mode: 'new', deep: false, later: 1 });
  });

  it('name what is required and missing, and what is no number', () => {
    expect(localErrors(root, { url: '', tags: ['a', ''], deep: true, limit: 'many', window: {} })).toEqual({
      'config.url': 'required',
      'config.tags.1': 'required',
      'config.limit': 'number',
      'config.window.days': 'required',
    });
    expect(localErrors(root, { url: 'https://example.org', tags: [], deep: true })).toEqual({
      'config.tags': 'required',
    });
  });

  it('tell which fields are drawn', () => {
    const keys = drawnKeys(root, { tags: ['a', 'b'] });
    expect(keys).toEqual(expect.arrayContaining(['config.url', 'config.tags', 'config.tags.1', 'config.window.days']));
    expect(keys).not.toContain('config.tags.2');
  });
});

describe('field errors', () => {
  it('are found however their path is written', () => {
    const errors = fieldErrors([
      { field: 'config.files[0].pattern', message: 'a' },
      { field: '/config/path', message: 'b' },
      { field: 'name', message: 'c' },
      { field: 'name', message: 'later' },
    ]);
    expect(errors).toEqual({ 'config.files.0.pattern': 'a', 'config.path': 'b', name: 'c' });
    expect(errors[errorKey('config', ['files', 0, 'pattern'])]).toBe('a');
  });

  it('do not get lost when no field shows them', () => {
    expect(errorsElsewhere({ name: 'x', 'config.odd': 'y' }, new Set(['name']))).toEqual([['config.odd', 'y']]);
  });
});
