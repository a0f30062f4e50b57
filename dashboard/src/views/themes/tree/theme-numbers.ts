import type { Counts } from '@koe/sql/domain/cube/query';
import type { Fact } from '@koe/sql/domain/fact';
import type { Filter } from '@koe/sql/domain/filter';
import { SENTIMENTS, type SentimentLabel } from '@koe/sql/domain/item';
import { CountsTable } from '../../../cube/counts-table.js';
import type { CountRequest, FactRequest } from '@koe/sql/domain/analysis/request';

/** What the cube says of a theme under the filter. */
export interface ThemeNumbers {
  readonly count: number;
  readonly tones: Readonly<Record<SentimentLabel, number>>;
  /** Of voices with customer text, 0 … 1; null below the metric's minimum. */
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
}

/** Counts by theme and tone, and shares; the filter's own themes are left out, so that the tree stays whole. */
export function themeRequests(filter: Filter): { readonly tones: CountRequest; readonly shares: FactRequest } {
  const { theme: _theme, ...withoutTheme } = filter;
  return {
    tones: { kind: 'count', query: { by: ['theme', 'tone'], except: ['theme'] } },
    shares: { kind: 'fact', measure: { metric: 'theme_share', by: 'theme' }, filter: withoutTheme },
  };
}

/** Numbers by theme id; a theme nobody mentions is absent. */
export function themeNumbers(counts: Counts, shares: readonly Fact[]): ReadonlyMap<number, ThemeNumbers> {
  const table = new CountsTable(counts);
  const byTheme = new Map(shares.map((fact) => [fact.group?.key, fact]));
  const numbers = new Map<number, ThemeNumbers>();
  for (const key of table.rows) {
    const count = table.row(key);
    const id = Number(key);
    if (count === 0 || !Number.isInteger(id)) continue;
    const fact = byTheme.get(key);
    const [negative, neutral, positive] = SENTIMENTS.map((tone) => table.at(key, tone));
    numbers.set(id, {
      count,
      tones: { negative: negative ?? 0, neutral: neutral ?? 0, positive: positive ?? 0 },
      share: fact?.value ?? null,
      interval: fact?.interval ?? null,
    });
  }
  return numbers;
}

/** The theme without any below it that has most negative voices; null when there is none. */
export function worstTheme<T extends { readonly id: number; readonly parent: number | null }>(
  themes: readonly T[],
  numbers: ReadonlyMap<number, ThemeNumbers>,
): { readonly theme: T; readonly negative: number } | null {
  const parents = new Set(themes.map(({ parent }) => parent));
  const ranked = themes
    .filter(({ id }) => !parents.has(id))
    .map((theme) => ({ theme, negative: numbers.get(theme.id)?.tones.negative ?? 0 }))
    .sort((a, b) => b.negative - a.negative);
  const worst = ranked[0];
  return worst && worst.negative > 0 ? worst : null;
}
