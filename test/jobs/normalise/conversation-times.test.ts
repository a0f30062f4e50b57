import { describe, expect, it } from 'vitest';
import { conversationTimes } from '@koe/jobs/test-only/normalise/conversation-times';
import type { DraftPart, Role } from '@koe/sql/domain/item';

const at = (second: number): Date => new Date(Date.UTC(2024, 0, 1, 9, 0, second));
const turn = (role: Role, second: number): DraftPart => ({ key: `${second}`, role, text: 'x', at: at(second) });

describe('conversationTimes', () => {
  it('measures from the customer’s first turn to the first human after it', () => {
    const parts = [
      turn('agent', 0),
      turn('bot', 5),
      turn('customer', 10),
      turn('bot', 12),
      turn('agent', 70),
      turn('agent', 90),
    ];
    expect(conversationTimes(parts, 'ticket', at(0), {})).toEqual({
      isConversation: true,
      customerFirstAt: at(10),
      firstReplyAt: at(70),
      firstReplySeconds: 60,
    });
  });

  it('waits while only a bot has answered, and measures nothing where no customer spoke', () => {
    expect(conversationTimes([turn('customer', 0), turn('bot', 1)], 'ticket', null, {}).firstReplySeconds).toBeNull();
    expect(conversationTimes([turn('agent', 0)], 'call', at(0), {}).customerFirstAt).toBeNull();
  });

  it('believes the source’s own figure, but not a negative one', () => {
    const parts = [turn('customer', 0), turn('agent', 30)];
    expect(conversationTimes(parts, 'ticket', null, { firstReplySeconds: 20 }).firstReplyAt).toEqual(at(20));
    expect(conversationTimes(parts, 'ticket', null, { firstReplySeconds: -5 }).firstReplySeconds).toBe(30);
  });

  it('a survey without replies is no conversation', () => {
    expect(conversationTimes([turn('customer', 0)], 'survey', at(0), {}).isConversation).toBe(false);
  });
});
