import { createHmac } from 'node:crypto';
import type { DraftPerson } from '@koe/sql/domain/item';

/**
 * HMAC-SHA256 of the one identifier that names the person best: e-mail, telephone, customer number, handle, in this
 * order. The kind is part of what is hashed, so that a customer number never equals a telephone number.
 * @returns 32 bytes, or null when no usable identifier is given.
 */
export function personKey(person: DraftPerson | undefined, secret: Uint8Array): Uint8Array | null {
  const identifier = person === undefined ? null : identifierOf(person);
  return identifier === null ? null : new Uint8Array(createHmac('sha256', secret).update(identifier).digest());
}

function identifierOf(person: DraftPerson): string | null {
  const email = fold(person.email);
  if (email.includes('@')) return `email:${email}`;
  const phone = foldPhone(person.phone);
  if (phone.length >= 7) return `phone:${phone}`;
  const customerId = fold(person.customerId);
  if (customerId !== '') return `customer:${customerId}`;
  const handle = fold(person.handle).replace(/^@/, '');
  return handle === '' ? null : `handle:${handle}`;
}

function fold(value: string | undefined): string {
  return (value ?? '').normalize('NFKC').trim().toLowerCase();
}

/** National Japanese form, because sources disagree on +81, on the bracketed zero and on separators. */
function foldPhone(value: string | undefined): string {
  const text = fold(value).replace(/\(0\)/, '');
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+81')) return `0${digits.slice(2).replace(/^0/, '')}`;
  return text.startsWith('+') ? `+${digits}` : digits;
}
