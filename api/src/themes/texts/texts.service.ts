import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { chooseQuotes } from '@koe/jobs/classify/quotes/choose-quotes';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { FilterError, type Filter } from '@koe/sql/domain/filter';
import { WEEKS_BEFORE } from '@koe/sql/domain/priority/theme-evidence';
import { descendantsOf } from '@koe/sql/domain/theme';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { readQuotes } from '@koe/sql/queries/theme/quotes';
import { sampleItems, type Sample, type SampleRequest } from '@koe/sql/queries/theme/sample';
import { readTexts, type ThemeText } from '@koe/sql/queries/theme/texts';
import type { Database } from '@koe/sql/server/database';
import type { getThemePhrases, getThemeQuotes } from '../../contract/theme-texts.js';
import { FilterService } from '../../filter/filter.service.js';
import type { InputOf } from '../../http/input.js';
import { ProblemError } from '../../http/problem-error.js';
import { quoteOf } from '../../items/quote.js';
import { DATABASE } from '../../world/world.js';
import { distinctPhrases, type ReadText } from './distinct-phrases.js';
import { readPhrases } from './read-phrases.js';

type Phrases = z.input<NonNullable<(typeof getThemePhrases)['answer']>>;
type Quotes = z.input<NonNullable<(typeof getThemeQuotes)['answer']>>;
type Dated = SampleRequest['filter'];

/** Texts of the theme, of its weeks before and of other themes: enough for a phrase of one text in thirty to stand out. */
const OWN = { slices: 8, perSlice: 30 } as const;
const BEFORE = { slices: 6, perSlice: 40 } as const;
const OTHERS = { slices: 4, perSlice: 60 } as const;
const QUOTED = { slices: 6, perSlice: 20 } as const;
const MOST_PHRASES = 12;

/** What people say on a theme, in their words. All of it is masked text of a sample, which the answer tells the size of. */
@Injectable()
export class ThemeTextsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /** @throws ProblemError not_found for a theme that does not serve; FilterError without both dates */
  async phrases({ params, filter }: InputOf<typeof getThemePhrases>): Promise<Phrases> {
    const themeIds = await this.idsOf(params.id);
    const dated = datesOf(filter);
    const own: Dated = { ...dated, theme: [String(params.id)] };
    const first = parseDay(dated.from);
    const before: Dated = { ...own, from: formatDay(first - 7 * WEEKS_BEFORE), to: formatDay(first - 1) };
    const others: Dated = { ...dated, theme: [`!${params.id}`] };
    const [now, then, elsewhere] = await Promise.all([
      this.sample(own, OWN),
      this.sample(before, BEFORE),
      this.sample(others, OTHERS),
    ]);
    const [ownTexts, textsBefore, otherTexts] = await Promise.all([
      readTexts(this.database, now.itemIds, themeIds),
      readTexts(this.database, then.itemIds, themeIds),
      readTexts(this.database, elsewhere.itemIds, null),
    ]);
    const read = ownTexts.map(readText);
    return {
      risen: distinctPhrases(read, textsBefore.map(readText), { limit: MOST_PHRASES }),
      telling: distinctPhrases(read, otherTexts.map(readText), { limit: MOST_PHRASES }),
      read: { theme: ownTexts.length, before: textsBefore.length, others: otherTexts.length, whole: now.whole },
    };
  }

  /** @throws ProblemError not_found for a theme that does not serve; FilterError without both dates */
  async quotes({ params, query, filter }: InputOf<typeof getThemeQuotes>): Promise<Quotes> {
    const themeIds = await this.idsOf(params.id);
    const { itemIds, whole } = await this.sample({ ...datesOf(filter), theme: [String(params.id)] }, QUOTED);
    const rows = await readQuotes(this.database, itemIds, themeIds);
    const quotes = chooseQuotes(
      rows.map(({ partKey, text, mentions, ...row }) => {
        const { quote, mentions: shifted } = quoteOf({ key: partKey, text, question: null }, mentions);
        const marks = shifted.filter(({ start, end }) => end > start).map(({ start, end }) => ({ start, end }));
        return { ...row, text: quote.text, marks };
      }),
      query.limit,
    );
    return {
      quotes: quotes.map(({ createdAt, ...quote }) => ({ ...quote, createdAt: createdAt?.toISOString() ?? null })),
      read: rows.length,
      whole,
    };
  }

  /** One item's surest words on any theme that serves; null when it mentions none. */
  async quoteOfItem(itemId: string): Promise<Quotes['quotes'][number] | null> {
    const { themes } = await readTaxonomy(this.database);
    const rows = await readQuotes(
      this.database,
      [itemId],
      themes.map(({ id }) => id),
    );
    const [row] = rows;
    if (!row) return null;
    const { partKey, text, mentions, createdAt, ...rest } = row;
    const { quote } = quoteOf({ key: partKey, text, question: null }, mentions);
    return { ...rest, text: quote.text, marks: [], createdAt: createdAt?.toISOString() ?? null };
  }

  private async sample(filter: Dated, size: Pick<SampleRequest, 'slices' | 'perSlice'>): Promise<Sample> {
    const [world, grams] = await Promise.all([this.filters.world(), this.filters.grams()]);
    return sampleItems(this.database, { filter, world, grams, ...size });
  }

  /** The theme and all below it. */
  private async idsOf(themeId: number): Promise<readonly number[]> {
    const ids = descendantsOf((await readTaxonomy(this.database)).themes).get(themeId);
    if (!ids) throw new ProblemError('not_found', 'there is no such theme in the tree that serves');
    return ids;
  }
}

function datesOf(filter: Filter): Dated {
  const { from, to } = filter;
  if (from === undefined) throw new FilterError('from', 'from is needed: what people say is read of a period');
  if (to === undefined) throw new FilterError('to', 'to is needed: what people say is read of a period');
  return { ...filter, from, to };
}

function readText({ text, lang }: ThemeText): ReadText {
  return { lang, ...readPhrases(text, lang) };
}
