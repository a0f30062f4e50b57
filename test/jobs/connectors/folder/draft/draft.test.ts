import { describe, expect, it } from 'vitest';
import type { Json } from '@koe/jobs/test-only/connectors/connector';
import { folderConfig } from '@koe/jobs/test-only/connectors/folder/config';
import { folderConnector } from '@koe/jobs/test-only/connectors/folder/folder';
import type { FeedbackDraft } from '@koe/sql/domain/item';
import type { MappingInput } from '../temp-folder.js';

function draft(spec: MappingInput, row: Json, file = 'a.csv'): FeedbackDraft | undefined {
  const config = folderConfig.parse({ path: '.', mapping: spec });
  return folderConnector.map({ file, number: 1, row }, 'rows', config)[0];
}

const BASE = { kind: 'survey', channel: 'survey', id: 'id' } as const;

describe('a row under a mapping', () => {
  it('takes texts with their questions and leaves blank ones out', () => {
    const spec = {
      ...BASE,
      texts: [
        { column: 'good', question: 'What was good?' },
        { column: 'labels.bad', question: { column: 'asked', values: { q2: 'What was bad?' } } },
        { column: 'empty' },
        { column: 'reply', role: 'agent' as const },
      ],
    };
    const row = { id: 7, good: ' fine ', labels: { bad: 'noise' }, asked: 'q2', empty: ' \n', reply: 'Thanks' };
    expect(draft(spec, row)?.parts).toEqual([
      { key: 'good', role: 'customer', text: ' fine ', question: 'What was good?' },
      { key: 'labels.bad', role: 'customer', text: 'noise', question: 'What was bad?' },
      { key: 'reply', role: 'agent', text: 'Thanks' },
    ]);
  });

  it('prefers a header that holds a dot to the path it spells', () => {
    expect(
      draft({ ...BASE, texts: [{ column: 'a.b' }] }, { id: 1, 'a.b': 'header', a: { b: 'path' } })?.parts[0]?.text,
    ).toBe('header');
  });

  it('joins rows by item key with part keys that cannot collide', () => {
    const spec = { ...BASE, itemKey: 'response', texts: [{ column: 'text' }] };
    const [one, two] = [1, 2].map((id) => draft(spec, { id, response: 'r', text: `answer ${id}` }));
    expect([one?.itemKey, two?.itemKey]).toEqual(['r', 'r']);
    expect([one?.parts[0]?.key, two?.parts[0]?.key]).toEqual(['1:text', '2:text']);
    expect(() => draft(spec, { id: 1, response: '', text: 'x' })).toThrow('belongs to no item');
  });

  it('reads scores in words and figures, in the order of the mapping, and says which cell is off the scale', () => {
    const spec = {
      ...BASE,
      scores: [
        { column: 'sat', kind: 'csat' as const, min: 1, max: 5, values: { 満足: 4, 無回答: null } },
        { column: 'nps', kind: 'nps' as const, min: 0, max: 10, question: 'Recommend?' },
      ],
    };
    expect(draft(spec, { id: 1, sat: '満足', nps: '１０' })?.scores).toEqual([
      { kind: 'csat', value: 4, min: 1, max: 5 },
      { kind: 'nps', value: 10, min: 0, max: 10, question: 'Recommend?' },
    ]);
    expect(draft(spec, { id: 1, sat: '無回答', nps: null })?.scores).toEqual([]);
    expect(() => draft(spec, { id: 1, sat: 'まあまあ' })).toThrow(expect.objectContaining({ field: 'sat' }));
    expect(() => draft(spec, { id: 1, nps: 11 })).toThrow('11 is not between 0 and 10');
  });

  it('reads channel, person, url, times, attributes and constants', () => {
    const spec = {
      ...BASE,
      kind: 'ticket' as const,
      channel: { column: 'via', values: { 電話: 'phone' as const } },
      url: 'link',
      person: { email: 'mail', customerId: 'member' },
      texts: [{ column: 'text' }],
      times: { firstReplySeconds: 'reply', resolvedAt: { column: 'closed', zone: 'UTC' }, contacts: 'contacts' },
      attributes: [
        { column: 'item', name: 'product', values: { K1: 'Kettle' } },
        { column: 'none', name: 'team' },
      ],
      constants: { brand: 'Koe' },
    };
    const row = {
      id: 1,
      via: '電話',
      link: 'https://x.example/1',
      mail: 'a@b.example',
      member: 12,
      text: 't',
      reply: '75',
      closed: '2026-01-02',
      contacts: 2,
      item: 'K1',
    };
    expect(draft(spec, row)).toMatchObject({
      channel: 'phone',
      url: 'https://x.example/1',
      person: { email: 'a@b.example', customerId: '12' },
      times: { firstReplySeconds: 75, resolvedAt: new Date('2026-01-02T00:00:00Z'), contacts: 2, solved: true },
      attributes: { product: 'Kettle', brand: 'Koe' },
    });
    expect(draft(spec, { ...row, via: 'fax' })?.channel).toBe('other');
  });

  it('reads flags by the values that mean yes, and nothing from an empty cell', () => {
    const when = { column: 'state', when: ['done', '完了'] };
    const spec = {
      ...BASE,
      texts: [{ column: 'text' }],
      times: { solved: when, firstContactSolved: { column: 'first', when: ['Y'] } },
    };
    expect(draft(spec, { id: 1, text: 't', state: '完了', first: '' })?.times).toEqual({ solved: true });
    expect(draft(spec, { id: 1, text: 't', state: 'open', first: 'N' })?.times).toEqual({
      solved: false,
      firstContactSolved: false,
    });
  });

  it('is known by its place when it has no id', () => {
    const spec: MappingInput = { kind: 'survey', channel: 'survey', texts: [{ column: 'text' }] };
    expect(draft(spec, { text: 'a' })?.itemKey).toBe(draft(spec, { text: 'b' })?.itemKey);
    expect(draft(spec, { text: 'a' })?.itemKey).not.toBe(draft(spec, { text: 'a' }, 'other.csv')?.itemKey);
  });

  it('drops what no database can hold, and nothing else', () => {
    expect(
      draft({ ...BASE, texts: [{ column: 'text' }] }, { id: 1, text: 'a\0b\ud83dc👍\u0001' })?.parts[0]?.text,
    ).toBe('abc👍\u0001');
  });
});

