import { z } from 'zod';
import { DeliveryError, type Deliverer, type DelivererCtx, type TaskState } from '../deliverer.js';
import { shorten } from '../message/plain-text.js';
import { request } from '../post.js';
import { readJson } from '../read-json.js';
import { gone } from './gone.js';
import { hasMarker, markerOf, taskText } from './task-text.js';

const number = z.number().int().positive();
const config = z.object({
  url: z.url().meta({
    title: 'Address of the space',
    description: 'Such as https://example.backlog.com',
    ja: { title: 'スペースの URL', description: '例: https://example.backlog.com' },
  }),
  projectId: number.meta({
    title: 'Project ID',
    description: 'A number',
    ja: { title: 'プロジェクト ID', description: '数字' },
  }),
  issueTypeId: number.meta({
    title: 'Issue type ID',
    description: 'A number',
    ja: { title: '種別 ID', description: '数字' },
  }),
  priorityId: number.default(3).meta({
    title: 'Priority ID',
    description: '2 high, 3 normal, 4 low',
    ja: { title: '優先度 ID', description: '2 高、3 中、4 低' },
  }),
});
type Config = z.output<typeof config>;

const issueSchema = z.object({
  issueKey: z.string(),
  description: z.string().nullish(),
  status: z.object({ id: z.number().int(), name: z.string() }),
  assignee: z.object({ name: z.string() }).nullish(),
});
type Issue = z.output<typeof issueSchema>;

/** 完了: of every project; statuses that a project adds lie before it. */
const CLOSED = 4;

/** Nulab's Backlog, API version 2: forms, and the key in the query, so that no address may ever be told. */
export const backlogDeliverer: Deliverer<Config> = {
  type: 'backlog',
  version: 1,
  config,
  secrets: ['apiKey'],
  spacingMs: 1_000,
  async check(ctx) {
    await request(ctx, at(ctx, `projects/${ctx.config.projectId}`), {}, { ask: true });
  },
  async send(message, ctx) {
    const { projectId, issueTypeId, priorityId } = ctx.config;
    const { text } = await request(ctx, at(ctx, 'issues'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        projectId: String(projectId),
        summary: shorten(message.title, 250),
        issueTypeId: String(issueTypeId),
        priorityId: String(priorityId),
        description: taskText(message),
      }).toString(),
    });
    const made = issueSchema.safeParse(readJson(text));
    if (!made.success) throw new DeliveryError('unanswered', 'Backlog answered in an unexpected shape');
    return receiptOf(made.data, ctx);
  },
  async find(deliveryId, ctx) {
    const query = { 'projectId[]': String(ctx.config.projectId), keyword: markerOf(deliveryId), count: '20' };
    const { text } = await request(ctx, at(ctx, 'issues', query), {}, { ask: true });
    const list = z.array(issueSchema).safeParse(readJson(text));
    if (!list.success) throw new DeliveryError('unreachable', 'Backlog answered in an unexpected shape');
    const found = list.data.find(({ description }) => hasMarker(description ?? '', deliveryId));
    return found ? receiptOf(found, ctx) : null;
  },
  async task(id, ctx) {
    const answer = await request(ctx, at(ctx, `issues/${encodeURIComponent(id)}`), {}, { ask: true }).catch(gone);
    if (answer === null) return null;
    const read = issueSchema.safeParse(readJson(answer.text));
    if (!read.success) throw new DeliveryError('unreachable', 'Backlog answered in an unexpected shape');
    return stateOf(read.data, ctx);
  },
};

function stateOf(issue: Issue, ctx: DelivererCtx<Config>): TaskState {
  return {
    ...receiptOf(issue, ctx),
    status: issue.status.name,
    done: issue.status.id === CLOSED,
    assignee: issue.assignee?.name ?? null,
  };
}

function receiptOf({ issueKey }: Issue, ctx: DelivererCtx<Config>): { id: string; url: string } {
  return { id: issueKey, url: new URL(`view/${issueKey}`, base(ctx)).href };
}

function at(ctx: DelivererCtx<Config>, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`api/v2/${path}`, base(ctx));
  url.search = new URLSearchParams({ ...query, apiKey: ctx.secrets.get('apiKey') }).toString();
  return url;
}

function base(ctx: DelivererCtx<Config>): string {
  return `${ctx.config.url.replace(/\/+$/, '')}/`;
}
