import { Injectable } from '@nestjs/common';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { CaseContent } from '@koe/sql/domain/case/case-study';
import { descendantsOf } from '@koe/sql/domain/theme';
import type { StoredQuote } from '@koe/sql/queries/case/quote';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { readQuotes } from '@koe/sql/queries/theme/quotes';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import { ProblemError } from '../http/problem-error.js';
import { quoteOf } from '../items/quote.js';

/** The words that a case quotes, read from the items: masked, whatever the page sends. */
@Injectable()
export class CaseQuotesService {
  /**
   * @param kept quotes that the case has: they stay as they were when they were chosen
   * @throws ProblemError invalid_request for an item that says nothing on the theme of the case
   */
  async read(
    session: Session,
    { quotes, themeId }: Pick<CaseContent, 'quotes' | 'themeId'>,
    kept: readonly StoredQuote[],
  ): Promise<Omit<StoredQuote, 'position'>[]> {
    const known = new Map(kept.flatMap((quote) => (quote.itemId === null ? [] : [[quote.itemId, quote] as const])));
    const fresh = quotes.filter((id) => !known.has(id));
    const { themes } = await readTaxonomy(session);
    const themeIds = descendantsOf(themes).get(themeId) ?? [themeId];
    const rows = fresh.length === 0 ? [] : await readQuotes(session, fresh, themeIds);
    const { timeZone } = await readOrganisation(session);
    const zone = zoneOf(timeZone);
    const read = new Map(
      rows.map(({ itemId, lang, channel, createdAt, partKey: key, text, mentions }) => {
        const cut = quoteOf({ key, text, question: null }, mentions);
        const marks = cut.mentions.filter(({ start, end }) => end > start).map(({ start, end }) => ({ start, end }));
        const createdOn = createdAt === null ? null : formatDay(zone.dayOf(createdAt.getTime()));
        return [itemId, { itemId, text: cut.quote.text, marks, lang, channel, createdOn }] as const;
      }),
    );
    return quotes.map((id, at) => {
      const quote = known.get(id) ?? read.get(id);
      if (quote) return quote;
      const message = 'this voice is gone, or says nothing on the theme of the case';
      throw new ProblemError('invalid_request', message, [{ field: `quotes.${String(at)}`, message }]);
    });
  }
}
