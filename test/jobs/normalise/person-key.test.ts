import { describe, expect, it } from 'vitest';
import { personKey } from '@koe/jobs/test-only/normalise/person-key';

const secret = new Uint8Array(32).fill(7);
const hex = (key: Uint8Array | null): string | null => key && Buffer.from(key).toString('hex');

describe('personKey', () => {
  it('knows a person again by any spelling of the best identifier', () => {
    expect(hex(personKey({ email: ' Kiri@Example.COM ', phone: '1' }, secret))).toBe(
      hex(personKey({ email: 'kiri@example.com' }, secret)),
    );
    const phone = hex(personKey({ phone: '090-1234-5678' }, secret));
    for (const same of ['+81 90-1234-5678', '+81(0)90 1234 5678', '０９０１２３４５６７８'])
      expect(hex(personKey({ phone: same }, secret))).toBe(phone);
    expect(hex(personKey({ handle: '@Kiri' }, secret))).toBe(hex(personKey({ handle: 'kiri' }, secret)));
  });

  it('keeps kinds and installations apart, and gives nothing for nobody', () => {
    expect(hex(personKey({ customerId: '09012345678' }, secret))).not.toBe(
      hex(personKey({ phone: '09012345678' }, secret)),
    );
    expect(hex(personKey({ handle: 'kiri' }, new Uint8Array(32)))).not.toBe(hex(personKey({ handle: 'kiri' }, secret)));
    expect(personKey({ email: 'no address', phone: '12', customerId: ' ' }, secret)).toBeNull();
    expect(personKey(undefined, secret)).toBeNull();
    expect(personKey({ handle: 'kiri' }, secret)).toHaveLength(32);
  });
});
