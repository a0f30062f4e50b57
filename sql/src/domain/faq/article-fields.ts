import type { Article, RejectReason } from './article.js';

/** What a row or a file says of an article, before it is known to be one. */
export interface ArticleFields {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly url: string;
  readonly tags: string;
}

/** An article, or why it is none. */
export type Checked =
  | { readonly article: Article; readonly reason?: never }
  | { readonly article?: never; readonly reason: RejectReason; readonly detail: string };

const MOST_KEY = 300;
const MOST_TITLE = 300;
const MOST_BODY = 100_000;
const MOST_TAGS = 20;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const MOST_DETAIL = 120;

/** Checks an article: it needs a title and a text, and an address must be one that a person can open. */
export function checkArticle({ key, title, body, lang, url, tags }: ArticleFields): Checked {
  const plain = { title: line(title), body: body.trim().slice(0, MOST_BODY), url: url.trim() };
  if (plain.title === '') return { reason: 'no_title', detail: detailOf(plain.body) };
  if (plain.body === '') return { reason: 'no_body', detail: detailOf(plain.title) };
  if (plain.url !== '' && !isAddress(plain.url)) return { reason: 'bad_url', detail: detailOf(plain.url) };
  return {
    article: {
      key: line(key === '' ? plain.url || plain.title : key).slice(0, MOST_KEY),
      title: plain.title.slice(0, MOST_TITLE),
      body: plain.body,
      lang: languageOf(lang, plain.title),
      url: plain.url === '' ? null : plain.url,
      tags: [...new Set(tags.split(/[,、|;]/u).map(line))].filter((tag) => tag !== '').slice(0, MOST_TAGS),
    },
  };
}

/** What was found, for a person to know it again. */
export function detailOf(text: string): string {
  return [...line(text)].slice(0, MOST_DETAIL).join('');
}

/** As the file says; else Japanese when the title has a Japanese letter. */
function languageOf(lang: string, title: string): 'ja' | 'en' {
  const said = lang.trim().toLowerCase().slice(0, 2);
  if (said === 'ja' || said === 'en') return said;
  return JAPANESE.test(title) ? 'ja' : 'en';
}

function line(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function isAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
