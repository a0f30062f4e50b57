import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES } from '@koe/sql/domain/faq/read-text';
import { readArticles, type GivenFile } from '@koe/sql/domain/faq/read-articles';

const utf8 = (path: string, text: string): GivenFile => ({ path, bytes: new TextEncoder().encode(text) });
/** 「返品できますか」 and 「はい」 as CP932. */
const CP932 = Uint8Array.from([
  ...[...'title,body\r\n'].map((letter) => letter.charCodeAt(0)),
  ...[0x95, 0xd4, 0x95, 0x69, 0x82, 0xc5, 0x82, 0xab, 0x82, 0xdc, 0x82, 0xb7, 0x82, 0xa9],
  0x2c,
  ...[0x82, 0xcd, 0x82, 0xa2],
]);

describe('articles of a knowledge base', () => {
  it('come from CSV by the names that their columns have in either language', () => {
    const { articles, rejects } = readArticles(
      [
        utf8(
          'faq.csv',
          '\uFEFFキー,質問,回答,URL,タグ\r\nr1,返品できますか,14日以内なら可能です,https://help.example.com/r,返品、交換\r\n',
        ),
      ],
      'csv',
    );
    expect(rejects).toEqual([]);
    expect(articles).toEqual([
      {
        key: 'r1',
        title: '返品できますか',
        body: '14日以内なら可能です',
        lang: 'ja',
        url: 'https://help.example.com/r',
        tags: ['返品', '交換'],
      },
    ]);
  });

  it('are read in CP932 too', () => {
    expect(readArticles([{ path: 'a.csv', bytes: CP932 }], 'csv').articles).toMatchObject([
      { title: '返品できますか', body: 'はい' },
    ]);
  });

  it('come from Markdown with front matter, else by heading, path and folder', () => {
    const { articles } = readArticles(
      [
        utf8('en/returns.md', '# Can I return it?\n\nWithin 14 days.'),
        utf8('ja/hashi.md', '---\ntitle: "送料はいくらですか"\nid: ship\ntags: [送料, 配送]\n---\n全国一律500円です。'),
      ],
      'markdown',
    );
    expect(articles).toMatchObject([
      { key: 'en/returns', title: 'Can I return it?', body: 'Within 14 days.', lang: 'en' },
      { key: 'ship', title: '送料はいくらですか', body: '全国一律500円です。', lang: 'ja', tags: ['送料', '配送'] },
    ]);
  });

  it('that cannot be read are set aside with the reason, and the others are taken', () => {
    const { articles, rejects } = readArticles(
      [
        utf8(
          'a.csv',
          'title,body,url\nA,text,\n,only text,\nB,,\nC,text,javascript:alert(1)\nD,text,https://u:p@h.example\nA,again,',
        ),
        utf8('b.csv', 'name,words\nx,y'),
        utf8('c.csv', 'title,body\n"never closed'),
        utf8('d.exe', 'MZ'),
        { path: 'e.csv', bytes: new Uint8Array(MOST_FILE_BYTES + 1) },
        { path: 'f.csv', bytes: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]) },
      ],
      'csv',
    );
    expect(articles.map(({ title }) => title)).toEqual(['A']);
    expect(rejects.map(({ file, reason }) => [file, reason])).toEqual([
      ['a.csv', 'no_title'],
      ['a.csv', 'no_body'],
      ['a.csv', 'bad_url'],
      ['a.csv', 'bad_url'],
      ['a.csv', 'key_twice'],
      ['b.csv', 'no_columns'],
      ['c.csv', 'broken_csv'],
      ['d.exe', 'kind'],
      ['e.csv', 'too_large'],
      ['f.csv', 'not_text'],
    ]);
  });

  it('whatever is in a file: nothing throws, and every article has a key, a title and a text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(`title,body\n${text}`)),
        ),
        fc.constantFrom('csv' as const, 'markdown' as const),
        (bytes, format) => {
          const { articles } = readArticles([{ path: format === 'csv' ? 'x.csv' : 'x.md', bytes }], format);
          for (const { key, title, body } of articles) {
            expect(Math.min(key.length, title.length, body.length)).toBeGreaterThan(0);
            expect(`${key}${title}${body}`).not.toMatch(/\u0000/);
          }
        },
      ),
    );
  });
});
