import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Json } from '@koe/jobs/test-only/connectors/connector';
import { formbricksConfig } from '@koe/jobs/test-only/connectors/formbricks/config';
import { formbricksConnector } from '@koe/jobs/test-only/connectors/formbricks/formbricks';

const config = formbricksConfig.parse({ url: 'https://forms.example' });
const questions = [
  { id: 'n', type: 'nps', headline: { default: 'Recommend?', ja: 'おすすめ度' } },
  { id: 's', type: 'rating', range: 7, headline: 'Stars' },
  { id: 'c', type: 'ces', headline: { default: '<p>Easy <b>to do</b></p>' } },
  { id: 't', type: 'openText', headline: { default: 'Why?' } },
  { id: 'e', type: 'openText', inputType: 'email', headline: { default: 'Mail' } },
  { id: 'm', type: 'multipleChoiceMulti', headline: { default: 'Which?' } },
];
const payload = (data: Json, more: Readonly<Record<string, Json>> = {}): Json => ({
  survey: { id: 's1', name: 'Checkout', questions },
  response: {
    id: 'r1',
    createdAt: '2026-05-01T00:00:00.000Z',
    updatedAt: '2026-05-01T00:05:00.000Z',
    finished: true,
    language: 'ja-JP',
    contactId: 'k1',
    data,
    ...more,
  },
});

describe('a Formbricks response', () => {
  it('gives scores, open texts, choices and the person, each by the type of its question', () => {
    const [draft] = formbricksConnector.map(
      payload({ n: 9, s: 6, c: 4, t: '速い', e: 'a@b.example', m: ['x', 'y'] }),
      'responses',
      config,
    );
    expect(draft).toMatchObject({
      itemKey: 'r1',
      kind: 'survey',
      channel: 'survey',
      createdAt: new Date('2026-05-01T00:00:00Z'),
      parts: [{ key: 't', role: 'customer', text: '速い', question: 'Why?' }],
      scores: [
        { kind: 'nps', value: 9, min: 0, max: 10, question: 'おすすめ度' },
        { kind: 'rating', value: 6, min: 1, max: 7, question: 'Stars' },
        { kind: 'ces', value: 4, min: 1, max: 5, question: 'Easy to do' },
      ],
      person: { email: 'a@b.example', customerId: 'k1' },
      attributes: { survey: 'Checkout', language: 'ja-JP', m: 'x, y' },
    });
  });

  it('prefers the organisation’s own user id to the contact’s', () => {
    const [draft] = formbricksConnector.map(
      payload({}, { contactAttributes: { userId: 'u-7', email: 'c@d.example' } }),
      'responses',
      config,
    );
    expect(draft?.person).toEqual({ email: 'c@d.example', customerId: 'u-7' });
  });

  it('refuses a score off its scale by the question', () => {
    expect(() => formbricksConnector.map(payload({ n: 11 }), 'responses', config)).toThrow(
      expect.objectContaining({ field: 'n' }),
    );
  });
});

describe('its webhook', () => {
  const secret = `whsec_${Buffer.from('a key of some length').toString('base64')}`;
  const raw = Buffer.from('{"event":"responseFinished","data":{"id":"r9"}}');
  const sign = (body: Buffer) =>
    createHmac('sha256', 'a key of some length').update(`m1.1700000000.`).update(body).digest('base64');
  const headers = (signature: string) =>
    new Headers({ 'webhook-id': 'm1', 'webhook-timestamp': '1700000000', 'webhook-signature': signature });

  it('believes only what the secret signed', () => {
    const { webhook } = formbricksConnector;
    expect(webhook?.verify(raw, headers(`v1,${sign(raw)}`), secret)).toBe(true);
    expect(webhook?.verify(raw, headers(`v1,AAAA v1,${sign(raw)}`), secret)).toBe(true);
    expect(webhook?.verify(raw, headers(`v1,${sign(Buffer.from('{}'))}`), secret)).toBe(false);
    expect(webhook?.verify(raw, new Headers(), secret)).toBe(false);
  });

  it('nudges for responses and for nothing else', () => {
    const { webhook } = formbricksConnector;
    expect(webhook?.toNudge(JSON.parse(raw.toString()))).toEqual([{ stream: 'responses', externalId: 'r9' }]);
    expect(webhook?.toNudge({ event: 'surveyCreated', data: {} })).toEqual([]);
    expect(webhook?.toNudge('nonsense')).toEqual([]);
  });
});
