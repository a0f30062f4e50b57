import { SEGMENT_SLOTS, type Manifest } from '../../domain/cube/layout.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';

interface CodeRow {
  readonly dimension: string;
  readonly code: number;
  readonly value: string;
  readonly sourceName: string | null;
  readonly sample: boolean | null;
  readonly label: Bilingual | null;
}

interface DimensionRow {
  readonly slot: number;
  readonly name: string;
  readonly label: Bilingual;
}

const codes = sqlFile(import.meta.url, 'codes.sql');
const dimensions = sqlFile(import.meta.url, 'dimensions.sql');

/** The labels of all codes as the manifest lists them: position i is code i + 1. */
export async function readLabels(session: Session): Promise<Manifest['labels']> {
  const rows = await session.run<CodeRow>(codes);
  const declared = await session.run<DimensionRow>(dimensions);
  const of = <Label>(dimension: string, label: (row: CodeRow) => Label, nothing: Label): Label[] => {
    const labels: Label[] = [];
    for (const row of rows) {
      if (row.dimension !== dimension) continue;
      // a transaction that was rolled back may have used up a code: its place stays empty
      while (labels.length < row.code - 1) labels.push(nothing);
      labels.push(label(row));
    }
    return labels;
  };
  const value = (row: CodeRow): string => row.value;
  const named = (row: CodeRow): { key: string; name: Bilingual } => ({
    key: row.value,
    name: row.label ?? { ja: row.value, en: row.value },
  });
  const unnamed = { key: '', name: { ja: '?', en: '?' } };
  const slots = Math.max(0, ...declared.map(({ slot }) => slot));
  return {
    source: of('source', (row) => ({ id: row.value, name: row.sourceName ?? '', sample: row.sample ?? false }), {
      id: '',
      name: '',
      sample: false,
    }),
    lang: of('lang', value, ''),
    product: of('product', named, unnamed),
    team: of('team', named, unnamed),
    segments: Array.from({ length: Math.min(slots, SEGMENT_SLOTS) }, (_, index) => {
      const dimension = declared.find(({ slot }) => slot === index + 1);
      // an undeclared slot before a declared one keeps its place; nobody can ask for a dimension without a name
      if (!dimension) return { name: '', label: { ja: '?', en: '?' }, values: [] };
      return { name: dimension.name, label: dimension.label, values: of(`seg${index + 1}`, value, '') };
    }),
    scales: of('scale', scaleOf, { min: 0, max: 0 }),
  };
}

function scaleOf({ value }: CodeRow): { min: number; max: number } {
  const [min, max] = value.split(':').map(Number);
  return { min: min ?? 0, max: max ?? 0 };
}
