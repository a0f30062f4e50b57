import { z } from 'zod';
import { DeliveryError, type Deliverer, type DelivererCtx } from '../deliverer.js';
import { shorten } from '../message/plain-text.js';
import { request } from '../post.js';
import { readJson } from '../read-json.js';
import { gone } from './gone.js';
import { hasMarker, taskText } from './task-text.js';

const config = z.object({
  url: z.url().meta({
    title: 'Address',
    description: 'Of the Redmine, such as https://redmine.example.com',
    ja: { title: 'アドレス', description: 'Redmine の URL (例: https://redmine.example.com)' },
  }),
  project: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({
      title: 'Project',
      description: 'Identifier of the project in its address',
      ja: { title: 'プロジェクト', description: 'URL に現れるプロジェクトの識別子' },
    }),
  trackerId: z
    .number()
    .int()
    .positive()
    .optional()
    .meta({
      title: 'Tracker',
      description: 'Its number; left out: the first of the project',
      ja: { title: 'トラッカー', description: '番号で指定します。空欄ならプロジェクトの先頭のトラッカー' },
    }),
});
type Config = z.output<typeof config>;

const issueSchema = z.object({
  id: z.number().int(),
  description: z.string().nullish(),
  status: z.object({ id: z.number().int().optional(), name: z.string(), is_closed: z.boolean().optional() }),
  closed_on: z.string().nullish(),
  assigned_to: z.object({ name: z.string() }).nullish(),
});
type Issue = z.output<typeof issueSchema>;
const statusesSchema = z.object({
  issue_statuses: z.array(z.object({ id: z.number().int(), is_closed: z.boolean().optional() })),
});

/** Redmine's REST API, which an administrator switches on; the key in a header. The newest issues of the project are asked for the marker. */
export const redmineDeliverer: Deliverer<Config> = {
  type: 'redmine',
  version: 1,
  config,
  secrets: ['apiKey'],
  spacingMs: 300,
  async check(ctx) {
    await request(ctx, at(ctx, `projects/${encodeURIComponent(ctx.config.project)}.json`), headers(ctx), { ask: true });
  },
  async send(message, ctx) {
    const { project, trackerId } = ctx.config;
    const issue = {
      project_id: project,
      subject: shorten(message.title, 250),
      description: taskText(message),
      ...(trackerId === undefined ? {} : { tracker_id: trackerId }),
    };
    const { text } = await request(ctx, at(ctx, 'issues.json'), {
      method: 'POST',
      headers: { ...headers(ctx).headers, 'content-type': 'application/json' },
      body: JSON.stringify({ issue }),
    });
    const made = z.object({ issue: issueSchema }).safeParse(readJson(text));
    if (!made.success) throw new DeliveryError('unanswered', 'Redmine answered in an unexpected shape');
    return receiptOf(made.data.issue, ctx);
  },
  async find(deliveryId, ctx) {
    const url = at(ctx, 'issues.json');
    url.search = new URLSearchParams({
      project_id: ctx.config.project,
      status_id: '*',
      sort: 'created_on:desc',
      limit: '100',
    }).toString();
    const { text } = await request(ctx, url, headers(ctx), { ask: true });
    const list = z.object({ issues: z.array(issueSchema) }).safeParse(readJson(text));
    if (!list.success) throw new DeliveryError('unreachable', 'Redmine answered in an unexpected shape');
    const found = list.data.issues.find(({ description }) => hasMarker(description ?? '', deliveryId));
    return found ? receiptOf(found, ctx) : null;
  },
  async task(id, ctx) {
    const answer = await request(ctx, at(ctx, `issues/${encodeURIComponent(id)}.json`), headers(ctx), {
      ask: true,
    }).catch(gone);
    if (answer === null) return null;
    const read = z.object({ issue: issueSchema }).safeParse(readJson(answer.text));
    if (!read.success) throw new DeliveryError('unreachable', 'Redmine answered in an unexpected shape');
    const { issue } = read.data;
    return {
      ...receiptOf(issue, ctx),
      status: issue.status.name,
      done: await isDone(issue, ctx),
      assignee: issue.assigned_to?.name ?? null,
    };
  },
};

/** Older versions do not tell with an issue whether its status closes, and keep the day it was once closed when it is opened again. */
async function isDone({ status, closed_on: closedOn }: Issue, ctx: DelivererCtx<Config>): Promise<boolean> {
  if (status.is_closed !== undefined) return status.is_closed;
  const wasClosed = closedOn !== null && closedOn !== undefined;
  if (!wasClosed) return false;
  const { text } = await request(ctx, at(ctx, 'issue_statuses.json'), headers(ctx), { ask: true });
  const list = statusesSchema.safeParse(readJson(text));
  if (!list.success) throw new DeliveryError('unreachable', 'Redmine answered in an unexpected shape');
  return list.data.issue_statuses.find(({ id }) => id === status.id)?.is_closed === true;
}

function receiptOf({ id }: Issue, ctx: DelivererCtx<Config>): { id: string; url: string } {
  return { id: String(id), url: at(ctx, `issues/${id}`).href };
}

function at(ctx: DelivererCtx<Config>, path: string): URL {
  return new URL(path, `${ctx.config.url.replace(/\/+$/, '')}/`);
}

function headers(ctx: DelivererCtx<Config>): { headers: Record<string, string> } {
  return { headers: { 'x-redmine-api-key': ctx.secrets.get('apiKey'), accept: 'application/json' } };
}
