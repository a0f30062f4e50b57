import type { Message } from '@koe/sql/domain/delivery/message';
import { mask } from '../../normalise/mask/mask.js';

/** What must never leave, whoever typed it into a note. Names stay: the people of a plan are named in it. */
const NEVER: ReadonlySet<string> = new Set(['email', 'phone', 'card', 'account']);
/** Tags with what stands in them; texts between them are what is read. */
const TAG = /(<[^>]*>)/;

/** A message without personal data, in every form that it is sent in; the same again changes nothing. */
export function maskedMessage(message: Message, language: 'ja' | 'en'): Message {
  const clean = (text: string): string => masked(text, language);
  const { html, lines } = message;
  return {
    ...message,
    title: clean(message.title),
    text: clean(message.text),
    ...(html === undefined ? {} : { html: maskedHtml(html, clean) }),
    ...(lines === undefined ? {} : { lines: lines.map(({ label, value }) => ({ label, value: clean(value) })) }),
  };
}

function maskedHtml(html: string, clean: (text: string) => string): string {
  return html
    .split(TAG)
    .map((part) => (part === '' || part.startsWith('<') ? part : clean(part)))
    .join('');
}

function masked(text: string, language: 'ja' | 'en'): string {
  let result = '';
  let last = 0;
  for (const { start, end, kind } of mask(text, language).spans) {
    if (!NEVER.has(kind)) continue;
    result += `${text.slice(last, start)}[${kind}]`;
    last = end;
  }
  return result + text.slice(last);
}
