import type { Outgoing } from '../deliverer.js';

/** The message as plain text: title left out, then the text, the lines, and the link at the end. */
export function plainText({ text, lines, url, urlLabel }: Outgoing): string {
  const facts = lines.map(({ label, value }) => `${label}: ${value}`).join('\n');
  const link = url === null ? '' : `${urlLabel}\n${url}`;
  return [text, facts, link].filter((part) => part !== '').join('\n\n');
}

/** At most so many characters, the cut shown; never half of a surrogate pair. */
export function shorten(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const cut = text.slice(0, characters - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** What the link says with which a subscription is ended. */
export function stopWords(language: 'ja' | 'en'): string {
  return language === 'ja' ? 'この配信を停止する' : 'Stop receiving this';
}
