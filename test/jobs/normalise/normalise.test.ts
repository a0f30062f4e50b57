import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '@koe/jobs/test-only/normalise/normalise';
import type { FeedbackDraft } from '@koe/sql/domain/item';

const options = { personSecret: new Uint8Array(32).fill(1) };
const draft: FeedbackDraft = {
  itemKey: 'i1',
  kind: 'ticket',
  channel: 'email',
  createdAt: new Date('2024-05-01T00:00:00Z'),
  parts: [
    {
      key: '1',
      role: 'customer',
      text: '<p>届きません。<br>kiri@example.com へ</p>',
      format: 'html',
      at: new Date('2024-05-01T00:00:00Z'),
    },
    { key: '2', role: 'agent', text: 'We are sorry about the delay', at: new Date('2024-05-01T00:05:00Z') },
  ],
  person: { email: 'kiri@example.com' },
  scores: [],
  attributes: { product: 'kettle', note: 'from kiri@example.com' },
};

describe('normalise', () => {
  it('makes a clean, masked item with its derived facts', () => {
    const item = normalise([draft], options);
    expect(item.parts.map((part) => [part.text, part.lang])).toEqual([
      ['届きません。\n[email] へ', 'ja'],
      ['We are sorry about the delay', 'en'],
    ]);
    expect(item).toMatchObject({
      lang: 'ja',
      firstReplySeconds: 300,
      isConversation: true,
      hasVoice: true,
      updatedAt: null,
    });
    expect(item.personKey).toHaveLength(32);
    expect(item.duplicateKey).toHaveLength(8);
    expect(item.attributes).toEqual({ product: 'kettle', note: 'from [email]' });
    expect(JSON.stringify(item)).not.toContain('kiri');
  });

  it('has no voice, no key and the default language when the customer wrote nothing', () => {
    const item = normalise([{ ...draft, person: {}, parts: [{ key: '1', role: 'customer', text: ' \u0000 ' }] }], {
      ...options,
      defaultLang: 'ja',
    });
    expect(item).toMatchObject({ hasVoice: false, duplicateKey: null, personKey: null, lang: 'ja' });
  });

  it('reads impossible dates as none', () => {
    const item = normalise(
      [
        {
          ...draft,
          createdAt: new Date('nonsense'),
          parts: [{ key: '1', role: 'customer', text: 'x', at: new Date(Number.NaN) }],
        },
      ],
      options,
    );
    expect(item.createdAt).toBeNull();
    expect(item.parts[0]?.at).toBeNull();
  });

  it('is deterministic and stores only well-formed text, for any text', () => {
    const text = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(text, fc.constantFrom('text' as const, 'html' as const), (written, format) => {
        const one: FeedbackDraft = { ...draft, parts: [{ key: '1', role: 'customer', text: written, format }] };
        const item = normalise([one], options);
        expect(normalise([one], options)).toEqual(item);
        expect(() => encodeURIComponent(item.parts[0]?.text ?? '')).not.toThrow();
        expect(item.parts[0]?.text).not.toContain('\u0000');
      }),
    );
  });

  it('takes a megabyte of anything in its stride', () => {
    const started = performance.now();
    for (const unit of ['あ', 'a ', '<b>', '😀', '\u202e\u0000', '> q\n', '090'])
      normalise(
        [
          {
            ...draft,
            parts: [
              {
                key: '1',
                role: 'customer',
                text: unit.repeat(1_000_000 / unit.length),
                format: unit === '<b>' ? 'html' : 'text',
              },
            ],
          },
        ],
        options,
      );
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
