import type { SettingList } from '@koe/api/contract/settings';
import type { Words } from '../../../words/words.js';

/** How a field of a row is edited. `chosen…` lists are filled from other settings. */
export type ColumnKind =
  | 'text'
  | 'key'
  | 'email'
  | 'date'
  | 'optional_date'
  | 'slot'
  | 'target'
  | 'department'
  | 'product'
  | 'language'
  | 'notify'
  | 'annotation_kind'
  | 'metric'
  | 'variant';

export interface ListColumn {
  /** `name.ja` is the Japanese name. */
  readonly path: string;
  readonly kind: ColumnKind;
  readonly label: (words: Words['settings']) => string;
  /** CSS width. */
  readonly width?: string;
}

const column = (path: string, kind: ColumnKind, label: ListColumn['label'], width?: string): ListColumn => ({
  path,
  kind,
  label,
  ...(width !== undefined && { width }),
});

/** Both languages of a name side by side. */
const bilingual = (field: string, ja: ListColumn['label'], en: ListColumn['label']): ListColumn[] => [
  column(`${field}.ja`, 'text', ja),
  column(`${field}.en`, 'text', en),
];
const names = bilingual(
  'name',
  (words) => words.nameJa,
  (words) => words.nameEn,
);
const key = column('key', 'key', (words) => words.key, '16%');
const department = column('departmentId', 'department', (words) => words.department, '22%');

export const LIST_COLUMNS: Readonly<Record<SettingList, readonly ListColumn[]>> = {
  departments: names,
  teams: [key, ...names, department],
  products: [key, ...names, department],
  people: [
    column('name', 'text', (words) => words.name),
    column('email', 'email', (words) => words.email),
    department,
    column('language', 'language', (words) => words.language, '110px'),
    column('notifyBy', 'notify', (words) => words.notifyBy, '130px'),
  ],
  dimensions: [
    column('slot', 'slot', (words) => words.slot, '64px'),
    column('name', 'key', (words) => words.dimensionName, '16%'),
    column('attribute', 'text', (words) => words.attribute),
    ...bilingual(
      'label',
      (words) => words.labelJa,
      (words) => words.labelEn,
    ),
  ],
  targets: [
    column('metric', 'metric', (words) => words.metric, '40%'),
    column('variant', 'variant', (words) => words.variant, '30%'),
    column('value', 'target', (words) => words.target),
  ],
  annotations: [
    column('kind', 'annotation_kind', (words) => words.annotationKind, '130px'),
    column('from', 'date', (words) => words.from, '140px'),
    column('to', 'optional_date', (words) => words.to, '140px'),
    ...bilingual(
      'text',
      (words) => words.textJa,
      (words) => words.textEn,
    ),
    column('product', 'product', (words) => words.product, '120px'),
  ],
};
