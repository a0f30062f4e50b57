import { businessSeconds } from '@koe/sql/domain/calendar/business';
import type { Classification } from '@koe/sql/domain/classification';
import { NO_REPLY, NOT_APPLICABLE } from '@koe/sql/domain/cube/layout';
import { SENTIMENTS } from '@koe/sql/domain/item';
import { foldText } from '@koe/sql/domain/search/fold';
import { gramsOf } from '@koe/sql/domain/search/grams';
import type { ItemToClassify } from '@koe/sql/queries/index/classify';
import type { IndexRow } from '@koe/sql/queries/index/index';
import type { IndexContext } from './index-context.js';

/** Shorter texts are equal by chance: two customers who write 特になし are not one. */
const DUPLICATE_FROM_CHARACTERS = 12;
const MAX_SECONDS = 2_000_000_000;
/** A value longer than this is no dimension but a text. */
const MAX_VALUE_LENGTH = 200;

/** Pure: the index row of an item, its classification and the settings. */
export function indexRow(
  item: ItemToClassify,
  classification: Classification,
  version: string,
  context: IndexContext,
): IndexRow {
  const voice = item.parts.filter((part) => part.role === 'customer');
  const searchText = foldText(voice.map((part) => part.text).join('\n'));
  const leaves = themeEntries(classification);
  const isContact = item.is_conversation || item.kind === 'ticket' || item.kind === 'call';
  const attribute = (name: string | null): string | null =>
    name === null ? null : item.attributes[name]?.slice(0, MAX_VALUE_LENGTH) || null;
  return {
    itemId: item.item_id,
    revision: item.revision,
    classifierVersion: version,
    sourceId: item.source_id,
    createdAt: item.created_at,
    localDay: item.created_at ? context.zone.dayOf(item.created_at.getTime()) : null,
    kind: item.kind,
    channel: item.channel,
    lang: item.lang,
    product: attribute('product'),
    team: attribute('team'),
    segments: context.attributes.map(attribute),
    intent: classification.intent,
    sentiment: classification.sentimentLabel,
    priority: classification.priority,
    themes: leaves,
    themePaths: [...new Set(leaves.flatMap((entry) => context.ancestors.get(entry >> 2) ?? [entry >> 2]))].sort(
      (a, b) => a - b,
    ),
    personKey: item.person_key,
    duplicateKey: item.duplicate_key && searchText.length >= DUPLICATE_FROM_CHARACTERS ? item.duplicate_key : null,
    csat: firstScore(item, 'csat'),
    ces: firstScore(item, 'ces'),
    rating: firstScore(item, 'rating'),
    nps: npsOf(item),
    replyS: replySeconds(item, isContact),
    replyBusinessS: replyBusinessSeconds(item, isContact, context),
    resolveS: resolveSeconds(item),
    handleS: item.handling_seconds === null ? NOT_APPLICABLE : seconds(item.handling_seconds),
    firstContact: firstContact(item, isContact),
    isContact,
    voice: item.has_voice,
    searchText,
    grams: gramsOf(searchText),
  };
}

// one entry a theme: where its mentions disagree, the worse word counts
function themeEntries(classification: Classification): number[] {
  const worst = new Map<number, number>();
  for (const mention of classification.mentions) {
    const code = SENTIMENTS.indexOf(mention.sentiment) + 1;
    worst.set(mention.themeId, Math.min(worst.get(mention.themeId) ?? code, code));
  }
  return [...worst].map(([theme, sentiment]) => theme * 4 + sentiment).sort((a, b) => a - b);
}

function firstScore(item: ItemToClassify, kind: string): readonly [number, number, number] | null {
  const score = item.scores.find((entry) => entry.kind === kind);
  return score ? [score.value, score.min, score.max] : null;
}

function npsOf(item: ItemToClassify): number | null {
  const value = item.scores.find((entry) => entry.kind === 'nps')?.value;
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= 10 ? value : null;
}

function seconds(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), MAX_SECONDS);
}

function replySeconds(item: ItemToClassify, isContact: boolean): number {
  if (item.first_reply_seconds !== null) return seconds(item.first_reply_seconds);
  return isContact && item.has_voice ? NO_REPLY : NOT_APPLICABLE;
}

function replyBusinessSeconds(item: ItemToClassify, isContact: boolean, context: IndexContext): number {
  if (item.first_reply_seconds === null) return isContact && item.has_voice ? NO_REPLY : NOT_APPLICABLE;
  const from = item.customer_first_at ?? item.created_at;
  if (from === null) return NOT_APPLICABLE; // offsets without a date: no calendar can be laid over them
  const to = item.first_reply_at?.getTime() ?? from.getTime() + item.first_reply_seconds * 1000;
  return seconds(businessSeconds(from.getTime(), to, context.calendar));
}

function resolveSeconds(item: ItemToClassify): number {
  if (item.resolved_at && item.created_at)
    return seconds((item.resolved_at.getTime() - item.created_at.getTime()) / 1000);
  return item.solved === false ? NO_REPLY : NOT_APPLICABLE;
}

function firstContact(item: ItemToClassify, isContact: boolean): number {
  if (item.first_contact_solved !== null) return item.first_contact_solved ? 1 : 0;
  if (!isContact || item.solved === null) return -1;
  return item.solved && (item.contacts ?? 1) <= 1 && item.reopened !== true ? 2 : 0;
}
