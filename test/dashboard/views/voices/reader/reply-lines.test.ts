import { describe, expect, it } from 'vitest';
import { replyLines, type Turn } from '@koe/dashboard/test-only/views/voices/reader/reply-lines';

const turn = (key: string, role: Turn['role'], second: number | null): Turn => ({
  key,
  role,
  at: second === null ? null : new Date(Date.UTC(2026, 0, 5, 1, 0, second)).toISOString(),
});

describe('replyLines', () => {
  it('counts from the first unanswered turn of the customer', () => {
    const lines = replyLines([turn('1', 'customer', 0), turn('2', 'customer', 50), turn('3', 'agent', 90)]);
    expect(lines.get('3')).toEqual({ seconds: 90, first: true });
  });

  it('does not take a greeting or a bot for a reply', () => {
    const lines = replyLines([
      turn('hello', 'agent', 0),
      turn('ask', 'customer', 5),
      turn('bot', 'bot', 6),
      turn('reply', 'agent', 65),
    ]);
    expect([...lines.keys()]).toEqual(['reply']);
    expect(lines.get('reply')).toEqual({ seconds: 60, first: true });
  });

  it('gives one line a wait, not one a message of the agent', () => {
    const lines = replyLines([
      turn('1', 'customer', 0),
      turn('2', 'agent', 10),
      turn('3', 'agent', 20),
      turn('4', 'customer', 30),
      turn('5', 'agent', 70),
    ]);
    expect([...lines.entries()]).toEqual([
      ['2', { seconds: 10, first: true }],
      ['5', { seconds: 40, first: false }],
    ]);
  });

  it('says that a reply came, but not when, without times or with a clock that ran backwards', () => {
    expect(replyLines([turn('1', 'customer', null), turn('2', 'agent', 5)]).get('2')?.seconds).toBeNull();
    expect(replyLines([turn('1', 'customer', 50), turn('2', 'agent', 5)]).get('2')?.seconds).toBeNull();
  });
});
