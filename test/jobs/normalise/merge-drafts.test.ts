import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDrafts } from '@koe/jobs/test-only/normalise/merge-drafts';
import type { FeedbackDraft } from '@koe/sql/domain/item';

const base: FeedbackDraft = {
  itemKey: 'i1',
  kind: 'ticket',
  channel: 'email',
  createdAt: new Date('2024-05-02T00:00:00Z'),
  parts: [],
  scores: [],
  attributes: {},
};

describe('mergeDrafts', () => {
  it('lays the newer over the older: parts by key, scores by kind and question, attributes by name', () => {
    const older: FeedbackDraft = {
      ...base,
      updatedAt: new Date('2024-05-02T00:00:00Z'),
      url: 'https://old.example',
      parts: [
        { key: 'a', role: 'customer', text: 'old' },
        { key: 'b', role: 'agent', text: 'kept' },
      ],
      scores: [{ kind: 'csat', value: 2, min: 1, max: 5 }],
      attributes: { product: 'kettle', team: 'x' },
      times: { reopened: false, contacts: 1 },
    };
    const newer: FeedbackDraft = {
      ...base,
      createdAt: new Date('2024-05-01T00:00:00Z'),
      updatedAt: new Date('2024-05-03T00:00:00Z'),
      parts: [{ key: 'a', role: 'customer', text: 'new' }],
      scores: [
        { kind: 'csat', value: 4, min: 1, max: 5 },
        { kind: 'csat', value: 5, min: 1, max: 5, question: 'speed' },
      ],
      attributes: { team: 'y' },
      times: { reopened: true },
    };
    const merged = mergeDrafts([newer, older]);
    expect(merged.parts.map((part) => part.text)).toEqual(['new', 'kept']);
    expect(merged.scores.map((score) => score.value)).toEqual([4, 5]);
    expect(merged.attributes).toEqual({ product: 'kettle', team: 'y' });
    expect(merged.times).toEqual({ reopened: true, contacts: 1 });
    expect(merged.createdAt).toEqual(new Date('2024-05-01T00:00:00Z'));
    expect(merged.updatedAt).toEqual(new Date('2024-05-03T00:00:00Z'));
    expect(merged.url).toBe('https://old.example');
  });

  it('keeps a csat only on a scale that CSAT is defined on, and drops answers off their scale', () => {
    const scores = [
      { kind: 'csat', value: 1, min: 0, max: 1 },
      { kind: 'csat', value: 7, min: 0, max: 10, question: 'q' },
      { kind: 'nps', value: 11, min: 0, max: 10 },
      { kind: 'ces', value: Number.NaN, min: 1, max: 7 },
    ] as const;
    expect(mergeDrafts([{ ...base, scores }]).scores.map((score) => score.kind)).toEqual(['csat', 'rating']);
  });

  it('refuses nothing and strangers', () => {
    expect(() => mergeDrafts([])).toThrow(RangeError);
    expect(() => mergeDrafts([base, { ...base, itemKey: 'i2' }])).toThrow('different items');
  });

  it('gives the same result whatever the order of the drafts', () => {
    const date = fc.constantFrom(1, 2, 3).map((day) => new Date(Date.UTC(2024, 4, day)));
    const draft = fc.record({
      updatedAt: date,
      createdAt: fc.option(date),
      parts: fc.uniqueArray(
        fc.record({
          key: fc.constantFrom('a', 'b', 'c'),
          text: fc.string({ maxLength: 3 }),
          at: date,
          role: fc.constantFrom('customer' as const, 'agent' as const),
        }),
        { selector: (part) => part.key },
      ),
      attributes: fc.dictionary(fc.constantFrom('x', 'y'), fc.string({ maxLength: 2 })),
    });
    const pair = fc
      .array(draft, { minLength: 1, maxLength: 5 })
      .chain((drafts) => fc.tuple(fc.constant(drafts), fc.shuffledSubarray(drafts, { minLength: drafts.length })));
    fc.assert(
      fc.property(pair, ([drafts, shuffled]) => {
        const whole = (list: typeof drafts): FeedbackDraft[] => list.map((one) => ({ ...base, ...one }));
        expect(mergeDrafts(whole(shuffled))).toEqual(mergeDrafts(whole(drafts)));
      }),
    );
  });
});
