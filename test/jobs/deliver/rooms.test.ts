import { afterEach, describe, expect, it } from 'vitest';
import { chatworkBody, chatworkDeliverer } from '@koe/jobs/test-only/deliver/channels/chatwork';
import { lineWorksBody, lineWorksDeliverer } from '@koe/jobs/test-only/deliver/channels/line-works';
import { slackBody, slackDeliverer } from '@koe/jobs/test-only/deliver/channels/slack';
import { teamsBody, teamsDeliverer } from '@koe/jobs/test-only/deliver/channels/teams';
import { ctxOf, OUTGOING } from './on-loopback.js';
import { json, startTarget, type Target } from './target.js';

const HOSTILE = { ...OUTGOING, text: '<!channel> *all* [toall] [/info] <https://evil.example|here> & so on' };

describe('rooms', () => {
  let target: Target | undefined;
  afterEach(async () => {
    await target?.close();
    target = undefined;
  });

  it('Slack is given blocks at the address that is its credential, and only "ok" is taken for a yes', async () => {
    target = await startTarget((_, response, count) => {
      response.end(count === 1 ? 'ok' : '<html>a proxy</html>');
    });
    const ctx = ctxOf({ url: target.url }, { webhookUrl: `${target.url}/services/T/B/made-up` });
    await slackDeliverer.send(OUTGOING, ctx);
    expect(target.received[0]?.url.pathname).toBe('/services/T/B/made-up');
    expect(JSON.parse(target.received[0]?.body ?? '')).toMatchObject({
      text: OUTGOING.title,
      blocks: [
        { type: 'header' },
        { type: 'section' },
        { type: 'section', fields: [{ text: '*チャネル*\nメール' }] },
        { type: 'context' },
      ],
    });
    await expect(slackDeliverer.send(OUTGOING, ctx)).rejects.toMatchObject({ code: 'config' });
  });

  it('what a text holds addresses nobody and links nowhere', () => {
    expect(JSON.stringify(slackBody(HOSTILE))).not.toContain('<!channel>');
    expect(chatworkBody(HOSTILE)).not.toContain('[toall]');
    expect(chatworkBody(HOSTILE).match(/\[\/info\]/g)).toHaveLength(1);
    expect(teamsBody(HOSTILE)).not.toContain(' *all*');
  });

  it('a webhook leads to the host that the settings show, or nowhere; the error does not tell the address', async () => {
    const ctx = ctxOf({ url: 'https://hooks.slack.com' }, { webhookUrl: 'https://evil.example/secret-path' });
    const error: unknown = await slackDeliverer.send(OUTGOING, ctx).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'config' });
    expect(String(error)).not.toContain('secret-path');
  });

  it('Teams is given a card of at most 28 KB, whatever the message holds', async () => {
    target = await startTarget((_, response) => response.writeHead(202).end());
    const long = {
      ...OUTGOING,
      text: 'あ'.repeat(30_000),
      lines: Array.from({ length: 60 }, (_, at) => ({ label: `行 ${at}`, value: '値'.repeat(300) })),
    };
    await teamsDeliverer.send(
      long,
      ctxOf({ url: target.url }, { webhookUrl: `${target.url}/workflows/1?sig=made-up` }),
    );
    const body = target.received[0]?.body ?? '';
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(28_000);
    expect(JSON.parse(body)).toMatchObject({ type: 'message', attachments: [{ content: { type: 'AdaptiveCard' } }] });
  });

  it('LINE WORKS is given title, text and a button within its limits', async () => {
    target = await startTarget((_, response) => json(response, { code: 'ok' }));
    await lineWorksDeliverer.send(
      OUTGOING,
      ctxOf({ url: target.url }, { webhookUrl: `${target.url}/message/made-up` }),
    );
    expect(JSON.parse(target.received[0]?.body ?? '')).toMatchObject({
      title: OUTGOING.title,
      button: { url: OUTGOING.url },
    });
    const body = lineWorksBody({ ...OUTGOING, text: '字'.repeat(5_000) });
    expect(JSON.stringify(body).length).toBeLessThan(2_400);
  });

  it('Chatwork is sent a form with the token in a header, and finds by its marker what it was sent', async () => {
    const messages: { message_id: string; body: string }[] = [];
    target = await startTarget(({ method, body }, response) => {
      if (method !== 'POST') return json(response, messages);
      messages.push({ message_id: '77', body: new URLSearchParams(body).get('body') ?? '' });
      return json(response, { message_id: '77' });
    });
    const ctx = ctxOf({ url: target.url, roomId: '123' }, { token: 'made-up' });
    expect(await chatworkDeliverer.find?.(OUTGOING.deliveryId, ctx)).toBeNull();
    const receipt = await chatworkDeliverer.send(OUTGOING, ctx);
    expect(receipt).toMatchObject({ id: '77' });
    expect(target.received[1]?.headers).toMatchObject({
      'x-chatworktoken': 'made-up',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(await chatworkDeliverer.find?.(OUTGOING.deliveryId, ctx)).toMatchObject({ id: '77' });
    expect(await chatworkDeliverer.find?.('11111111-58f1-4b7e-9a52-0d3c8f3f7a11', ctx)).toBeNull();
  });

  it.each([
    [401, 'auth'],
    [404, 'config'],
    [400, 'rejected'],
    [503, 'unreachable'],
    [504, 'unanswered'],
  ])('an answer of %i is %s', async (status, code) => {
    target = await startTarget((_, response) => json(response, { error: 'x' }, status));
    const ctx = ctxOf({ url: target.url }, { webhookUrl: `${target.url}/made-up` });
    await expect(slackDeliverer.send(OUTGOING, ctx)).rejects.toMatchObject({ code });
  });

  it('429 says when; a connection that breaks after the request leaves doubt, one that was never made does not', async () => {
    target = await startTarget((_, response, count) => {
      if (count === 1) response.writeHead(429, { 'retry-after': '30' }).end();
      else response.socket?.destroy();
    });
    const ctx = ctxOf({ url: target.url }, { webhookUrl: `${target.url}/made-up` });
    await expect(slackDeliverer.send(OUTGOING, ctx)).rejects.toMatchObject({
      code: 'rate_limited',
      options: { retryAt: new Date('2026-11-20T01:00:30Z') },
    });
    await expect(slackDeliverer.send(OUTGOING, ctx)).rejects.toMatchObject({ code: 'unanswered' });
    await target.close();
    target = undefined;
    await expect(slackDeliverer.send(OUTGOING, ctx)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('an address of the house that nobody allowed is not spoken to', async () => {
    const ctx = ctxOf({ url: 'http://10.0.0.9' }, { webhookUrl: 'http://10.0.0.9/made-up' });
    await expect(slackDeliverer.send(OUTGOING, ctx)).rejects.toMatchObject({ code: 'config' });
  });
});
