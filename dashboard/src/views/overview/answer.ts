import type { Words } from '../../words/words.js';
import type { Change } from './change.js';

export interface Finding {
  readonly name: string;
  readonly change: Change;
  /** Counts grow, scores rise. */
  readonly counted: boolean;
}

/**
 * The screen's question answered in one or two sentences: the clear changes of the headline, then the theme that clearly
 * grew most. What is not clear is not said.
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
  const grown = themes
    .filter(({ kind, direction }) => kind === 'clear' && direction === 'up')
    .toSorted((a, b) => b.difference - a.difference)[0];
  if (grown) sentences.push(answer.theme(grown.name, grown.text));
  return sentences.length === 0 ? answer.nothing : sentences.join(answer.join) + answer.end;
}
