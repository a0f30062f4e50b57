import { CsvError, readCsv } from '../taxonomy/csv.js';
import { checkArticle, detailOf, type ArticleFields } from './article-fields.js';
import type { Article, ArticleFiles, ArticleReject, RejectReason } from './article.js';
import { markdownFields } from './markdown.js';
import { MOST_FILE_BYTES, readText } from './read-text.js';

/** A file of a knowledge base. */
export interface GivenFile {
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** More articles than this are no help pages but an archive. */
const MOST_ARTICLES = 5000;
const MOST_REJECTS = 500;
const MARKDOWN = /\.(?:md|markdown)$/iu;
const CSV = /\.csv$/iu;

/** Column names that each field is known by, folded; the first that a file has is taken. */
const COLUMNS: Readonly<Record<keyof ArticleFields, readonly string[]>> = {
  key: ['key', 'id', 'article_id', 'slug', '記事id', '番号', 'キー'],
  title: ['title', 'question', 'subject', 'タイトル', '質問', '件名', '見出し'],
  body: ['body', 'answer', 'content', 'text', '本文', '回答', '内容', '答え'],
  lang: ['lang', 'language', 'locale', '言語'],
  url: ['url', 'link', 'address', 'リンク', 'アドレス'],
  tags: ['tags', 'category', 'categories', 'labels', 'タグ', 'カテゴリ', 'カテゴリー', '分類'],
};

/**
 * Articles of CSV files, or of a folder of Markdown files, with what was set aside and why. Nothing is refused as a whole: a file that
 * cannot be read is one row set aside. A key that stands twice keeps the first article.
 */
export function readArticles(files: readonly GivenFile[], format: 'csv' | 'markdown'): ArticleFiles {
  const articles = new Map<string, Article>();
  const rejects: ArticleReject[] = [];
  const setAside = (file: string, line: number | null, reason: RejectReason, detail = ''): void => {
    if (rejects.length < MOST_REJECTS) rejects.push({ file: detailOf(file), line, reason, detail: detailOf(detail) });
  };
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    if (!(format === 'csv' ? CSV : MARKDOWN).test(path)) {
      setAside(path, null, 'kind');
      continue;
    }
    if (bytes.length > MOST_FILE_BYTES) {
      setAside(path, null, 'too_large', `${Math.round(bytes.length / 1000)} kB`);
      continue;
    }
    const text = readText(bytes);
    if (text === null) {
      setAside(path, null, 'not_text');
      continue;
    }
    for (const { line, fields } of format === 'csv' ? rowsOf(path, text, setAside) : [markdownRow(path, text)]) {
      const { article, reason, ...rest } = checkArticle(fields);
      if (!article) setAside(path, line, reason, 'detail' in rest ? rest.detail : '');
      else if (articles.has(article.key)) setAside(path, line, 'key_twice', article.key);
      else if (articles.size >= MOST_ARTICLES) setAside(path, line, 'too_many', article.title);
      else articles.set(article.key, article);
    }
  }
  return { articles: [...articles.values()], rejects };
}

interface Row {
  readonly line: number | null;
  readonly fields: ArticleFields;
}

function markdownRow(path: string, text: string): Row {
  return { line: null, fields: markdownFields(path, text) };
}

function rowsOf(
  path: string,
  text: string,
  setAside: (file: string, line: number | null, reason: RejectReason, detail?: string) => void,
): Row[] {
  try {
    const [head, ...rows] = readCsv(text);
    const names = (head?.cells ?? []).map((name) => name.normalize('NFKC').trim().toLowerCase());
    const at = (field: keyof ArticleFields): number =>
      COLUMNS[field].map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1;
    if (at('title') < 0 || at('body') < 0) {
      setAside(path, head?.line ?? null, 'no_columns', names.join(', '));
      return [];
    }
    const cell = (cells: readonly string[], field: keyof ArticleFields): string => cells[at(field)] ?? '';
    return rows.map(({ line, cells }) => ({
      line,
      fields: {
        key: cell(cells, 'key'),
        title: cell(cells, 'title'),
        body: cell(cells, 'body'),
        lang: cell(cells, 'lang'),
        url: cell(cells, 'url'),
        tags: cell(cells, 'tags'),
      },
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    setAside(path, error.line, 'broken_csv', error.message);
    return [];
  }
}
