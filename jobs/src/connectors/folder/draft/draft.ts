import type { Channel, DraftPart, DraftPerson, DraftTimes, FeedbackDraft, Score } from '@koe/sql/domain/item';
import { MappingError, type Json } from '../../connector.js';
import { textOf } from '../../record/text-of.js';
import { cell, cellText } from './cell.js';
import type { Mapping } from '../mapping.js';
import { rowId } from './row-id.js';
import type { RowPayload } from './row-payload.js';
import type { FileRule } from '../rules.js';
import { scoreAt } from './score.js';
import { timeAt } from './time.js';
import { conversationOf } from './turns.js';
import { mappedRow } from './transcript/transcript.js';

/**
 * What one row says, under the mapping of its rule. Pure.
 * @throws MappingError naming the column.
 */
export function draftOf(payload: RowPayload, rule: FileRule & { readonly mapping: Mapping }): FeedbackDraft {
  const { mapping } = rule;
  const row = mappedRow(payload, mapping);
  const identified = rowId(payload, rule);
  if ('reason' in identified) throw new MappingError(mapping.id ?? 'id', identified.reason);
  const createdAt = mapping.createdAt === undefined ? null : timeAt(row, mapping.createdAt);
  const updatedAt = mapping.updatedAt === undefined ? null : timeAt(row, mapping.updatedAt);
  const url = mapping.url === undefined ? null : cellText(row, mapping.url);
  const conversation = mapping.turns === undefined ? undefined : conversationOf(row, mapping.turns, createdAt);
  const person = personOf(row, mapping, conversation?.customer);
  const times = timesOf(row, mapping, createdAt === null ? conversation?.firstReplySeconds : undefined);
  return {
    itemKey: itemKeyOf(row, mapping) ?? identified.id,
    kind: mapping.kind,
    channel: channelOf(row, mapping),
    createdAt,
    ...(updatedAt === null ? {} : { updatedAt }),
    ...(url === null ? {} : { url }),
    parts: [...textParts(row, mapping, identified.id), ...(conversation?.parts ?? [])],
    ...(person === undefined ? {} : { person }),
    scores: mapping.scores.map((spec) => scoreAt(row, spec)).filter((score): score is Score => score !== undefined),
    ...(times === undefined ? {} : { times }),
    attributes: attributesOf(row, mapping),
  };
}

function itemKeyOf(row: Json, mapping: Mapping): string | undefined {
  if (mapping.itemKey === undefined) return undefined;
  const key = cellText(row, mapping.itemKey)?.trim();
  if (key === undefined) throw new MappingError(mapping.itemKey, 'is empty, so the row belongs to no item');
  return key;
}

function channelOf(row: Json, { channel }: Mapping): Channel {
  if (typeof channel === 'string') return channel;
  const written = cellText(row, channel.column)?.trim() ?? '';
  const found = Object.hasOwn(channel.values, written) ? channel.values[written] : undefined;
  return found ?? 'other';
}

function textParts(row: Json, mapping: Mapping, id: string): DraftPart[] {
  const parts: DraftPart[] = [];
  for (const { column, question, role } of mapping.texts) {
    const text = cellText(row, column);
    if (text === null) continue;
    // Rows that join one item must not use one key twice, so there the key begins with the row's own id.
    const key = mapping.itemKey === undefined ? column : `${id}:${column}`;
    const asked = question === undefined ? null : questionOf(row, question);
    parts.push(asked === null ? { key, role, text } : { key, role, text, question: asked });
  }
  return parts;
}

function questionOf(row: Json, spec: NonNullable<Mapping['texts'][number]['question']>): string | null {
  return typeof spec === 'string' ? spec : translated(cellText(row, spec.column), spec.values);
}

function personOf(row: Json, mapping: Mapping, handle: string | undefined): DraftPerson | undefined {
  const person: { -readonly [K in keyof DraftPerson]: DraftPerson[K] } = {};
  for (const key of ['email', 'phone', 'customerId', 'handle'] as const) {
    const column = mapping.person[key];
    const value = column === undefined ? undefined : cellText(row, column)?.trim();
    if (value !== undefined) person[key] = value;
  }
  if (Object.keys(person).length === 0 && handle !== undefined) person.handle = handle;
  return Object.keys(person).length === 0 ? undefined : person;
}

function timesOf(row: Json, { times }: Mapping, firstReplySeconds: number | undefined): DraftTimes | undefined {
  const found: { -readonly [K in keyof DraftTimes]: DraftTimes[K] } = {};
  for (const key of ['firstReplySeconds', 'handlingSeconds', 'contacts'] as const) {
    const column = times?.[key];
    const value = column === undefined ? undefined : countAt(row, column);
    if (value !== undefined) found[key] = value;
  }
  if (firstReplySeconds !== undefined) found.firstReplySeconds ??= firstReplySeconds;
  const resolvedAt = times?.resolvedAt === undefined ? null : timeAt(row, times.resolvedAt);
  if (times?.resolvedAt !== undefined) found.solved = resolvedAt !== null;
  if (resolvedAt !== null) found.resolvedAt = resolvedAt;
  for (const key of ['solved', 'reopened', 'firstContactSolved'] as const) {
    const spec = times?.[key];
    const written = spec === undefined ? null : cellText(row, spec.column);
    if (spec !== undefined && written !== null) found[key] = spec.when.includes(written.trim());
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

function countAt(row: Json, column: string): number | undefined {
  const text = textOf(cell(row, column))?.normalize('NFKC').trim();
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new MappingError(column, `"${text.slice(0, 60)}" is not a number ≥ 0`);
  return value;
}

function attributesOf(row: Json, mapping: Mapping): Record<string, string> {
  const found: Record<string, string> = { ...mapping.constants };
  const language = mapping.language === undefined ? null : cellText(row, mapping.language);
  if (language !== null) found['language'] = language.trim();
  for (const { column, name, values } of mapping.attributes) {
    const value = translated(cellText(row, column)?.trim() ?? null, values);
    if (value !== null) found[name] = value;
  }
  return found;
}

function translated(
  written: string | null,
  values: Readonly<Record<string, string | null>> | undefined,
): string | null {
  if (written === null || values === undefined || !Object.hasOwn(values, written)) return written;
  return values[written] ?? null;
}
