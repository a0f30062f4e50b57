import { MappingError, type Json } from '../../connector.js';
import { cell } from './cell.js';
import type { TimeColumn } from '../mapping.js';

/**
 * The time in a column; null when the cell is empty. Times without a zone are taken as wall clock of the column's zone.
 * @throws MappingError for what is no time, is ambiguous (`01/02/2026` without a format) or cannot be (30 February).
 */
export function timeAt(row: Json, spec: TimeColumn): Date | null {
  const value = cell(row, spec.column);
  if (value === undefined || value === null || value === '') return null;
  const time = readTime(value, spec);
  if (time === undefined) {
    const shown = JSON.stringify(value).slice(0, 60);
    throw new MappingError(spec.column, `${shown} is not a time${spec.format ? ` written ${spec.format}` : ''}`);
  }
  return time === 'empty' ? null : time;
}

function readTime(value: Json, { format, zone }: TimeColumn): Date | 'empty' | undefined {
  if (typeof value === 'number' || format === 'epoch_s' || format === 'epoch_ms') return epoch(Number(value), format);
  if (typeof value !== 'string') return undefined;
  const text = value.normalize('NFKC').trim();
  if (text === '') return 'empty';
  if (format !== undefined) return fromFormat(text, format, zone);
  if (/^\d{9,10}$|^\d{12,13}$/.test(text)) return epoch(Number(text), undefined);
  return fromIso(text, zone) ?? fromMail(text);
}

/** From here on a number without unit is read as milliseconds: seconds reach it in the year 5138. */
const MILLISECONDS_FROM = 1e11;

function epoch(value: number, format: string | undefined): Date | undefined {
  if (!Number.isFinite(value)) return undefined;
  const seconds = format === 'epoch_s' || (format === undefined && Math.abs(value) < MILLISECONDS_FROM);
  // A small number is a serial day or a mistake, never a time of feedback.
  if (format === undefined && value < 1e8) return undefined;
  return plausible(new Date(seconds ? value * 1000 : value));
}

const ISO =
  /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s,]*(\d{1,2})[:時](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,9}))?秒?|分)?)?\s*(Z|UTC|GMT|JST|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

function fromIso(written: string, zone: string): Date | undefined {
  const text = written
    .replace(/\([日月火水木金土]\)/, ' ')
    .replace(/^(令和|平成|昭和)(\d{1,2}|元)年/, (_, era: string, year: string) => {
      return `${(ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`;
    });
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, month2, day2, hour, minute, second, fraction, offset] = match;
  const parts = {
    year: Number(year),
    month: Number(month ?? month2),
    day: Number(day ?? day2),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
  };
  return fromParts(parts, offset === undefined ? zone : { minutes: offsetMinutes(offset) });
}

/** `Wed, 31 Oct 2017 22:10:47 GMT`, `Wed Oct 31 22:10:47 +0000 2017`: only with the zone stated. */
function fromMail(text: string): Date | undefined {
  if (!/[A-Za-z]{3}/.test(text) || !/(GMT|UTC|Z|[+-]\d{4})\b/.test(text) || !/\d{4}/.test(text)) return undefined;
  return plausible(new Date(Date.parse(text)));
}

const TOKENS = { yyyy: 'year', MM: 'month', dd: 'day', HH: 'hour', mm: 'minute', ss: 'second' } as const;
type Token = keyof typeof TOKENS;

function fromFormat(text: string, format: string, zone: string): Date | undefined {
  const tokens: Token[] = [];
  const source = format
    .split(/(yyyy|MM|dd|HH|mm|ss)/)
    .map((piece) => {
      if (!isToken(piece)) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      tokens.push(piece);
      return piece === 'yyyy' ? '(\\d{4})' : '(\\d{1,2})';
    })
    .join('');
  const match = new RegExp(`^${source}$`).exec(text);
  if (match === null) return undefined;
  const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  tokens.forEach((token, at) => {
    parts[TOKENS[token]] = Number(match[at + 1]);
  });
  return fromParts(parts, zone);
}

function isToken(piece: string): piece is Token {
  return Object.hasOwn(TOKENS, piece);
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

function fromParts(parts: Parts, zone: string | { readonly minutes: number }): Date | undefined {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(wall);
  // Date.UTC carries over what does not exist; 24:00 is a way to write midnight.
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if (minute > 59 || second > 59 || (hour > 23 && !endOfDay)) return undefined;
  if (!endOfDay && (back.getUTCMonth() + 1 !== month || back.getUTCDate() !== day)) return undefined;
  if (typeof zone !== 'string') return plausible(new Date(wall - zone.minutes * 60_000));
  // The offset at the wall clock read as UTC may be that of the other side of a change; the second look settles it.
  const near = wall - offsetAt(zone, wall);
  return plausible(new Date(wall - offsetAt(zone, near)));
}

function offsetMinutes(offset: string): number {
  if (/^jst$/i.test(offset)) return 540;
  if (/^[a-z]+$/i.test(offset)) return 0;
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return offset.startsWith('-') ? -minutes : minutes;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone is ahead of UTC at an instant. */
function offsetAt(zone: string, instant: number): number {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    const two = '2-digit';
    const options = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options });
    formatters.set(zone, formatter);
  }
  const field: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(instant)) field[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** Feedback was given between 1900 and 2200; everything else is a slip of the pen. */
function plausible(time: Date): Date | undefined {
  const year = time.getUTCFullYear();
  return year >= 1900 && year <= 2200 ? time : undefined;
}
