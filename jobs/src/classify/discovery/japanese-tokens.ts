import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IpadicFeatures } from '@patdx/kuromoji';

/** A word of a Japanese text as the IPA dictionary sees it. */
export interface Token {
  readonly surface: string;
  /** Part of speech, first and second level. */
  readonly kind: string;
  readonly detail: string;
  /** The form of the dictionary; the surface where there is none. */
  readonly base: string;
}

export type Tokenise = (text: string) => Token[];

let loaded: Promise<Tokenise> | null = null;

/**
 * Kuromoji with its dictionary: 18 MB on disk, a second and 240 MB of memory, so it is loaded when the first Japanese
 * text is to be named, and by nothing else in the product.
 */
export function japaneseTokens(): Promise<Tokenise> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Tokenise> {
  const [{ TokenizerBuilder }, { default: NodeDictionaryLoader }] = await Promise.all([
    import('@patdx/kuromoji'),
    import('@patdx/kuromoji/node'),
  ]);
  const entry = createRequire(import.meta.url).resolve('@patdx/kuromoji');
  const loader = new NodeDictionaryLoader({ dic_path: join(dirname(entry), '..', 'dict') });
  const tokenizer = await new TokenizerBuilder({ loader }).build();
  return (text) => tokenizer.tokenize(text).map(tokenOf);
}

function tokenOf({ surface_form, pos, pos_detail_1, basic_form }: IpadicFeatures): Token {
  return {
    surface: surface_form,
    kind: pos,
    detail: pos_detail_1,
    base: basic_form === '*' ? surface_form : basic_form,
  };
}
