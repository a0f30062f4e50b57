import { type DraftPart, type Role } from '@koe/sql/domain/item';
import { MappingError, type Json } from '../../connector.js';
import { textOf } from '../../record/text-of.js';
import { cell, cellText } from './cell.js';
import { globTest } from '../glob.js';
import type { RoleColumn, Turns } from '../mapping.js';
import { timeAt } from './time.js';

export interface Conversation {
  readonly parts: readonly DraftPart[];
  /** The account of the first customer turn. */
  readonly customer?: string;
  /** From offsets: the first human reply after the customer's first turn. Undefined without a reply or without offsets. */
  readonly firstReplySeconds?: number;
}

/**
 * The turns of a conversation; empty ones are left out, but keep their place in the numbering.
 * @throws MappingError when the list is missing, or a turn's speaker or time cannot be told.
 */
export function conversationOf(row: Json, spec: Turns, begin: Date | null): Conversation {
  const list = cell(row, spec.path);
  if (list === undefined || list === null) return { parts: [] };
  if (!isList(list)) throw new MappingError(spec.path, 'is not a list of turns');
  const parts: DraftPart[] = [];
  let customer: string | undefined;
  let asked: number | undefined;
  let reply: number | undefined;
  for (const [at, turn] of list.entries()) {
    const text = cellText(turn, spec.text);
    if (text === null) continue;
    const role = roleOf(turn, row, spec.role);
    const offset = spec.offsetSeconds === undefined ? undefined : secondsAt(turn, spec.offsetSeconds);
    if (role === 'customer') {
      asked ??= offset;
      if (spec.author !== undefined) customer ??= cellText(turn, spec.author) ?? undefined;
    } else if (role === 'agent' && asked !== undefined && offset !== undefined) reply ??= Math.max(0, offset - asked);
    const time = (spec.at && timeAt(turn, spec.at)) ?? later(begin, offset);
    const part = { key: `turn-${at + 1}`, role, text };
    parts.push(time === undefined ? part : { ...part, at: time });
  }
  return {
    parts,
    ...(customer === undefined ? {} : { customer }),
    ...(reply === undefined ? {} : { firstReplySeconds: reply }),
  };
}

function roleOf(turn: Json, row: Json, spec: Role | RoleColumn): Role {
  if (typeof spec === 'string') return spec;
  const speaker = textOf(cell(turn, spec.column)) ?? '';
  if (spec.customerFrom !== undefined && speaker !== '' && cellText(row, spec.customerFrom) === speaker)
    return 'customer';
  if (Object.hasOwn(spec.map, speaker)) {
    const role = spec.map[speaker];
    if (role !== undefined) return role;
  }
  for (const [pattern, role] of Object.entries(spec.map)) {
    if (/[*?]/.test(pattern) && matcherOf(pattern)(speaker)) return role;
  }
  if (spec.otherwise !== undefined) return spec.otherwise;
  throw new MappingError(spec.column, `nothing says who "${speaker.slice(0, 60)}" is`);
}

const matchers = new Map<string, (speaker: string) => boolean>();

function matcherOf(pattern: string): (speaker: string) => boolean {
  let matcher = matchers.get(pattern);
  if (matcher === undefined) {
    matcher = globTest(pattern);
    matchers.set(pattern, matcher);
  }
  return matcher;
}

function secondsAt(turn: Json, column: string): number | undefined {
  const text = textOf(cell(turn, column));
  if (text === null || text === '') return undefined;
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds < 0)
    throw new MappingError(column, `"${text.slice(0, 60)}" is no number of seconds`);
  return seconds;
}

function later(begin: Date | null, seconds: number | undefined): Date | undefined {
  return begin === null || seconds === undefined ? undefined : new Date(begin.getTime() + seconds * 1000);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
