import { digitsOf, isBusinessNumber } from './context.js';
import type { Finding } from './finding.js';
import { matches } from './finding.js';

const CARD = /(?<![\d.])\d(?:[ -]?\d){11,18}(?!\d)/g;
const LONG = /\d(?:[ -]?\d){11}/;
const DOTTED = /\d\.\d{1,3}\.\d/;
const CARD_LABEL =
  /(?:カード(?:番号|ナンバー)?|(?:card|cc|visa|mastercard|amex)(?: number| no\.?| #)?)[\sはが:#のis]{0,6}$/i;
const MY_NUMBER = /(?<![\d-])\d{4}[ -]?\d{4}[ -]?\d{4}(?![\d-])/g;
const SSN = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;
const IBAN = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,4})?(?![A-Za-z0-9])/g;
const IPV4 = /(?<![\d.])(?<!v|ver\.? ?|version ?)(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d)/gi;
const IPV6 = /(?<![\w:])(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}(?![\w:])/gi;

/** Numbers that prove themselves by a check digit or a form nobody uses for anything else. */
export function* findNumbers(text: string): Generator<Finding> {
  if (LONG.test(text)) {
    yield* matches(text, CARD, 'card', 0, (value, start) =>
      isCard(value, text.slice(Math.max(0, start - 24), start), isBusinessNumber(text, start)),
    );
    yield* matches(
      text,
      MY_NUMBER,
      'number',
      0,
      (value, start) => isMyNumber(digitsOf(value)) && isJapan(text) && !isBusinessNumber(text, start),
    );
  }
  if (text.includes('-')) yield* matches(text, SSN, 'number', 0, (_, start) => !isBusinessNumber(text, start));
  yield* matches(text, IBAN, 'account', 0, (value) => isIban(value.replaceAll(' ', '')));
  if (DOTTED.test(text)) yield* matches(text, IPV4, 'number', 0, isAddress);
  if (text.includes(':')) yield* matches(text, IPV6, 'number');
}

// One in ten numbers of twelve digits passes the check, and only people in Japan hold one.
function isJapan(text: string): boolean {
  return /[ぁ-ヿ一-龯]|my ?number/i.test(text) || !/[a-z]{3}/i.test(text);
}

function isCard(value: string, before: string, isBusiness: boolean): boolean {
  if (CARD_LABEL.test(before)) return true;
  const digits = digitsOf(value);
  // Twelve digits are a card's only after its label; alone they are more often an order's.
  return digits.length >= 13 && !isBusiness && /^[2-6]/.test(digits) && luhn(digits);
}

/** ISO/IEC 7812: the sum of the digits, every second from the right doubled, ends in 0. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** The check digit of the Japanese Individual Number, as its ordinance of 2014 (No. 85) defines it. */
export function isMyNumber(digits: string): boolean {
  if (digits.length !== 12 || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += (digits.charCodeAt(11 - n) - 48) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return digits.charCodeAt(11) - 48 === (rest <= 1 ? 0 : 11 - rest);
}

/** ISO 13616: country and check digits moved to the end, letters as 10 … 35, the whole leaves 1 modulo 97. */
function isIban(value: string): boolean {
  if (value.length < 15 || value.length > 34) return false;
  let rest = 0;
  for (const char of (value.slice(4) + value.slice(0, 4)).toUpperCase()) {
    const part = /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55;
    rest = (rest * (part > 9 ? 100 : 10) + part) % 97;
  }
  return rest === 1;
}

// Version numbers have few digits; addresses of the net rarely do.
function isAddress(value: string): boolean {
  return digitsOf(value).length >= 7 && value.split('.').every((octet) => Number(octet) <= 255);
}
