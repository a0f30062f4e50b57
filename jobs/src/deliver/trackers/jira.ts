import { z } from 'zod';
import { DeliveryError, type Deliverer, type DelivererCtx, type Outgoing, type TaskState } from '../deliverer.js';
import { plainText, shorten } from '../message/plain-text.js';
import { request } from '../post.js';
import { readJson } from '../read-json.js';
import { gone } from './gone.js';
import { markerOf } from './task-text.js';

const config = z.object({
  url: z.url().meta({
    title: 'Address of the site',
    description: 'Such as https://example.atlassian.net',
    ja: { title: 'サイトの URL', description: '例: https://example.atlassian.net' },
  }),
  email: z.email().meta({
    title: 'E-mail of the account',
    description: 'Whose API token it is',
    ja: { title: 'アカウントのメールアドレス', description: 'API トークンを作成したアカウント' },
  }),
  projectKey: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,19}$/, 'capital letters, digits and _')
    .meta({
      title: 'Project key',
      description: 'Such as VOC',
      ja: { title: 'プロジェクトキー', description: '例: VOC' },
    }),
  issueType: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .default('Task')
    .meta({
      title: 'Issue type',
      description: 'As the site names it',
      ja: { title: '課題タイプ', description: 'サイトでの表記どおりに' },
    }),
});
type Config = z.output<typeof config>;

const issueSchema = z.object({
  key: z.string(),
  fields: z
    .object({
      status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
      assignee: z.object({ displayName: z.string() }).nullish(),
    })
    .optional(),
});
type Issue = z.output<typeof issueSchema>;

/**
 * Jira's REST API, version 3: Basic with an API token; descriptions are documents, not text. The marker is a label, which the search knows
 * exactly. The search lags some seconds behind what was made.
 */
export const jiraDeliverer: Deliverer<Config> = {
  type: 'jira',
  version: 1,
  config,
  secrets: ['apiToken'],
  spacingMs: 1_000,
  findAfterMs: 60_000,
  async check(ctx) {
    await request(ctx, at(ctx, `project/${ctx.config.projectKey}`), { headers: headers(ctx) }, { ask: true });
  },
  async send(message, ctx) {
    const { text } = await request(ctx, at(ctx, 'issue'), {
      method: 'POST',
      headers: { ...headers(ctx), 'content-type': 'application/json' },
      body: JSON.stringify(jiraBody(message, ctx.config)),
    });
    const made = issueSchema.safeParse(readJson(text));
    if (!made.success) throw new DeliveryError('unanswered', 'Jira answered in an unexpected shape');
    return receiptOf(made.data, ctx);
  },
  async find(deliveryId, ctx) {
    const url = at(ctx, 'search/jql');
    url.search = new URLSearchParams({
      jql: `project = "${ctx.config.projectKey}" and labels = "${markerOf(deliveryId)}"`,
      fields: 'status,assignee',
      maxResults: '1',
    }).toString();
    const { text } = await request(ctx, url, { headers: headers(ctx) }, { ask: true });
    const list = z.object({ issues: z.array(issueSchema) }).safeParse(readJson(text));
    if (!list.success) throw new DeliveryError('unreachable', 'Jira answered in an unexpected shape');
    const [found] = list.data.issues;
    return found ? receiptOf(found, ctx) : null;
  },
  async task(id, ctx) {
    const url = at(ctx, `issue/${encodeURIComponent(id)}`);
    url.search = 'fields=status,assignee';
    const answer = await request(ctx, url, { headers: headers(ctx) }, { ask: true }).catch(gone);
    if (answer === null) return null;
    const read = issueSchema.safeParse(readJson(answer.text));
    if (!read.success || !read.data.fields)
      throw new DeliveryError('unreachable', 'Jira answered in an unexpected shape');
    return stateOf(read.data, read.data.fields, ctx);
  },
};

/** Exported for its test: each paragraph a node of the document. */
export function jiraBody(message: Outgoing, { projectKey, issueType }: Config): object {
  const paragraphs = plainText(message)
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== '');
  return {
    fields: {
      project: { key: projectKey },
      issuetype: { name: issueType },
      summary: shorten(message.title.replace(/\s+/g, ' '), 250),
      labels: [markerOf(message.deliveryId)],
      description: {
        type: 'doc',
        version: 1,
        content: paragraphs.map((text) => ({ type: 'paragraph', content: linesOf(text) })),
      },
    },
  };
}

/** Text with its line breaks: a text node may not hold one. */
function linesOf(text: string): object[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}

function stateOf(issue: Issue, fields: NonNullable<Issue['fields']>, ctx: DelivererCtx<Config>): TaskState {
  return {
    ...receiptOf(issue, ctx),
    status: fields.status.name,
    done: fields.status.statusCategory.key === 'done',
    assignee: fields.assignee?.displayName ?? null,
  };
}

function receiptOf({ key }: Issue, ctx: DelivererCtx<Config>): { id: string; url: string } {
  return { id: key, url: new URL(`browse/${key}`, base(ctx)).href };
}

function at(ctx: DelivererCtx<Config>, path: string): URL {
  return new URL(`rest/api/3/${path}`, base(ctx));
}

function base(ctx: DelivererCtx<Config>): string {
  return `${ctx.config.url.replace(/\/+$/, '')}/`;
}

function headers(ctx: DelivererCtx<Config>): Record<string, string> {
  const basic = Buffer.from(`${ctx.config.email}:${ctx.secrets.get('apiToken')}`).toString('base64');
  return { authorization: `Basic ${basic}`, accept: 'application/json' };
}
