import type { DraftPart, FeedbackDraft, Role } from '@koe/sql/domain/item';
import { MappingError, type Json } from '../connector.js';
import { isoTime } from '../record/iso-time.js';
import type { MastodonConfig } from './config.js';
import { storable } from '../record/text-of.js';
import { status, type Status } from './records.js';

/** One post as one item, known by its global address; a repetition of another's post is none. @throws MappingError */
export function mapStatus(payload: Json, config: MastodonConfig): FeedbackDraft[] {
  const parsed = status.safeParse(payload);
  if (!parsed.success) throw new MappingError(parsed.error.issues[0]?.path.join('.') ?? '', 'is not a post');
  const post = parsed.data;
  if (post.reblog) return [];
  const handle = fullName(post.account.acct, config);
  const role = roleOf(post, handle, config);
  const createdAt = isoTime(post.created_at, 'created_at');
  const parts: DraftPart[] = [];
  if (post.spoiler_text.trim() !== '')
    parts.push({ key: 'spoiler', role, text: storable(post.spoiler_text), at: createdAt });
  if (post.content.trim() !== '')
    parts.push({ key: 'content', role, text: storable(post.content), at: createdAt, format: 'html' });
  const tags = post.tags.map(({ name }) => name.toLowerCase());
  return [
    {
      itemKey: post.uri,
      kind: 'social',
      channel: 'social',
      createdAt,
      ...(post.edited_at ? { updatedAt: isoTime(post.edited_at, 'edited_at') } : {}),
      ...(post.url ? { url: post.url } : {}),
      parts,
      person: { handle },
      scores: [],
      attributes: {
        ...(post.language ? { language: post.language } : {}),
        ...(tags.length > 0 ? { hashtags: tags.join(', ') } : {}),
        ...(post.in_reply_to_id ? { reply: 'true' } : {}),
      },
    },
  ];
}

function roleOf(post: Status, handle: string, config: MastodonConfig): Role {
  if (config.ownAccounts.some((own) => fullName(own, config) === handle)) return 'agent';
  return post.account.bot ? 'bot' : 'customer';
}

/** `name@server`; accounts of the server itself come without it. */
function fullName(acct: string, { url }: MastodonConfig): string {
  const name = acct.replace(/^@/, '').toLowerCase();
  return name.includes('@') ? name : `${name}@${new URL(url).host}`;
}
