import { SCORE_KINDS } from '@koe/sql/domain/item';
import { PERSON_FIELDS, SINGLE_ROLES, type ColumnRole, type MappingValue } from './column-role.js';

type Group = Readonly<Record<string, unknown>>;

/** The first use of a column in a mapping; a column that nothing uses is ignored. */
export function roleOf(mapping: MappingValue, column: string): ColumnRole {
  for (const role of SINGLE_ROLES) if (columnOf(mapping[role]) === column) return { role };
  const text = listOf(mapping, 'texts').find((entry) => entry['column'] === column);
  if (text) return { role: 'text', question: typeof text['question'] === 'string' ? text['question'] : '' };
  const score = listOf(mapping, 'scores').find((entry) => entry['column'] === column);
  if (score)
    return {
      role: 'score',
      kind: SCORE_KINDS.find((kind) => kind === score['kind']) ?? 'rating',
      min: typeof score['min'] === 'number' ? score['min'] : 1,
      max: typeof score['max'] === 'number' ? score['max'] : 5,
    };
  const person = groupOf(mapping['person']);
  const field = PERSON_FIELDS.find((name) => person[name] === column);
  if (field) return { role: 'person', field };
  const attribute = listOf(mapping, 'attributes').find((entry) => entry['column'] === column);
  if (attribute) return { role: 'attribute', name: typeof attribute['name'] === 'string' ? attribute['name'] : column };
  return { role: 'ignore' };
}

/**
 * The mapping with a column used as said, and not otherwise. A use that only one column can have is taken from the
 * column that had it. Details that the editor does not show (value tables, time formats, zones) stay while the use
 * stays the same.
 */
export function withRole(mapping: MappingValue, column: string, role: ColumnRole): MappingValue {
  const before = roleOf(mapping, column);
  const kept = before.role === role.role ? entryOf(mapping, column, before) : {};
  const next: Record<string, unknown> = { ...without(mapping, column) };
  switch (role.role) {
    case 'ignore':
      return next;
    case 'id':
    case 'itemKey':
    case 'url':
    case 'language':
      return { ...next, [role.role]: column };
    case 'createdAt':
    case 'updatedAt':
      return { ...next, [role.role]: { ...kept, column } };
    case 'text': {
      // A question read from another column is an object; an empty field in the editor must not wipe it out.
      const { question: asked, ...rest } = kept;
      const question = role.question !== '' ? role.question : typeof asked === 'object' ? asked : undefined;
      return added(next, 'texts', { ...rest, column, ...(question !== undefined && { question }) });
    }
    case 'score':
      return added(next, 'scores', { ...kept, column, kind: role.kind, min: role.min, max: role.max });
    case 'attribute':
      return added(next, 'attributes', { ...kept, column, name: role.name });
    case 'person':
      return { ...next, person: { ...groupOf(next['person']), [role.field]: column } };
  }
}

/** Columns that a mapping names anywhere the editor can show, in the order of the mapping. */
export function mappedColumns(mapping: MappingValue): string[] {
  const single = SINGLE_ROLES.flatMap((role) => columnOf(mapping[role]) ?? []);
  const listed = ['texts', 'scores', 'attributes'].flatMap((name) =>
    listOf(mapping, name).flatMap((entry) => columnOf(entry) ?? []),
  );
  const person = PERSON_FIELDS.flatMap((field) => columnOf(groupOf(mapping['person'])[field]) ?? []);
  return [...new Set([...single, ...listed, ...person])];
}

/** Whether a mapping says where any words or scores are: without them no item results. */
export function mapsAnything(mapping: MappingValue): boolean {
  return listOf(mapping, 'texts').length > 0 || listOf(mapping, 'scores').length > 0 || isGroup(mapping['turns']);
}

function without(mapping: MappingValue, column: string): MappingValue {
  const single = new Set<string>(SINGLE_ROLES);
  const next = Object.fromEntries(
    Object.entries(mapping).filter(([name, value]) => !(single.has(name) && columnOf(value) === column)),
  );
  for (const name of ['texts', 'scores', 'attributes'])
    if (Array.isArray(next[name])) next[name] = listOf(next, name).filter((entry) => entry['column'] !== column);
  if (isGroup(next['person']))
    next['person'] = Object.fromEntries(Object.entries(next['person']).filter(([, value]) => value !== column));
  return next;
}

function entryOf(mapping: MappingValue, column: string, role: ColumnRole): Group {
  switch (role.role) {
    case 'createdAt':
    case 'updatedAt':
      return groupOf(mapping[role.role]);
    case 'text':
      return listOf(mapping, 'texts').find((entry) => entry['column'] === column) ?? {};
    case 'score':
      return listOf(mapping, 'scores').find((entry) => entry['column'] === column) ?? {};
    case 'attribute':
      return listOf(mapping, 'attributes').find((entry) => entry['column'] === column) ?? {};
    default:
      return {};
  }
}

const added = (mapping: MappingValue, name: string, entry: Group): MappingValue => ({
  ...mapping,
  [name]: [...listOf(mapping, name), entry],
});

/** A column is written as its name, or as an object that names it. */
function columnOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const column = groupOf(value)['column'];
  return typeof column === 'string' ? column : null;
}

const listOf = (mapping: MappingValue, name: string): readonly Group[] => {
  const value = mapping[name];
  return Array.isArray(value) ? value.filter(isGroup) : [];
};
const groupOf = (value: unknown): Group => (isGroup(value) ? value : {});
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