describe('conversations', () => {
  const turns = {
    path: 'turns',
    role: { column: 'speaker', map: { customer: 'customer', 'agent*': 'agent' } },
  } as const;
  const spec = { ...BASE, kind: 'call', channel: 'chat' } as const;

  it('counts the first human reply after the customer began, greetings and bots left out', () => {
    const row = {
      id: 1,
      turns: [
        { speaker: 'agent-1', text: 'Welcome', s: 0 },
        { speaker: 'customer', text: 'Where is it?', s: 37 },
        { speaker: 'bot', text: 'Searching', s: 38 },
        { speaker: 'customer', text: '', s: 40 },
        { speaker: 'agent-1', text: 'On its way', s: 60.5 },
      ],
    };
    const withBot = {
      ...turns,
      role: { ...turns.role, map: { ...turns.role.map, bot: 'bot' as const } },
      offsetSeconds: 's',
    };
    const found = draft({ ...spec, turns: withBot }, row);
    expect(found?.times).toEqual({ firstReplySeconds: 23.5 });
    expect(found?.parts.map(({ key, role, at }) => [key, role, at])).toEqual([
      ['turn-1', 'agent', undefined],
      ['turn-2', 'customer', undefined],
      ['turn-3', 'bot', undefined],
      ['turn-5', 'agent', undefined],
    ]);
    const dated = draft(
      { ...spec, turns: withBot, createdAt: { column: 'at', zone: 'UTC' } },
      { ...row, at: '2026-01-01T00:00:00Z' },
    );
    expect(dated?.parts[1]?.at).toEqual(new Date('2026-01-01T00:00:37Z'));
    expect(dated?.times).toBeUndefined();
  });

  it('takes the asker for the customer, the others for agents, and the first customer for the person', () => {
    const role = { column: 'speaker', customerFrom: 'asker', otherwise: 'agent' as const };
    const row = {
      id: 1,
      asker: 'u2',
      turns: [
        { speaker: 'u1', text: 'hello' },
        { speaker: 'u2', text: 'help' },
        { speaker: 'u3', text: 'ok' },
      ],
    };
    const found = draft({ ...spec, turns: { path: 'turns', role, author: 'speaker' } }, row);
    expect(found?.parts.map(({ role: who }) => who)).toEqual(['agent', 'customer', 'agent']);
    expect(found?.person).toEqual({ handle: 'u2' });
  });

  it('refuses a speaker that nothing explains, and turns that are no list', () => {
    expect(() => draft({ ...spec, turns }, { id: 1, turns: [{ speaker: 'ghost', text: 'boo' }] })).toThrow(
      'nothing says who "ghost" is',
    );
    expect(() => draft({ ...spec, turns }, { id: 1, turns: 'text' })).toThrow('is not a list of turns');
    expect(draft({ ...spec, turns }, { id: 1 })?.parts).toEqual([]);
  });
});
