import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { SENTIMENTS, type ScoreKind, type SentimentLabel } from '@koe/sql/domain/item';
import type { Bilingual } from '@koe/sql/domain/theme';
import { VALUE_WORDS } from '@koe/sql/domain/words/by-language';
import type { ExportRow } from '@koe/sql/queries/export/export';
import type { Cell, Column, ColumnType } from './column.js';
import { COLUMN_WORDS, type ColumnName } from './column-words.js';

/** What the columns need to know of the installation. */
export interface Naming {
  /** The words of this language; null for stable names and codes. */
  readonly language: 'ja' | 'en' | null;
  readonly timeZone: string;
  readonly themes: ReadonlyMap<number, Bilingual>;
  readonly products: ReadonlyMap<string, Bilingual>;
  readonly teams: ReadonlyMap<string, Bilingual>;
  readonly dimensions: readonly { readonly slot: number; readonly name: string; readonly label: Bilingual }[];
}

/** Between two parts of a text: an empty line. */
const PART_BREAK = '\n\n';

/** Every column of an export in its order. */
export function columnsOf(naming: Naming): readonly Column[] {
  const { language, timeZone, themes } = naming;
  const zone = zoneOf(timeZone);
  const localOf = (at: Date): string => new Date(at.getTime() + zone.offsetOf(at.getTime())).toISOString().slice(0, 19);
  const named = (names: ReadonlyMap<string, Bilingual>, key: string | null): string | null =>
    key === null || language === null ? key : (names.get(key)?.[language] ?? key);
  const closed = <Key extends string>(
    names: 'channel' | 'intent' | 'sentiment' | 'handling' | 'kind' | 'reason',
    key: Key | null,
  ) => (key === null || language === null ? key : wordOf(VALUE_WORDS[language][names], key));
  const themeName = (id: number): string => themes.get(id)?.[language ?? 'en'] ?? `#${id}`;
  const column = (name: ColumnName, type: ColumnType, of: (row: ExportRow) => Cell): Column => ({
    name,
    header: language === null ? name : COLUMN_WORDS[name][language],
    type,
    of,
  });
  const score = (kind: ScoreKind, end: 'value' | 'min' | 'max') => (row: ExportRow) =>
    row.scores.find((each) => each.kind === kind)?.[end] ?? null;
  const scaled = (kind: 'csat' | 'ces' | 'rating'): Column[] => [
    column(kind, 'number', score(kind, 'value')),
    column(`${kind}_min`, 'number', score(kind, 'min')),
    column(`${kind}_max`, 'number', score(kind, 'max')),
  ];
  return distinctHeaders([
    column('id', 'text', (row) => row.id),
    column('kind', 'text', (row) => closed('kind', row.kind)),
    column('source_id', 'text', (row) => row.sourceId),
    column('source', 'text', (row) => row.sourceName),
    column('external_id', 'text', (row) => row.externalId),
    column('url', 'text', (row) => row.url),
    column('channel', 'text', (row) => closed('channel', row.channel)),
    column('created_at', 'instant', (row) => row.createdAt),
    column('created_local', 'local', (row) => row.createdAt && localOf(row.createdAt)),
    column('lang', 'text', (row) => row.lang),
    column('product', 'text', (row) => named(naming.products, row.product)),
    column('team', 'text', (row) => named(naming.teams, row.team)),
    ...naming.dimensions.map(({ slot, name, label }): Column => ({
      name: `seg.${name}`,
      header: language === null ? `seg.${name}` : label[language],
      type: 'text',
      of: (row) => row.segments[slot - 1] ?? null,
    })),
    column('sentiment', 'text', (row) => closed('sentiment', row.sentiment)),
    column('sentiment_value', 'number', (row) => row.sentimentValue),
    column('intent', 'text', (row) => closed('intent', row.intent)),
    column('priority', 'text', (row) => row.priority),
    column('priority_score', 'number', (row) => row.priorityScore),
    column('priority_reasons', 'texts', (row) => byWeight(row.reasons).map((reason) => closed('reason', reason) ?? '')),
    column('themes', 'texts', (row) => row.themes.map((code) => themeName(code >> 2))),
    column('theme_ids', 'integers', (row) => row.themes.map((code) => code >> 2)),
    column('theme_sentiments', 'texts', (row) => row.themes.map((code) => closed('sentiment', toneOf(code)) ?? '')),
    ...scaled('csat'),
    column('nps', 'number', score('nps', 'value')),
    ...scaled('ces'),
    ...scaled('rating'),
    column('scores', 'text', (row) => (row.scores.length === 0 ? null : JSON.stringify(row.scores))),
    column('first_reply_seconds', 'integer', (row) => row.firstReplySeconds),
    column('handling_seconds', 'integer', (row) => row.handlingSeconds),
    column('resolved_at', 'instant', (row) => row.resolvedAt),
    column('handling', 'text', (row) => closed('handling', row.handling)),
    column('assignee', 'text', (row) => row.assignee),
    column('due_on', 'date', (row) => row.dueOn),
    column('note', 'text', (row) => (row.note === '' ? null : row.note)),
    column('text', 'text', (row) => (row.texts.length === 0 ? null : row.texts.join(PART_BREAK))),
    column('questions', 'texts', (row) => row.questions.filter((question) => question !== '')),
    column('attributes', 'text', (row) =>
      Object.keys(row.attributes).length === 0 ? null : JSON.stringify(row.attributes),
    ),
    column('classifier_version', 'text', (row) => row.classifierVersion),
  ]);
}

/** A declared dimension may be called like a column, or like another one: then its name tells it apart. */
function distinctHeaders(columns: readonly Column[]): readonly Column[] {
  const times = new Map<string, number>();
  for (const { header } of columns) times.set(header, (times.get(header) ?? 0) + 1);
  return columns.map((column) =>
    column.name.startsWith('seg.') && (times.get(column.header) ?? 0) > 1
      ? { ...column, header: `${column.header} (${column.name})` }
      : column,
  );
}

function wordOf(names: Readonly<Record<string, string>>, key: string): string {
  return names[key] ?? key;
}

function toneOf(code: number): SentimentLabel | null {
  return SENTIMENTS[(code & 3) - 1] ?? null;
}

function byWeight(reasons: ExportRow['reasons']): string[] {
  return reasons.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason);
}
