import type { EditionQuote } from '@koe/sql/domain/edition/content';
import { commonEn } from '@koe/dashboard/words/common.en';
import { commonJa } from '@koe/dashboard/words/common.ja';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import type { Sheet } from './sheet.js';

const STYLE = { size: 9.5, lines: 6 } as const;
const INDENT = 12;

/** Of a quote with its line of where and when. */
export function quoteHeight(sheet: Sheet, reader: Reader, quote: EditionQuote, width: number): number {
  return sheet.heightOf(quoted(reader, quote), width - INDENT, STYLE) + 19;
}

/** A customer's words: larger than what is around them, with a bar in the colour of their tone. */
export function quoteAt(sheet: Sheet, reader: Reader, quote: EditionQuote, x: number, y: number, width: number): void {
  const text = quoted(reader, quote);
  const height = sheet.heightOf(text, width - INDENT, STYLE);
  sheet.box(x, y + 2, 2, height + 10, toneInk(quote.tone));
  const words = reader.language === 'ja' ? commonJa : commonEn;
  const channels: Readonly<Record<string, string>> = words.channel;
  const source = [channels[quote.channel] ?? quote.channel, ...(quote.on === null ? [] : [reader.day(quote.on)])].join(
    '\u3000',
  );
  sheet.text(text, x + INDENT, y, width - INDENT, { ...STYLE, link: reader.url(`/voices?item=${quote.itemId}`) });
  sheet.text(source, x + INDENT, y + height + 1, width - INDENT, { size: 7, fill: INK.quiet, lines: 1 });
}

function quoted({ language }: Reader, { text, lang }: EditionQuote): string {
  return lang === 'ja' || (language === 'ja' && lang !== 'en') ? `「${text}」` : `“${text}”`;
}

function toneInk(tone: string): string {
  return tone === 'negative'
    ? INK.sentiment.negative
    : tone === 'positive'
      ? INK.sentiment.positive
      : INK.sentiment.neutral;
}
