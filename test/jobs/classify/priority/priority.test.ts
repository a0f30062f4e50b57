import { describe, expect, it } from 'vitest';
import type { PriorityInput } from '@koe/jobs/classify/priority/priority';
import { priorityOf } from '@koe/jobs/classify/priority/priority';

const input: PriorityInput = {
  intent: 'complaint',
  sentiment: -0.3,
  alarms: new Map(),
  isAnswered: false,
  personContacts: 0,
  customerValue: 0,
};
const at = { partKey: 'a', start: 0, end: 2 };

describe('priorityOf', () => {
  it('an alarm of the first kind is P1 by itself, with its evidence', () => {
    for (const alarm of ['safety', 'legal', 'data_leak', 'wrong_charge', 'outage', 'public_escalation'] as const) {
      const answer = priorityOf({ ...input, intent: 'other', alarms: new Map([[alarm, at]]) });
      expect(answer.priority).toBe('P1');
      expect(answer.reasons[0]).toMatchObject({ reason: alarm, evidence: at });
    }
  });

  it('a lost or blocked customer is P2', () => {
    for (const alarm of ['churn', 'blocked'] as const)
      expect(priorityOf({ ...input, alarms: new Map([[alarm, at]]) }).priority).toBe('P2');
  });

  it('an answered question rests, an open one does not', () => {
    expect(priorityOf({ ...input, intent: 'question', sentiment: 0 }).priority).toBe('P3');
    expect(priorityOf({ ...input, intent: 'question', sentiment: 0, isAnswered: true }).priority).toBe('P4');
  });

  it('the value of a customer lifts a complaint by a level, praise by none', () => {
    expect(priorityOf({ ...input, customerValue: 1 }).priority).toBe('P2');
    expect(priorityOf({ ...input, intent: 'praise', sentiment: 1, customerValue: 1 }).priority).toBe('P4');
  });

  it('the cut-offs are the organisation’s to set', () => {
    expect(priorityOf(input, { P1: 0.9, P2: 0.3, P3: 0.1 }).priority).toBe('P2');
  });
});
