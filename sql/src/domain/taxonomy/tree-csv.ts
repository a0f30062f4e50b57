import { CsvError, readCsv, writeCsv } from './csv.js';
import { fileFaults, type FileFault, type FileTheme, type ReadTree } from './tree-file.js';

const COLUMNS = [
  'id',
  'parent',
  'name_ja',
  'name_en',
  'description_ja',
  'description_en',
  'examples_ja',
  'examples_en',
  'owner',
] as const;
type Column = (typeof COLUMNS)[number];
const COLUMNS_NEEDED: readonly Column[] = ['id', 'parent', 'name_ja', 'name_en'];
const CELLS_NEEDED: readonly Column[] = ['id', 'name_ja', 'name_en'];

/** One row a theme, phrases separated by `|`; a bar inside a phrase is written `\|`. */
export function treeToCsv(themes: readonly FileTheme[]): string {
  const rows = themes.map(({ id, parent, name, description, examples, owner }) => [
    id,
    parent ?? '',
    name.ja,
    name.en,
    description?.ja ?? '',
    description?.en ?? '',
    joinPhrases(examples?.ja ?? []),
    joinPhrases(examples?.en ?? []),
    owner ?? '',
  ]);
  return writeCsv([COLUMNS, ...rows]);
}

/** Reads what `treeToCsv` writes and what people make of it: columns in any order, optional ones may be missing. */
export function treeFromCsv(text: string): ReadTree {
  const refuse = (line: number, field: string, message: string): ReadTree => ({
    themes: [],
    lines: [],
    faults: [{ line, field, message }],
  });
  try {
    const [head, ...rows] = readCsv(text);
    if (!head) return refuse(1, '', 'the file is empty');
    const names = head.cells.map((cell) => cell.trim().toLowerCase());
    const missing = COLUMNS_NEEDED.find((column) => !names.includes(column));
    if (missing) return refuse(head.line, missing, `the column ${missing} is missing; there are ${COLUMNS.join(', ')}`);
    const unknown = names.find((name) => name !== '' && !COLUMNS.some((column) => column === name));
    if (unknown !== undefined)
      return refuse(head.line, unknown, `there is no column ${unknown}; there are ${COLUMNS.join(', ')}`);
    const speaksOf = (words: 'description' | 'examples'): boolean =>
      names.includes(`${words}_ja`) && names.includes(`${words}_en`);
    const faults: FileFault[] = [];
    const themes = rows.map(({ cells, line }): FileTheme => {
      if (cells.length > names.length)
        faults.push({ line, field: '', message: `has ${cells.length} cells where the head has ${names.length}` });
      const at = (column: Column): string => cells[names.indexOf(column)]?.trim() ?? '';
      for (const column of CELLS_NEEDED)
        if (at(column) === '') faults.push({ line, field: column, message: 'is empty' });
      return {
        id: at('id'),
        parent: at('parent') || null,
        name: { ja: at('name_ja'), en: at('name_en') },
        description: speaksOf('description') ? { ja: at('description_ja'), en: at('description_en') } : null,
        examples: speaksOf('examples')
          ? { ja: splitPhrases(at('examples_ja')), en: splitPhrases(at('examples_en')) }
          : null,
        owner: at('owner') || null,
      };
    });
    const lines = rows.map(({ line }) => line);
    return { themes, lines, faults: [...faults, ...fileFaults(themes, lines, (name) => name)] };
  } catch (error) {
    if (error instanceof CsvError) return refuse(error.line, '', error.message);
    throw error;
  }
}

function joinPhrases(phrases: readonly string[]): string {
  return phrases.map((phrase) => phrase.replace(/[\\|]/g, '\\$&')).join('|');
}

function splitPhrases(cell: string): string[] {
  const phrases = cell.match(/(?:\\[\s\S]|[^|\\]|\\$)+/g) ?? [];
  return [...new Set(phrases.map((phrase) => phrase.replace(/\\([\\|])/g, '$1').trim()).filter(Boolean))];
}
