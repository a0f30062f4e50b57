import type { Finding } from '../finding.js';
import { isListedGiven, isOrdinary } from './looks.js';

/** After these a name that everybody knows is a name in small letters too. */
const CONTEXT =
  /\b(?:sp(?:eak|oke|eaking|oken) (?:to|with)|talk(?:ed|ing)? (?:to|with)|follow up with|(?:served|helped|assisted|written|sung) by|dear|hi|hello|hey|i'm|i am|this is|thanks|thank you|agent|regards|contact|have you (?:heard|met|seen)|(?:tribute|assistant|married) to|(?:gender|wife|husband|son|daughter) of|said|add|with|to|from|by)[,:]? (\p{Ll}[\p{L}-]{2,24})((?: \p{Ll}\.?)? \p{L}[\p{L}'’-]{3,24})?/gu;
const LINE = /^[> ?]{0,4}(\p{Ll}[\p{L}-]{2,24}) {1,2}((?:\p{Ll}\.? )?\p{L}[\p{L}-]{2,24})$/gmu;
const HEAD =
  /^(\p{Ll}[\p{L}-]{3,24})(?:( \p{L}[\p{L}-]{3,24})?['’]s \p{Ll}| is from\b| had given\b|, (?:can|could) )/gmu;
const INITIALLED = /(?<![\p{L}])(\p{Ll}{3,24}) (\p{Ll}\.) (\p{L}[\p{L}-]{3,24})/gu;
const LIST = /(?<![\p{L}])\p{Ll}{3,24}(?:, \p{Ll}{3,24}){1,12},? and \p{Ll}{3,24}/gu;
const WORD = /\p{Ll}{3,24}/gu;
/** Given names of the lists that are everyday words when they are written small. */
const WORDS = new Set(
  'christian martin jean ali dean frank jimmy sally heather marina carmen stella melissa harry justin pat art sonia ron drew angel bobby stan rob rod terry wanda hans sander benjamin-x lance basil herman cole hazel viola willow ariel roman norman oscar diego monica maria antonio jose francisco louis carolina victor merit clark clay claude may mona carol harley harvey randy dick jack lynn lou joe josh nick rich ted tim tom ty ken ben dan sam max peg val van wren brook chance chase cliff dale daisy dot duke earl eve fern flora gale gill glen guy hank heath iris ivy jade jay jewel joy june kit lane lee lily marge mark mercy mike miles mo nell norm olive page peg penny petal pia ray red reed robin rose ruby rusty sandy scout shirley skip summer sunny teddy toby trip val violet wade ward will wolf polly buddy gopal raja mata alma anna sera lev'.split(
    ' ',
  ),
);

function isWell(word: string): boolean {
  return word.length > 2 && isListedGiven(word) && !WORDS.has(word) && !isOrdinary(word);
}

/** Well-known given names written small, where the words around them expect a name; a word after one may be the surname. */
export function* findLowerCase(text: string): Generator<Finding> {
  if (!holdsName(text)) return;
  for (const match of text.matchAll(CONTEXT)) {
    const [, given = '', rest = ''] = match;
    if (!isWell(given)) continue;
    const start = match.index + match[0].length - rest.length - given.length;
    yield { kind: 'name', start, end: start + given.length + surname(text, start + given.length, rest) };
  }
  for (const match of text.matchAll(LINE)) {
    const [whole, given = ''] = match;
    if (isWell(given))
      yield { kind: 'name', start: match.index + whole.indexOf(given), end: match.index + whole.length };
  }
  for (const match of text.matchAll(HEAD)) {
    const [, given = '', rest = ''] = match;
    if (isWell(given)) yield { kind: 'name', start: match.index, end: match.index + given.length + rest.length };
  }
  for (const match of text.matchAll(INITIALLED))
    if (isWell(match[1] ?? '')) yield { kind: 'name', start: match.index, end: match.index + match[0].length };
  yield* findListed(text);
}

/** Whether any word of the text could be one; by far the cheapest question, and mostly the last. */
function holdsName(text: string): boolean {
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    const isLetter = (code >= 0x61 && code <= 0x7a) || code > 0xbf;
    if (isLetter) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      if (i - start > 2 && i - start < 25 && isWell(text.slice(start, i))) return true;
      start = -1;
    }
  }
  return false;
}

/** How much of the words after a given name belongs to it: only what ends the clause or has a preposition after it. */
function surname(text: string, end: number, rest: string): number {
  const words = rest.trim().split(' ');
  const written = rest.replace(/['’]s?$/, '');
  if (words.some((word) => word.length > 2 && isOrdinary(word))) return 0;
  const after = text.slice(end + written.length, end + written.length + 9);
  return /^(?:$|[.,!?\n'’]| (?:in|about|at|from|as|for|on|speak|concert)\b)/.test(after) ? written.length : 0;
}

function* findListed(text: string): Generator<Finding> {
  for (const match of text.matchAll(LIST)) {
    const names = [...match[0].matchAll(WORD)].filter(([word]) => word !== 'and');
    if (names.filter(([name]) => isWell(name)).length < 2) continue;
    for (const name of names) {
      const start = match.index + name.index;
      if (!isOrdinary(name[0])) yield { kind: 'name', start, end: start + name[0].length };
    }
  }
}
