import { afterEach, describe, expect, it } from 'vitest';
import type { AnyDeliverer } from '@koe/jobs/test-only/deliver/deliverer';
import { backlogDeliverer } from '@koe/jobs/test-only/deliver/trackers/backlog';
import { jiraDeliverer } from '@koe/jobs/test-only/deliver/trackers/jira';
import { redmineDeliverer } from '@koe/jobs/test-only/deliver/trackers/redmine';
import { ctxOf, OUTGOING } from './on-loopback.js';
import { json, startTarget, type Received, type Target } from './target.js';
import type { ServerResponse } from 'node:http';

/** A tracker that keeps what it was given; `close` finishes its only task. */
interface Fake {
  readonly deliverer: AnyDeliverer;
  readonly config: (url: string) => object;
  readonly secrets: Readonly<Record<string, string>>;
  readonly answer: (request: Received, response: ServerResponse) => void;
  readonly finish: () => void;
  readonly id: string;
}

function redmine(): Fake {
  const issues: { id: number; description: string; status: { name: string; is_closed: boolean } }[] = [];
  return {
    deliverer: redmineDeliverer,
    config: (url) => ({ url, project: 'voc' }),
    secrets: { apiKey: 'made-up' },
    id: '41',
    finish: () => issues.forEach((issue) => (issue.status = { name: '終了', is_closed: true })),
    answer({ method, url, body, headers }, response) {
      if (headers['x-redmine-api-key'] !== 'made-up') return json(response, {}, 401);
      if (method === 'POST') {
        const { issue }: { issue: { description: string } } = JSON.parse(body);
        issues.push({ id: 41, description: issue.description, status: { name: '新規', is_closed: false } });
        return json(response, { issue: issues[0] }, 201);
      }
      if (url.pathname === '/issues.json') return json(response, { issues });
      const found = issues.find(({ id }) => url.pathname === `/issues/${id}.json`);
      return found ? json(response, { issue: found }) : json(response, {}, 404);
    },
  };
}

function backlog(): Fake {
  const issues: { issueKey: string; description: string; status: { id: number; name: string } }[] = [];
  return {
    deliverer: backlogDeliverer,
    config: (url) => ({ url, projectId: 1, issueTypeId: 2, priorityId: 3 }),
    secrets: { apiKey: 'made-up' },
    id: 'VOC-1',
    finish: () => issues.forEach((issue) => (issue.status = { id: 4, name: '完了' })),
    answer({ method, url, body, headers }, response) {
      if (url.searchParams.get('apiKey') !== 'made-up') return json(response, {}, 401);
      if (method === 'POST') {
        if (headers['content-type'] !== 'application/x-www-form-urlencoded') return json(response, {}, 400);
        const description = new URLSearchParams(body).get('description') ?? '';
        issues.push({ issueKey: 'VOC-1', description, status: { id: 1, name: '未対応' } });
        return json(response, issues[0], 201);
      }
      if (url.pathname === '/api/v2/issues') {
        const keyword = url.searchParams.get('keyword') ?? '';
        return json(
          response,
          issues.filter(({ description }) => description.includes(keyword)),
        );
      }
      const found = issues.find(({ issueKey }) => url.pathname === `/api/v2/issues/${issueKey}`);
      return found ? json(response, found) : json(response, {}, 404);
    },
  };
}

