import type { Message } from '@koe/sql/domain/delivery/message';
import type { Appendix } from '@koe/sql/domain/edition/content';
import { compare } from '@koe/sql/domain/metric/difference';
import { marksOf } from './marks.js';
import type { Reader } from './reader.js';

const MOST_SIGNALS = 5;
const MOST_OWN = 5;

/** The report for a room, and the text alternative of a mail: three sentences, the numbers as lines, the signals; the rest is behind the link. */
export function renderChat(reader: Reader, editionPath: string, own: Appendix | null): Message {
  const { words, content } = reader;
  const { header, sentences, picture, signals, actions } = content;
  const marks = marksOf(reader.language);
  const numbered = sentences.map((finding, at) => `${at + 1}. ${reader.sentence(finding)}`).join('\n');
  const signalLines = signals.entries
    .slice(0, MOST_SIGNALS)
    .map(({ finding }) => `${marks.entry}${reader.sentence(finding)}`);
  const dueLines = actions.entries.map(
    ({ number, title, because }) => `${marks.entry}A-${number} ${title}${marks.aside(words.because[because])}`,
  );
  const ownLines = (own?.themes ?? []).slice(0, MOST_OWN).map(({ name, now, before }) => {
    const { amount } = reader.change(before, compare(now, before));
    return `${marks.entry}${reader.name(name)} ${reader.number(now)} ${amount}`;
  });
  const blocks = [
    numbered,
    signalLines.length === 0 ? '' : [words.signals, ...signalLines].join('\n'),
    dueLines.length === 0 ? '' : [words.actions, ...dueLines].join('\n'),
    own && ownLines.length > 0 ? [reader.name(own.name), ...ownLines].join('\n') : '',
    `${reader.asOf()} ${words.hash(reader.hash.slice(0, 16))}`,
  ];
  return {
    title: `${header.organisation} ${words.title} ${reader.week()}`,
    text: blocks.filter((block) => block !== '').join('\n\n'),
    lines: picture.rows.map(({ now, before, difference }) => {
      const { amount, range, clear } = reader.change(before, difference);
      return {
        label: reader.metric(now),
        value: `${reader.number(now)}${marks.gap}${amount}${clear && range !== '' ? ` (${range})` : ''}`,
      };
    }),
    path: editionPath,
  };
}
