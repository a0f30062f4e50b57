import type { Lang } from '@koe/sql/domain/item';
import { findAddressesEn } from './address-en.js';
import { findAddressesJa } from './address-ja.js';
import { findEmails, findSpokenEmails } from './email.js';
import type { Finding } from './finding.js';
import { fold, traitsOf } from './fold.js';
import { findHandles } from './handle.js';
import { findLabelled } from './labelled.js';
import { findNamesEn } from './name-en/find-names.js';
import { findNamesJa, mayHoldNameJa } from './name-ja.js';
import { findNumbers } from './number.js';
import { findPhones } from './phone.js';
import { findPostal } from './postal.js';

export interface Masked {
  /** The text with `[email]`, `[phone]` … in place of what was found. */
  readonly text: string;
  /** Where it was found, in offsets of the text that was given; in order, never overlapping. */
  readonly spans: readonly Finding[];
}

/** Fewest digits that any rule for numbers, telephones or addresses could take. */
const MIN_DIGITS = 3;
const MIN_PHONE_DIGITS = 6;

/**
 * Finds personal data and puts typed placeholders in its place. Rules for Japanese and for English both run wherever
 * their letters occur, for people mix them; `lang` only decides what is ambiguous.
 */
export function mask(text: string, lang: Lang): Masked {
  const found = findPersonalData(text, lang);
  if (found.length === 0) return { text, spans: [] };
  const spans = withoutOverlaps(found);
  let masked = '';
  let last = 0;
  for (const { start, end, kind } of spans) {
    masked += `${text.slice(last, start)}[${kind}]`;
    last = end;
  }
  return { text: masked + text.slice(last), spans };
}

function findPersonalData(text: string, lang: Lang): Finding[] {
  const folded = fold(text);
  const traits = traitsOf(folded);
  const found: Finding[] = [];
  if (traits.at) found.push(...findEmails(folded), ...findHandles(folded));
  found.push(...findSpokenEmails(folded));
  if (traits.digits >= MIN_DIGITS) {
    found.push(...findNumbers(folded), ...findPostal(folded), ...findLabelled(folded));
    if (traits.digits >= MIN_PHONE_DIGITS) found.push(...findPhones(folded, lang));
  }
  if (traits.digits > 0 && !traits.japanese) found.push(...findAddressesEn(folded));
  if (traits.japanese) {
    if (traits.digits > 0 || traits.kanjiDigits) found.push(...findAddressesJa(folded));
    if (mayHoldNameJa(folded)) found.push(...findNamesJa(folded));
  }
  if (traits.capitals || lang === 'en') found.push(...findNamesEn(folded, lang));
  return found;
}

/** Findings that overlap become one; the longest of them gives the kind. */
function withoutOverlaps(found: readonly Finding[]): Finding[] {
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: Finding[] = [];
  for (const finding of ordered) {
    const last = result.at(-1);
    if (last === undefined || finding.start >= last.end) result.push(finding);
    else {
      const kind = finding.end - finding.start > last.end - last.start ? finding.kind : last.kind;
      result[result.length - 1] = { kind, start: last.start, end: Math.max(last.end, finding.end) };
    }
  }
  return result;
}
