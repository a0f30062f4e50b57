import type { ArticleFields } from './article-fields.js';

/** A line of front matter, `name: value`; lists and nested values are left alone. */
const FIELD = /^([A-Za-z_]+)\s*:\s*(.*)$/u;
const HEADING = /^#{1,2}\s+(.+?)\s*#*$/mu;
const LANGUAGE_FOLDER = /(?:^|\/|\.)(ja|en)(?:\/|\.)/u;

/**
 * What a Markdown file says of an article: front matter between `---` lines where there is one (`key`, `id` or `slug`; `title`; `lang`;
 * `url`; `tags` or `category`), the title else from its first heading, the key else its path, the language else from a folder or an
 * ending (`ja/`, `.en.md`). The text stays Markdown: it is read as words and shown as written, never rendered.
 */
export function markdownFields(path: string, text: string): ArticleFields {
  const { fields, rest } = frontMatter(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
  const said = (...names: readonly string[]): string => names.flatMap((name) => fields.get(name) ?? [])[0] ?? '';
  const heading = HEADING.exec(rest);
  const title = said('title') || (heading?.[1] ?? '');
  return {
    key: said('key', 'id', 'slug') || path.replace(/\.[^.]+$/u, ''),
    title,
    // the heading is the title: said twice it would weigh twice
    body: heading && title === heading[1] ? rest.replace(heading[0], '') : rest,
    lang: said('lang', 'language', 'locale') || (LANGUAGE_FOLDER.exec(path)?.[1] ?? ''),
    url: said('url', 'link'),
    tags: said('tags', 'category', 'categories').replace(/^\[|\]$/gu, ''),
  };
}

function frontMatter(text: string): { readonly fields: ReadonlyMap<string, string>; readonly rest: string } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1;
  if (end < 0) return { fields: new Map(), rest: text };
  const fields = new Map<string, string>();
  for (const line of text.slice(4, end).split('\n')) {
    const [, name = '', value = ''] = FIELD.exec(line) ?? [];
    if (name !== '') fields.set(name.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/u, '$2'));
  }
  return { fields, rest: text.slice(end + 4).replace(/^[^\n]*\n?/u, '') };
}
