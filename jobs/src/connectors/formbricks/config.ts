import { z } from 'zod';
import { words } from '../words.js';

export const formbricksConfig = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .meta(
      words('Address', 'アドレス', 'Of your Formbricks, without /api', 'Formbricks のアドレス (/api は付けません)'),
    ),
  /** Default: every survey that the key may read. */
  surveyIds: z
    .array(z.string().min(1))
    .optional()
    .meta(words('Surveys', 'アンケート', 'Ids; empty for all', 'ID の一覧。空欄ですべて')),
  /** Responses updated before this are never read. */
  since: z.iso.datetime({ offset: true }).optional().meta(words('Read from', '取込開始日時')),
});
export type FormbricksConfig = z.infer<typeof formbricksConfig>;
