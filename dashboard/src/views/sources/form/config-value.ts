import { errorKey, type LocalError } from './field-errors.js';
import type { ConfigPath } from './config-path.js';
import type { SchemaField } from './schema-field.js';

/** A config to begin a form with: defaults where the schema names them, empty groups where it has groups. */
export function initialValue(field: SchemaField): unknown {
  if (field.initial !== undefined) return structuredClone(field.initial);
  switch (field.kind) {
    case 'group':
      return Object.fromEntries(
        field.fields
          .map((inner) => [inner.name, initialValue(inner)] as const)
          .filter(([, value]) => value !== undefined),
      );
    case 'list':
      return field.required ? [initialValue(field.entry)] : undefined;
    case 'constant':
      return field.value;
    case 'flag':
      return field.required ? false : undefined;
    case 'text':
      return field.required ? '' : undefined;
    default:
      return undefined;
  }
}

/** A copy of `value` with the value at `path` replaced; missing groups and lists on the way are made. */
export function withValue(value: unknown, path: ConfigPath, next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (typeof step === 'number') {
    const list = isList(value) ? [...value] : [];
    list[step] = withValue(list[step], rest, next);
    return list;
  }
  const group = isGroup(value) ? value : {};
  const inner = withValue(group[step], rest, next);
  return inner === undefined
    ? Object.fromEntries(Object.entries(group).filter(([name]) => name !== step))
    : { ...group, [step]: inner };
}

/** The value at a path, undefined when there is none. */
export function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof step === 'number') return isList(at) ? at[step] : undefined;
    return isGroup(at) ? at[step] : undefined;
  }, value);
}

/**
 * The config as it is sent: optional texts left empty, and optional groups in which nothing is filled in, are left out,
 * for an empty text is not the same as none.
 */
export function trimmed(field: SchemaField, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  switch (field.kind) {
    case 'group': {
      if (!isGroup(value)) return value;
      const known = new Set(field.fields.map(({ name }) => name));
      const entries = field.fields.map((inner) => [inner.name, trimmed(inner, value[inner.name])] as const);
      const others = Object.entries(value).filter(([name]) => !known.has(name));
      const kept = [...entries, ...others].filter(([, inner]) => inner !== undefined);
      return kept.length === 0 && !field.required ? undefined : Object.fromEntries(kept);
    }
    case 'list': {
      if (!isList(value)) return value;
      const kept = value
        .map((inner) => trimmed(field.entry, inner))
        .filter((inner) => inner !== undefined && inner !== '');
      return kept.length === 0 && !field.required && field.initial === undefined ? undefined : kept;
    }
    case 'text':
      return typeof value === 'string' && value.trim() === '' && !field.required ? undefined : value;
    default:
      return value;
  }
}

/**
 * What can be seen to be wrong before the server is asked, by field: a required value that is not filled in, a number
 * field that holds no number. Keys are written as in `FieldErrors`, below `config`.
 */
export function localErrors(field: SchemaField, value: unknown, path: ConfigPath = []): Record<string, LocalError> {
  if (field.kind === 'group' && (isGroup(value) || (value === undefined && field.required)))
    return Object.assign(
      {},
      ...field.fields.map((inner) =>
        localErrors(inner, isGroup(value) ? value[inner.name] : undefined, [...path, inner.name]),
      ),
    );
  if (field.kind === 'list' && isList(value) && value.length > 0)
    return Object.assign({}, ...value.map((inner, index) => localErrors(field.entry, inner, [...path, index])));
  const empty = value === undefined || value === null || value === '' || (isList(value) && value.length === 0);
  if (empty) return field.required && field.kind !== 'constant' ? { [errorKey('config', path)]: 'required' } : {};
  return field.kind === 'number' && typeof value !== 'number' ? { [errorKey('config', path)]: 'number' } : {};
}

/** The keys of all fields that are drawn for a value: an error of another key has no field to stand at. */
export function drawnKeys(field: SchemaField, value: unknown, path: ConfigPath = []): string[] {
  const own = errorKey('config', path);
  if (field.kind === 'group')
    return [
      own,
      ...field.fields.flatMap((inner) =>
        drawnKeys(inner, isGroup(value) ? value[inner.name] : undefined, [...path, inner.name]),
      ),
    ];
  if (field.kind === 'list' && isList(value))
    return [own, ...value.flatMap((inner, index) => drawnKeys(field.entry, inner, [...path, index]))];
  return [own];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
