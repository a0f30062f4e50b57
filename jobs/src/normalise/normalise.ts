import type { DraftPart, FeedbackDraft, Kind, Lang, Score } from '@koe/sql/domain/item';
import { conversationTimes } from './conversation-times.js';
import { duplicateKey } from './duplicate-key.js';
import { mask } from './mask/mask.js';
import { mergeDrafts, valid } from './merge-drafts.js';
import type { NormalisedItem, NormalisedPart } from './normalised-item.js';
import { personKey } from './person-key.js';
import { capText, cleanText } from './text/clean-text.js';
import { detectLanguage } from './text/detect-language.js';
import { htmlText } from './text/html-text.js';
import { withoutQuotedReply } from './text/quoted-reply.js';

export interface NormaliseOptions {
  /** Key of the person HMAC: 32 random bytes of the installation. */
  readonly personSecret: Uint8Array;
  /** Used where the language of a text cannot be told. Default `und`. */
  readonly defaultLang?: Lang;
}

/** Names, questions and attribute values are labels, not voice: what is longer is a field mapped by mistake. */
const MAX_LABEL_LENGTH = 2_000;

/**
 * Makes one item of all drafts that share an item key, also from different streams (the rule: `merge-drafts.ts`). Pure:
 * the same drafts in any order give the same item, which is what makes payloads replayable.
 * @throws RangeError when there is no draft or the drafts have different item keys.
 */
export function normalise(drafts: readonly FeedbackDraft[], options: NormaliseOptions): NormalisedItem {
  const draft = mergeDrafts(drafts);
  const fallback = options.defaultLang ?? 'und';
  const parts = draft.parts.map((part) => normalisePart(part, draft.kind, fallback));
  const voice = parts.filter((part) => part.role === 'customer' && part.text !== '').map((part) => part.text);
  const { times } = draft;
  return {
    itemKey: draft.itemKey,
    kind: draft.kind,
    channel: draft.channel,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt ?? null,
    url: draft.url ?? null,
    lang: langOf(parts, voice, fallback),
    personKey: personKey(draft.person, options.personSecret),
    parts,
    scores: draft.scores.map(normaliseScore),
    attributes: normaliseAttributes(draft.attributes),
    ...conversationTimes(draft.parts, draft.kind, draft.createdAt, times),
    solved: times.solved ?? (valid(times.resolvedAt) === null ? null : true),
    resolvedAt: valid(times.resolvedAt),
    handlingSeconds: amount(times.handlingSeconds),
    contacts: amount(times.contacts),
    reopened: times.reopened ?? null,
    firstContactSolved: times.firstContactSolved ?? null,
    duplicateKey: duplicateKey(voice),
    hasVoice: voice.length > 0,
  };
}

function normalisePart(part: DraftPart, kind: Kind, fallback: Lang): NormalisedPart {
  let text = part.format === 'html' ? htmlText(part.text) : part.text;
  text = cleanText(text);
  if (kind === 'ticket') text = withoutQuotedReply(text);
  text = capText(text);
  const lang = detectLanguage(text, fallback);
  return {
    key: part.key,
    role: part.role,
    text: mask(text, lang).text,
    at: valid(part.at),
    question: part.question === undefined ? null : label(part.question),
    lang,
  };
}

/** One customer part: its language; several: that of all their words together. */
function langOf(parts: readonly NormalisedPart[], voice: readonly string[], fallback: Lang): Lang {
  const customer = parts.filter((part) => part.role === 'customer' && part.text !== '');
  const only = new Set(customer.map((part) => part.lang));
  const [lang] = only;
  return only.size === 1 && lang !== undefined ? lang : detectLanguage(voice.join('\n'), fallback);
}

function normaliseScore(score: Score): Score {
  return score.question === undefined ? score : { ...score, question: label(score.question) };
}

function normaliseAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const text = label(value);
    // Values are codes and names of things, where the rules for persons would do harm; an address mapped by mistake shows its @.
    if (text !== '') result[label(name)] = text.includes('@') ? mask(text, 'und').text : text;
  }
  return result;
}

function label(text: string): string {
  const clean = cleanText(text);
  return clean.length > MAX_LABEL_LENGTH ? cleanText(clean.slice(0, MAX_LABEL_LENGTH)) : clean;
}

/** What a table's integer holds; a larger figure is a time stamp in the wrong column. */
const MAX_AMOUNT = 2_147_483_647;

function amount(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.min(Math.round(value), MAX_AMOUNT) : null;
}
