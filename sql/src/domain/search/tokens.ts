export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly phrase: boolean }
  | { readonly kind: 'open' | 'close' | 'or' | 'not' };
/** `かつ` is also a word: what it is shows when the words around it are known. */
type Raw = Token | { readonly kind: 'and'; readonly text: string };

/** Opening quotes and what closes each; after NFKC, which makes the full-width ones plain. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '„': '”', '「': '」', '『': '』' };
/** As a sign of exclusion; `ー` is what the minus key gives while Japanese is typed, and no word begins with it. */
const MINUS = /[-−‐–ー]/u;
const BREAK = /[\s()|"“”„「『]/u;
const OR = new Set(['OR', 'または']);
const AND = 'AND';
const AND_OR_WORD = 'かつ';

/** Cuts a query into words, phrases and signs. A quote that is not closed goes to the end. */
export function readTokens(query: string): { readonly tokens: readonly Token[]; readonly unclosedQuote: boolean } {
  const text = query.normalize('NFKC');
  const tokens: Raw[] = [];
  let unclosedQuote = false;
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const closing = QUOTES[character];
    if (/\s/u.test(character)) at += 1;
    else if (character === '(' || character === ')' || character === '|') {
      tokens.push({ kind: character === '(' ? 'open' : character === ')' ? 'close' : 'or' });
      at += 1;
    } else if (closing !== undefined) {
      const end = text.indexOf(closing, at + 1);
      if (end < 0) unclosedQuote = true;
      const phrase = text.slice(at + 1, end < 0 ? undefined : end);
      tokens.push({ kind: 'text', text: phrase, phrase: true });
      at = end < 0 ? text.length : end + 1;
    } else {
      const word = wordAt(text, at);
      at += pushWord(tokens, word, text.charAt(at + word.length));
    }
  }
  return { tokens: withoutAnd(tokens), unclosedQuote };
}

/** Between two operands it says what the space says; elsewhere it is a word. */
function withoutAnd(raw: readonly Raw[]): Token[] {
  const tokens: Token[] = [];
  for (const [at, token] of raw.entries()) {
    const [before, after] = [tokens.at(-1)?.kind, raw[at + 1]?.kind];
    if (token.kind !== 'and') tokens.push(token);
    else if ((before !== 'text' && before !== 'close') || (after !== 'text' && after !== 'open' && after !== 'not'))
      tokens.push({ kind: 'text', text: token.text, phrase: false });
  }
  return tokens;
}

function wordAt(text: string, from: number): string {
  let end = from;
  while (end < text.length && !BREAK.test(text.charAt(end))) end += 1;
  return text.slice(from, end);
}

/** @param after the character behind the word; '' at the end. @returns units read */
function pushWord(tokens: Raw[], word: string, after: string): number {
  if (OR.has(word)) tokens.push({ kind: 'or' });
  else if (word === 'NOT') tokens.push({ kind: 'not' });
  else if (word === AND_OR_WORD) tokens.push({ kind: 'and', text: word });
  else if (word !== AND) {
    const minus = minusLength(word);
    // a dash between two words is punctuation; one before a quote or a bracket excludes what it holds
    if (minus === word.length && (after === '' || /[\s)|]/u.test(after))) return word.length;
    if (minus > 0) {
      tokens.push({ kind: 'not' });
      return minus;
    }
    tokens.push({ kind: 'text', text: word, phrase: false });
  }
  return word.length;
}

function minusLength(word: string): number {
  let length = 0;
  while (length < word.length && MINUS.test(word.charAt(length))) length += 1;
  return length;
}
