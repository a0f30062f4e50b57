import { z } from 'zod';
import { words } from '../words.js';

export const mastodonConfig = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .meta(words('Server', 'サーバー', 'Such as https://mastodon.example', '例: https://mastodon.example')),
    hashtags: z
      .array(z.string().regex(/^#?[\p{L}\p{N}_]+$/u, 'must be one word'))
      .default([])
      .meta(words('Hashtags', 'ハッシュタグ')),
    searches: z
      .array(z.string().min(2))
      .default([])
      .meta(
        words('Search words', '検索語', 'Needs a server with full-text search', '全文検索が使えるサーバーが必要です'),
      ),
    mentions: z
      .boolean()
      .default(false)
      .meta(
        words(
          'Mentions of the account',
          'アカウントへのメンション',
          'Of the owner of the token',
          'トークンの持ち主あて',
        ),
      ),
    /** Posts of these accounts are answers of the organisation. */
    ownAccounts: z
      .array(z.string().min(1))
      .default([])
      .meta(words('Own accounts', '自社のアカウント', 'name or name@server', 'name または name@server')),
    /** How far the first run goes back. */
    backfillDays: z.int().min(0).max(3650).default(30).meta(words('Days to read at first', '初回に遡る日数')),
  })
  .refine((value) => value.hashtags.length + value.searches.length > 0 || value.mentions, {
    path: ['hashtags'],
    message: 'name at least one hashtag or search word, or choose mentions',
  });
export type MastodonConfig = z.infer<typeof mastodonConfig>;
