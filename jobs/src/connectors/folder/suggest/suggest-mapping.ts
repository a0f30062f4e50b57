import type { z } from 'zod';
import { MappingError, type Json } from '../../connector.js';
import type { KnownFormat } from '../format/detect-format.js';
import { mapping, type Mapping, type TimeColumn } from '../mapping.js';
import { timeAt } from '../draft/time.js';
import { columnsOf, listColumnsOf, type Column } from './columns.js';
import { suggestScore } from './suggest-score.js';

/** Names of columns in both languages; names are matched, then contents decide. */
const NAMES = {
  id: /^(id|.*[_ ]?id|no\.?|番号|.*(回答|受付|管理|チケット|注文)(番号|ID|No\.?))$/i,
  created: /created|date|time|submitted|日時|日付|年月日|タイムスタンプ|(回答|受付|投稿|登録|来店)日/i,
  updated: /updated|modified|更新/i,
  text: /comment|text|body|message|review|feedback|reason|内容|本文|自由|意見|感想|理由|コメント|要望|お問い?合わせ|口コミ/i,
  question: /^(question|設問|質問)$/i,
  email: /mail|メール/i,
  phone: /phone|tel|電話/i,
  customer: /customer|respondent|member|user_?id|会員|顧客|回答者/i,
  handle: /author|screen_?name|handle|ユーザー名|アカウント/i,
  product: /product|商品|製品/i,
  team: /team|department|部署|店舗|担当部門/i,
  ticket: /subject|ticket|status|件名|チケット|対応状況/i,
  speaker: /^(speaker|role|from|sender|話者|発言者)$/i,
  seconds: /seconds|offset|^(start|t)$|秒/i,
  language: /^(lang|language|locale|言語)$/i,
} as const;

const LONG_TEXT = 12;
const ATTRIBUTE_VALUES = 30;
const FORMATS = ['dd/MM/yyyy HH:mm', 'dd/MM/yyyy', 'MM/dd/yyyy HH:mm', 'MM/dd/yyyy', 'dd.MM.yyyy HH:mm', 'dd.MM.yyyy'];

/** A guess for a person to correct; undefined when there is neither text nor score nor conversation in the rows. */
export function suggestMapping(rows: readonly Json[], format: KnownFormat): Mapping | undefined {
  if (format === 'vtt' || format === 'srt') return undefined;
  const columns = columnsOf(rows).filter(({ values }) => values.length > 0);
  const used = new Set<string>();
  const take = (fits: (column: Column) => boolean): string | undefined => {
    const found = columns.find((column) => !used.has(column.name) && fits(column))?.name;
    if (found !== undefined) used.add(found);
    return found;
  };
  const named = (pattern: RegExp) => take(({ name }) => pattern.test(name.split('.').at(-1) ?? name));
  const id = take(({ name, distinct, filled }) => NAMES.id.test(name) && distinct === rows.length && filled === 1);
  const updatedAt = timeColumn(rows, columns, used, NAMES.updated);
  const createdAt = timeColumn(rows, columns, used, NAMES.created) ?? timeColumn(rows, columns, used, /./);
  const email = take(({ name, values }) => NAMES.email.test(name) && values.every((value) => value.includes('@')));
  const person = { email, phone: named(NAMES.phone), customerId: named(NAMES.customer), handle: named(NAMES.handle) };
  const language = named(NAMES.language);
  const scores = columns.flatMap((column) => {
    const score = used.has(column.name) ? undefined : suggestScore(column);
    if (score !== undefined) used.add(column.name);
    return score ?? [];
  });
  const turns = suggestTurns(rows);
  const question = named(NAMES.question);
  const texts = columns
    .filter((column) => !used.has(column.name) && isText(column))
    .map(({ name }) => ({ column: name, question: question === undefined ? name : { column: question } }));
  for (const { column } of texts) used.add(column);
  const isTicket = columns.some(({ name }) => NAMES.ticket.test(name));
  const attributes = columns
    .filter(({ name, distinct, length }) => !used.has(name) && distinct <= ATTRIBUTE_VALUES && length <= 60)
    .map(({ name }) => ({ column: name, name: attributeName(name) }));
  const guess: z.input<typeof mapping> = {
    kind: turns !== undefined ? 'call' : isTicket ? 'ticket' : 'survey',
    channel: turns !== undefined ? 'chat' : isTicket ? 'web_form' : 'survey',
    id,
    createdAt,
    updatedAt,
    language,
    person,
    texts: turns === undefined ? texts : [],
    turns,
    scores,
    attributes,
  };
  const checked = mapping.safeParse(withoutAbsent(guess));
  return checked.success ? checked.data : undefined;
}

function timeColumn(
  rows: readonly Json[],
  columns: readonly Column[],
  used: Set<string>,
  name: RegExp,
): TimeColumn | undefined {
  for (const column of columns) {
    if (used.has(column.name) || !name.test(column.name) || (column.numbers !== undefined && name.source === '.'))
      continue;
    for (const format of [undefined, ...FORMATS]) {
      const spec = { column: column.name, zone: 'Asia/Tokyo', ...(format === undefined ? {} : { format }) };
      if (!rows.every((row) => isTime(row, spec))) continue;
      used.add(column.name);
      return spec;
    }
  }
  return undefined;
}

function isTime(row: Json, spec: TimeColumn): boolean {
  try {
    timeAt(row, spec);
    return true;
  } catch (error) {
    if (error instanceof MappingError) return false;
    throw error;
  }
}

function isText({ name, length, distinct, values, numbers }: Column): boolean {
  if (numbers !== undefined) return false;
  return NAMES.text.test(name) || (length >= LONG_TEXT && distinct > values.length / 2);
}

function suggestTurns(rows: readonly Json[]): z.input<typeof mapping>['turns'] {
  for (const { name, items } of listColumnsOf(rows)) {
    const columns = columnsOf(items);
    const text = columns.find((column) => isText(column))?.name;
    const speaker = columns.find((column) => NAMES.speaker.test(column.name))?.name;
    if (text === undefined || speaker === undefined) continue;
    const at = timeColumn(items, columns, new Set([text, speaker]), NAMES.created);
    const seconds = columns.find((column) => NAMES.seconds.test(column.name) && column.numbers !== undefined)?.name;
    const map = {
      'customer*': 'customer',
      'agent*': 'agent',
      'operator*': 'agent',
      'お客*': 'customer',
      'オペレーター*': 'agent',
    } as const;
    const role = { column: speaker, map, otherwise: 'customer' as const };
    return { path: name, text, role, ...(at ? { at } : seconds ? { offsetSeconds: seconds } : {}) };
  }
  return undefined;
}

function attributeName(column: string): string {
  if (NAMES.product.test(column)) return 'product';
  if (NAMES.team.test(column)) return 'team';
  return column.split('.').at(-1) ?? column;
}

function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
