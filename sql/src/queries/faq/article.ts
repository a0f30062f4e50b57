import { randomUUID } from 'node:crypto';
import type { Article, ArticleReject } from '../../domain/faq/article.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export interface StoredArticle extends Article {
  readonly articleId: string;
  readonly updatedAt: Date;
}

export interface ArticleImport {
  readonly importId: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly format: 'csv' | 'markdown';
  readonly name: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly rejects: readonly ArticleReject[];
}

const COLUMNS = `article_id as "articleId", key, title, body, lang, url, tags, updated_at as "updatedAt"`;
/** Any number: imports go one after the other, each sees what the one before left. */
const LOCK = 8_020_122;

const all = statement('articles', `select ${COLUMNS} from faq_article order by title, article_id`);
const count = statement('count articles', `select count(*)::int as count from faq_article`);
const write = statement(
  'write articles',
  `insert into faq_article (article_id, key, title, body, lang, url, tags, import_id, created_at, updated_at)
   select r."articleId", r.key, r.title, r.body, r.lang, r.url, r.tags, :importId::uuid, :now::timestamptz, :now::timestamptz
   from jsonb_to_recordset(:articles::jsonb) as r ("articleId" uuid, key text, title text, body text, lang text, url text, tags text[])
   on conflict (key) do update set title = excluded.title, body = excluded.body, lang = excluded.lang, url = excluded.url,
     tags = excluded.tags, import_id = excluded.import_id, updated_at = excluded.updated_at`,
);
const removeKeys = statement('remove articles', `delete from faq_article where key = any(:keys::text[])`);
const removeOne = statement(
  'remove article',
  `delete from faq_article where article_id = :articleId returning key, title`,
);
const note = statement(
  'note import',
  `insert into faq_import (import_id, at, by_person, format, name, added, changed, unchanged, removed, rejects)
   values (:importId, :now, :personId, :format, :name, :added, :changed, :unchanged, :removed, :rejects)`,
);
const imports = statement(
  'imports',
  `select i.import_id as "importId", i.at, i.by_person as "personId", p.name as "personName", i.format, i.name, i.added, i.changed,
     i.unchanged, i.removed, i.rejects
   from faq_import i left join person p on p.person_id = i.by_person order by i.at desc, i.import_id limit 20`,
);

/** By title. */
export function readArticlesOf(session: Session): Promise<StoredArticle[]> {
  return session.run<StoredArticle>(all);
}

export async function countArticles(session: Session): Promise<number> {
  return (await session.run<{ count: number }>(count))[0]?.count ?? 0;
}

/** The last 20, newest first. */
export function readImports(session: Session): Promise<ArticleImport[]> {
  return session.run<ArticleImport>(imports);
}

export interface ImportRequest {
  readonly format: 'csv' | 'markdown';
  readonly name: string;
  readonly articles: readonly Article[];
  readonly rejects: readonly ArticleReject[];
  /** Whether articles that are not among them are removed. */
  readonly replace: boolean;
}

/** Inside a transaction: writes articles by key and notes the import. The same files again change nothing. */
export async function importArticles(
  session: Session,
  { format, name, articles, rejects, replace }: ImportRequest,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<ArticleImport> {
  await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const known = new Map((await readArticlesOf(session)).map((article) => [article.key, article]));
  const isSame = (article: Article): boolean => {
    const before = known.get(article.key);
    return before !== undefined && contentOf(before) === contentOf(article);
  };
  const other = articles.filter((article) => !isSame(article));
  const given = new Set(articles.map(({ key }) => key));
  // nothing readable in the files is a mistake, not an empty knowledge base
  const gone = replace && articles.length > 0 ? [...known.keys()].filter((key) => !given.has(key)) : [];
  const importId = randomUUID();
  const rows = other.map((article) => ({ articleId: known.get(article.key)?.articleId ?? randomUUID(), ...article }));
  if (rows.length > 0) await session.run(write, { importId, now, articles: JSON.stringify(rows) });
  if (gone.length > 0) await session.run(removeKeys, { keys: gone });
  const changed = other.filter(({ key }) => known.has(key)).length;
  const counts = {
    added: other.length - changed,
    changed,
    unchanged: articles.length - other.length,
    removed: gone.length,
  };
  await session.run(note, { importId, now, personId, format, name, ...counts, rejects: JSON.stringify(rejects) });
  return { importId, at: now, personId, personName: null, format, name, ...counts, rejects };
}

/** @returns what it was; null when there is none */
export async function removeArticle(
  session: Session,
  articleId: string,
): Promise<{ readonly key: string; readonly title: string } | null> {
  return (await session.run<{ key: string; title: string }>(removeOne, { articleId }))[0] ?? null;
}

function contentOf({ title, body, lang, url, tags }: Article): string {
  return JSON.stringify([title, body, lang, url, tags]);
}
