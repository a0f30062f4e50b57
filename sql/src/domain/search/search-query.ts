import { foldText } from './fold.js';
import { readTokens, type Token } from './tokens.js';

/** What is searched for; every part speaks of the folded text of an item. */
export type SearchNode =
  | { readonly kind: 'text'; readonly text: string; readonly stretch: boolean }
  | { readonly kind: 'not'; readonly node: SearchNode }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly SearchNode[] };

/** What a query has that was read otherwise than written; nothing is ever refused. */
export const SEARCH_REMARKS = [
  'unclosed_quote',
  'unclosed_bracket',
  'stray_bracket',
  'dangling_or',
  'dangling_not',
  'only_exclusions',
  'no_words',
] as const;
export type SearchRemark = (typeof SEARCH_REMARKS)[number];

export interface SearchQuery {
  /** Null when there is nothing to look for: then everything matches. */
  readonly node: SearchNode | null;
  /** In the order of `SEARCH_REMARKS`, each once. */
  readonly remarks: readonly SearchRemark[];
}

/** A katakana word of this length keeps its meaning without the long vowel at its end: サーバー, サーバ. */
const LEAST_STEM = 3;
const KATAKANA_WORD = /^[ァ-ヶー]+ー$/u;

/**
 * Reads what a person typed. Words stand for themselves and all must occur; `"…"`, `「…」` and `『…』` hold words that stand
 * together; `-word` or `NOT word` must not occur; `OR`, `|` or `または` between two words asks for either and binds closer
 * than the space, as in `late refund OR exchange`; brackets group. Full-width signs are the same. Words are folded (`foldText`).
 * @param fold another fold than today's, for rows that still have it
 */
export function readSearch(query: string, fold: (text: string) => string = foldText): SearchQuery {
  const { tokens, unclosedQuote } = readTokens(query);
  const remarks = new Set<SearchRemark>(unclosedQuote ? ['unclosed_quote'] : []);
  const node = new Reader(tokens, fold, remarks).readAll(false);
  if (node === null && query.trim() !== '') remarks.add('no_words');
  if (node !== null && opposite(node) !== null) remarks.add('only_exclusions');
  return { node, remarks: SEARCH_REMARKS.filter((remark) => remarks.has(remark)) };
}

/** What a search that only excludes leaves out: it matches exactly what the search does not. Null when it asks for something too. */
export function opposite(node: SearchNode): SearchNode | null {
  if (node.kind === 'not') return node.node;
  if (node.kind !== 'all') return null;
  const left = node.nodes.map(opposite);
  return left.every((each) => each !== null) ? group('any', left) : null;
}

/** Whether a folded text matches: what the database confirms with strpos(). */
export function matchesSearch(node: SearchNode | null, folded: string): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'text':
      return folded.includes(node.text);
    case 'not':
      return !matchesSearch(node.node, folded);
    case 'all':
      return node.nodes.every((each) => matchesSearch(each, folded));
    case 'any':
      return node.nodes.some((each) => matchesSearch(each, folded));
  }
}

/** Reads tokens by descent: a group of words, each of them alternatives, each of them one word, phrase or bracket. */
class Reader {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly fold: (text: string) => string,
    private readonly remarks: Set<SearchRemark>,
  ) {}

  /** @param inside whether a closing bracket ends the group */
  readAll(inside: boolean): SearchNode | null {
    const nodes: SearchNode[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (token.kind === 'close') {
        if (inside) break;
        this.remarks.add('stray_bracket');
        this.at += 1;
      } else {
        const node = this.readAny();
        if (node !== null) nodes.push(node);
      }
    }
    return group('all', nodes);
  }

  private readAny(): SearchNode | null {
    const nodes: SearchNode[] = [];
    let isJoined = true;
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (token.kind === 'or') {
        if (isJoined) this.remarks.add('dangling_or');
        isJoined = true;
        this.at += 1;
      } else {
        if (!isJoined || token.kind === 'close') break;
        const node = this.readOne();
        if (node !== null) nodes.push(node);
        isJoined = false;
      }
    }
    if (isJoined) this.remarks.add('dangling_or');
    return group('any', nodes);
  }

  private readOne(): SearchNode | null {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token === undefined) return null;
    if (token.kind === 'text') return token.phrase ? this.phrase(token.text) : this.words(token.text);
    if (token.kind === 'open') return this.bracket();
    const next = this.tokens[this.at];
    const node = token.kind !== 'not' || !next || next.kind === 'close' || next.kind === 'or' ? null : this.readOne();
    if (node === null) this.remarks.add('dangling_not');
    return node === null ? null : node.kind === 'not' ? node.node : { kind: 'not', node };
  }

  private bracket(): SearchNode | null {
    const node = this.readAll(true);
    if (this.tokens[this.at] === undefined) this.remarks.add('unclosed_bracket');
    else this.at += 1;
    return node;
  }

  private phrase(written: string): SearchNode | null {
    const text = this.fold(written);
    return text === '' ? null : { kind: 'text', text, stretch: false };
  }

  /** Folding may take a word apart: some signs hold a space. */
  private words(written: string): SearchNode | null {
    const stretch = KATAKANA_WORD.test(written);
    const texts = this.fold(written)
      .split(' ')
      .filter((text) => text !== '');
    return group(
      'all',
      texts.map((text): SearchNode => {
        const stem = text.slice(0, -1);
        const loose = stretch && stem.length >= LEAST_STEM;
        return { kind: 'text', text: loose ? stem : text, stretch: loose };
      }),
    );
  }
}

/** One node for several, without repetitions; null for none. */
function group(kind: 'all' | 'any', nodes: readonly SearchNode[]): SearchNode | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  const seen = new Map(flat.map((node) => [JSON.stringify(node), node]));
  const [first, ...rest] = seen.values();
  if (first === undefined) return null;
  return rest.length === 0 ? first : { kind, nodes: [first, ...rest] };
}
