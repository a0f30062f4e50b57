import { describe, expect, it } from 'vitest';
import type { Finding } from '@koe/sql/domain/finding/finding';
import { evidenceOf, findingAt } from '@koe/sql/domain/finding/pointer';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import { compare } from '@koe/sql/domain/metric/difference';

const fact = (from: string, value: number): NamedFact => ({
  ...{ metric: 'csat', version: 1, n: 300, value, interval: [value - 0.02, value + 0.02], weigh: 'each', of: [] },
  ...{ filter: { from }, evidence: { from } },
});
const [now, before] = [fact('2026-03-09', 0.7), fact('2026-03-02', 0.8)];
const difference = compare(now, before);
const quiet: Finding = { kind: 'quiet', period: { from: '2026-03-09', to: '2026-03-15' }, tests: 4 };
const content = { version: 1, sentences: [quiet], picture: { rows: [{ now, before, difference, target: null }] } };

describe('a place of a report', () => {
  it('holds a finding, a number beside the one before it as a change, or a number alone', () => {
    expect(findingAt(content, '/sentences/0')).toBe(quiet);
    expect(findingAt(content, '/picture/rows/0')).toEqual({ kind: 'change', now, before, difference });
    expect(findingAt(content, '/picture/rows/0/before')).toEqual({ kind: 'level', fact: before });
  });

  it('holds nothing to say where there is no number, or no such place', () => {
    for (const pointer of ['', '/', 'sentences/0', '/version', '/picture', '/sentences/1', '/__proto__', '/toString'])
      expect(findingAt(content, pointer)).toBeNull();
  });

  it('has the items behind it, of a change those of now, of a part those of the part; of none there are none', () => {
    const change: Finding = { kind: 'change', now, before, difference };
    expect(evidenceOf({ kind: 'level', fact: before })).toEqual({ from: '2026-03-02' });
    expect(evidenceOf(change)).toEqual({ from: '2026-03-09' });
    const part = { field: 'channel', label: null, key: 'phone', name: null, not: false };
    const evidence = { from: '2026-03-09', channel: ['phone'] };
    expect(evidenceOf({ ...change, kind: 'part', part, why: 'mix', value: -0.1, interval: null, evidence })).toBe(
      evidence,
    );
    expect(evidenceOf(quiet)).toBeNull();
  });
});
