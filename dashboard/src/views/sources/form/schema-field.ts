/**
 * Reads the JSON Schema of a connector's config as a tree of fields to draw. What the form cannot draw (a union of
 * shapes, a schema without a type) becomes a `json` field, so that nothing a connector asks for is out of reach.
 */
export type SchemaField = {
  /** Name within the parent; empty for the root and for the entries of a list. */
  readonly name: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly description: { readonly ja: string; readonly en: string } | null;
  readonly required: boolean;
  /** Absent when the schema names no default. */
  readonly initial?: unknown;
} & FieldShape;

/** A field that is one control. */
export type LeafField = Exclude<SchemaField, { readonly kind: 'group' } | { readonly kind: 'list' }>;

export type FieldShape =
  /** `orNumber`: written digits are sent as a number, for values that may be a name or a position. */
  | { readonly kind: 'text'; readonly format: TextFormat; readonly long: boolean; readonly orNumber: boolean }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] }
  | { readonly kind: 'list'; readonly entry: SchemaField }
  | { readonly kind: 'group'; readonly fields: readonly SchemaField[] }
  | { readonly kind: 'constant'; readonly value: unknown }
  | { readonly kind: 'json' };

const FORMATS = ['url', 'date', 'email'] as const;
export type TextFormat = 'plain' | (typeof FORMATS)[number];

export interface ChoiceOption {
  readonly value: string | number | boolean;
  readonly title: { readonly ja: string; readonly en: string };
}

type Schema = Readonly<Record<string, unknown>>;

/** A schema that refers to itself is drawn as JSON below this depth. */
const DEPTH_AT_MOST = 6;

/** The fields of a config schema in the order the connector wrote them. An unreadable schema has one `json` field. */
export function schemaField(schema: Schema): SchemaField {
  return read('', schema, true, { root: schema, depth: 0 });
}

interface Place {
  readonly root: Schema;
  readonly depth: number;
}

function read(name: string, raw: Schema, required: boolean, place: Place): SchemaField {
  const schema = resolved(raw, place);
  const words = { ...schema, ...raw };
  const japanese = isSchema(words['ja']) ? words['ja'] : {};
  const title = textOf(words['title']) ?? spoken(name);
  const description = textOf(words['description']);
  return {
    name,
    title: { en: title, ja: textOf(japanese['title']) ?? title },
    description: description === null ? null : { en: description, ja: textOf(japanese['description']) ?? description },
    required: required && !('default' in words),
    ...('default' in words && { initial: words['default'] }),
    ...shapeOf(schema, place),
  };
}

function shapeOf(schema: Schema, place: Place): FieldShape {
  if (place.depth > DEPTH_AT_MOST) return { kind: 'json' };
  const deeper = { ...place, depth: place.depth + 1 };
  if ('const' in schema) return { kind: 'constant', value: schema['const'] };
  const options = optionsOf(schema, deeper);
  if (options) return { kind: 'choice', options };
  switch (schema['type']) {
    case 'string': {
      const format = FORMATS.find((known) => known === formatOf(schema)) ?? 'plain';
      const longest = numberOf(schema['maxLength']);
      return { kind: 'text', format, long: format === 'plain' && longest !== null && longest > 500, orNumber: false };
    }
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        whole: schema['type'] === 'integer',
        min: limit(schema['minimum'] ?? schema['exclusiveMinimum']),
        max: limit(schema['maximum'] ?? schema['exclusiveMaximum']),
      };
    case 'boolean':
      return { kind: 'flag' };
    case 'array':
      return isSchema(schema['items'])
        ? { kind: 'list', entry: read('', schema['items'], true, deeper) }
        : { kind: 'json' };
    case 'object': {
      const properties = schema['properties'];
      if (!isSchema(properties)) return { kind: 'json' };
      const required = Array.isArray(schema['required']) ? schema['required'] : [];
      return {
        kind: 'group',
        fields: Object.entries(properties).flatMap(([name, property]) =>
          isSchema(property) ? [read(name, property, required.includes(name), deeper)] : [],
        ),
      };
    }
    default:
      return writtenUnion(schema, deeper) ?? { kind: 'json' };
  }
}

/** A union of things that are all written in one line, such as `auto` or one character, is a text field. */
function writtenUnion(schema: Schema, place: Place): FieldShape | null {
  const branches = branchesOf(schema).map((branch) => resolved(branch, place));
  const types = branches.map((branch) => branch['type'] ?? ('const' in branch ? typeof branch['const'] : undefined));
  if (!types.includes('string') || !types.every((type) => type === 'string' || type === 'integer' || type === 'number'))
    return null;
  return { kind: 'text', format: 'plain', long: false, orNumber: types.some((type) => type !== 'string') };
}

const formatOf = (schema: Schema): string | null => {
  const format = textOf(schema['format']);
  return format === 'uri' ? 'url' : format;
};

/** The options of `enum`, or of a union of constants. */
function optionsOf(schema: Schema, place: Place): readonly ChoiceOption[] | null {
  const listed = schema['enum'];
  if (Array.isArray(listed)) {
    const options = listed.flatMap((value) => option(value, {}));
    return options.length === listed.length ? options : null;
  }
  const union = branchesOf(schema).map((branch) => resolved(branch, place));
  const options = union.flatMap((one) => ('const' in one ? option(one['const'], one) : []));
  return options.length > 0 && options.length === union.length ? options : null;
}

function option(value: unknown, words: Schema): ChoiceOption[] {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  const title = textOf(words['title']) ?? String(value);
  const japanese = isSchema(words['ja']) ? textOf(words['ja']['title']) : null;
  return [{ value, title: { en: title, ja: japanese ?? title } }];
}

/** Follows `$ref` within the document and drops the null branch of an optional value. */
function resolved(schema: Schema, place: Place, hops = 0): Schema {
  const ref = textOf(schema['$ref']);
  if (ref?.startsWith('#') && hops < 10) {
    const target = ref
      .slice(1)
      .split('/')
      .filter((step) => step !== '')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((at, step) => (isSchema(at) ? at[step] : undefined), place.root);
    return isSchema(target) ? resolved(target, place, hops + 1) : {};
  }
  const branches = branchesOf(schema).filter((branch) => branch['type'] !== 'null');
  const [only] = branches;
  return only && branches.length === 1 && hops < 10 ? resolved(only, place, hops + 1) : schema;
}

function branchesOf(schema: Schema): readonly Schema[] {
  const union = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(union) ? union.filter(isSchema) : [];
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
/** zod writes the limits of safe integers; they say nothing to a person. */
const limit = (value: unknown): number | null => {
  const number = numberOf(value);
  return number === null || Math.abs(number) >= Number.MAX_SAFE_INTEGER ? null : number;
};

/** `startDate` or `start_date` → "Start date": for schemas without titles. */
function spoken(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