function jira(): Fake {
  const issues: { key: string; labels: string[]; fields: object }[] = [];
  const fieldsOf = (name: string, key: string): object => ({ status: { name, statusCategory: { key } } });
  return {
    deliverer: jiraDeliverer,
    config: (url) => ({ url, email: 'koe@example.com', projectKey: 'VOC', issueType: 'Task' }),
    secrets: { apiToken: 'made-up' },
    id: 'VOC-7',
    finish: () => issues.forEach((issue) => (issue.fields = fieldsOf('完了', 'done'))),
    answer({ method, url, body, headers }, response) {
      const basic = Buffer.from('koe@example.com:made-up').toString('base64');
      if (headers.authorization !== `Basic ${basic}`) return json(response, {}, 401);
      if (method === 'POST') {
        const { fields }: { fields: { labels: string[]; description: { type: string } } } = JSON.parse(body);
        if (fields.description.type !== 'doc') return json(response, {}, 400);
        issues.push({ key: 'VOC-7', labels: fields.labels, fields: fieldsOf('To Do', 'new') });
        return json(response, { key: 'VOC-7' }, 201);
      }
      if (url.pathname === '/rest/api/3/search/jql') {
        const jql = url.searchParams.get('jql') ?? '';
        return json(response, {
          issues: issues.filter(({ labels }) => labels.some((label) => jql.includes(`"${label}"`))),
        });
      }
      const found = issues.find(({ key }) => url.pathname === `/rest/api/3/issue/${key}`);
      return found ? json(response, found) : json(response, {}, 404);
    },
  };
}

describe.each([
  ['Redmine', redmine],
  ['Backlog', backlog],
  ['Jira', jira],
])('%s', (_, make) => {
  let target: Target | undefined;
  afterEach(async () => {
    await target?.close();
    target = undefined;
  });

  it('makes a task, finds it by its marker, follows it to its end, and says when it is gone', async () => {
    const fake = make();
    target = await startTarget(fake.answer);
    const { deliverer } = fake;
    const ctx = ctxOf<unknown>(deliverer.config.parse(fake.config(target.url)), fake.secrets);
    expect(await deliverer.find?.(OUTGOING.deliveryId, ctx)).toBeNull();
    const receipt = await deliverer.send(OUTGOING, ctx);
    expect(receipt).toMatchObject({ id: fake.id });
    expect(receipt.url).toContain(fake.id);
    expect(JSON.stringify(receipt)).not.toContain('made-up');
    expect(await deliverer.find?.(OUTGOING.deliveryId, ctx)).toEqual(receipt);
    expect(await deliverer.find?.('11111111-58f1-4b7e-9a52-0d3c8f3f7a11', ctx)).toBeNull();
    expect(await deliverer.task?.(fake.id, ctx)).toMatchObject({ done: false });
    fake.finish();
    expect(await deliverer.task?.(fake.id, ctx)).toMatchObject({ done: true });
    expect(await deliverer.task?.('999', ctx)).toBeNull();
  });

  it('a wrong key is told as such, and never told', async () => {
    const fake = make();
    target = await startTarget(fake.answer);
    const secrets = Object.fromEntries(Object.keys(fake.secrets).map((name) => [name, 'wrong-key']));
    const ctx = ctxOf<unknown>(fake.deliverer.config.parse(fake.config(target.url)), secrets);
    const error: unknown = await fake.deliverer.send(OUTGOING, ctx).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'auth' });
    expect(String(error)).not.toContain('wrong-key');
  });
});

it('an old Redmine that tells no status keeps the day of the first closing: its list of statuses decides', async () => {
  let status = { id: 5, name: '終了' };
  const target = await startTarget(({ url }, response) =>
    url.pathname === '/issue_statuses.json'
      ? json(response, {
          issue_statuses: [
            { id: 1, name: '新規' },
            { id: 5, name: '終了', is_closed: true },
          ],
        })
      : json(response, { issue: { id: 41, status, closed_on: '2026-11-18T01:00:00Z' } }),
  );
  try {
    const config = redmineDeliverer.config.parse({ url: target.url, project: 'voc' });
    const ctx = ctxOf(config, { apiKey: 'made-up' });
    expect(await redmineDeliverer.task?.('41', ctx)).toMatchObject({ done: true });
    status = { id: 1, name: '新規' };
    expect(await redmineDeliverer.task?.('41', ctx)).toMatchObject({ done: false });
  } finally {
    await target.close();
  }
});
