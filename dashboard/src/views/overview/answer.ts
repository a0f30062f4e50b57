import type { Words } from '../../words/words.js';
import type { Change } from './change.js';

export interface Finding {
  readonly name: string;
  readonly change: Change;
  /** Counts grow, scores rise. */
  readonly counted: boolean;
}

/**
 * The screen's question answered in one or two sentences: the clear changes of the headline, then the themes that
 * clearly grew and shrank most. What is not clear is not said.
 */
export function answerOf(
  findings: readonly Finding[],
  themes: readonly (Change & { readonly name: string })[],
  words: Words,
): string {
  const { answer } = words.overview;
  const clear = findings.filter(({ change }) => change.kind === 'clear' && change.direction !== 'same');
  const sentences = clear.map(({ name, change, counted }) => {
    const up = change.direction === 'up';
    const say = counted ? (up ? answer.more : answer.fewer) : up ? answer.up : answer.down;
    return say(name, change.text);
  });
  const moved = themes.filter(({ kind }) => kind === 'clear').toSorted((a, b) => b.difference - a.difference);
  const [grown, shrunk] = [moved.at(0), moved.at(-1)];
  if (grown && grown.difference > 0) sentences.push(answer.themeUp(grown.name, grown.text));
  if (shrunk && shrunk.difference < 0) sentences.push(answer.themeDown(shrunk.name, shrunk.text));
  return sentences.length === 0 ? answer.nothing : sentences.join(answer.join) + answer.end;
}
