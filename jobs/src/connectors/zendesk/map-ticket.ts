import type { Channel, DraftPart, DraftPerson, DraftTimes, FeedbackDraft, Role, Score } from '@koe/sql/domain/item';
import { MappingError, type Json } from '../connector.js';
import { isoTime } from '../record/iso-time.js';
import { storable, textOf } from '../record/text-of.js';
import type { ZendeskConfig } from './config.js';
import { zendeskPayload, type Comment, type ZendeskPayload } from './records.js';

const CHANNELS: Readonly<Record<string, Channel>> = {
  email: 'email',
  web: 'web_form',
  web_service: 'web_form',
  web_widget: 'web_form',
  help_center: 'web_form',
  chat: 'chat',
  native_messaging: 'chat',
  whatsapp: 'chat',
  line: 'chat',
  sms: 'chat',
  voice: 'phone',
  phone: 'phone',
  twitter: 'social',
  twitter_dm: 'social',
  facebook: 'social',
  instagram_dm: 'social',
};
/** Subjects that a person wrote; elsewhere Zendesk makes them up ("Conversation with …"). */
const WITH_SUBJECT: readonly Channel[] = ['email', 'web_form'];
/** Channels in which nobody typed: rules, flows, answer bots, merges. */
const AUTOMATIC = /^(system|rule|trigger|automation|answer_bot.*|business_messaging.*_bot|sunco_bot|closed_ticket)$/;

/** One ticket with its public comments as one item. @throws MappingError */
export function mapTicket(payload: Json, config: ZendeskConfig): FeedbackDraft {
  const parsed = zendeskPayload.safeParse(payload);
  if (!parsed.success) throw new MappingError(parsed.error.issues[0]?.path.join('.') ?? '', 'is not a Zendesk ticket');
  const { ticket, comments } = parsed.data;
  const channel = CHANNELS[ticket.via.channel] ?? 'other';
  const createdAt = isoTime(ticket.created_at, 'created_at');
  const parts: DraftPart[] = [];
  const subject = storable(ticket.subject ?? '').trim();
  if (subject !== '' && WITH_SUBJECT.includes(channel))
    parts.push({ key: 'subject', role: 'customer', text: subject, at: createdAt });
  for (const comment of comments) {
    const text = storable(comment.plain_body ?? comment.body).trim();
    if (!comment.public || text === '') continue;
    const at = isoTime(comment.created_at, 'comments.created_at');
    parts.push({ key: `comment-${comment.id}`, role: roleOf(comment, parsed.data), text, at });
  }
  const said = storable(ticket.satisfaction_rating?.comment ?? '').trim();
  if (said !== '') parts.push({ key: 'rating-comment', role: 'customer', text: said, question: 'satisfaction' });
  const person = personOf(parsed.data);
  const times = timesOf(
    parsed.data,
    parts.some(({ role }) => role === 'agent'),
  );
  return {
    itemKey: String(ticket.id),
    kind: 'ticket',
    channel,
    createdAt,
    ...(ticket.updated_at ? { updatedAt: isoTime(ticket.updated_at, 'updated_at') } : {}),
    url: `${new URL(config.url).origin}/agent/tickets/${ticket.id}`,
    parts,
    ...(person === undefined ? {} : { person }),
    scores: scoresOf(parsed.data),
    times,
    attributes: attributesOf(parsed.data, config),
  };
}

function roleOf({ author_id, via }: Comment, { ticket, roles }: ZendeskPayload): Role {
  if (author_id <= 0 || AUTOMATIC.test(via.channel)) return 'bot';
  const role = roles[String(author_id)] ?? '';
  // An agent may open a ticket for a customer; whoever is an agent speaks as one. A deleted user has no role.
  if (role === 'agent' || role === 'admin') return 'agent';
  return role === 'end-user' || author_id === ticket.requester_id ? 'customer' : 'agent';
}

/** Good or bad, on 0–1. `offered` and the like are no answers. */
function scoresOf({ ticket }: ZendeskPayload): Score[] {
  const score = ticket.satisfaction_rating?.score ?? '';
  if (score.startsWith('good')) return [{ kind: 'csat', value: 1, min: 0, max: 1 }];
  if (score.startsWith('bad')) return [{ kind: 'csat', value: 0, min: 0, max: 1 }];
  return [];
}

/** Reply times in minutes are too coarse for the bands, so they only stand in where no reply can be seen. */
function timesOf({ ticket, metric }: ZendeskPayload, replySeen: boolean): DraftTimes {
  // A ticket that was opened again keeps the time of its last solution.
  const solved = ticket.status === 'solved' || ticket.status === 'closed';
  if (metric === null) return { solved };
  const minutes = metric.reply_time_in_minutes?.calendar;
  const seconds = metric.reply_time_in_seconds?.calendar ?? (replySeen || minutes == null ? null : minutes * 60);
  return {
    solved,
    ...(seconds === null ? {} : { firstReplySeconds: seconds }),
    ...(solved && metric.solved_at ? { resolvedAt: isoTime(metric.solved_at, 'metric.solved_at') } : {}),
    reopened: (metric.reopens ?? 0) > 0,
  };
}

function personOf({ ticket, requester }: ZendeskPayload): DraftPerson | undefined {
  if (ticket.requester_id == null) return undefined;
  return {
    ...(requester?.email ? { email: requester.email } : {}),
    ...(requester?.phone ? { phone: requester.phone } : {}),
    customerId: String(ticket.requester_id),
  };
}

function attributesOf({ ticket }: ZendeskPayload, { fields }: ZendeskConfig): Record<string, string> {
  const found: Record<string, string> = { status: ticket.status };
  if (ticket.priority) found['priority'] = ticket.priority;
  if (ticket.tags.length > 0) found['tags'] = ticket.tags.join(', ');
  for (const key of ['group_id', 'brand_id'] as const)
    if (ticket[key] != null) found[key.slice(0, -3)] = String(ticket[key]);
  for (const { id, name } of fields) {
    const value = textOf(ticket.custom_fields.find((field) => field.id === id)?.value ?? undefined);
    if (value !== null && value !== '') found[name] = value;
  }
  return found;
}
