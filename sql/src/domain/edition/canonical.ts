/**
 * One way to write a value, so that equal values have equal bytes: keys sorted by UTF-16 unit, no spaces, numbers as ECMAScript writes them (as
 * in RFC 8785), and, beyond it, strings in NFC, since the same Japanese text comes from sources in two forms. Absent and undefined are the same.
 * @throws TypeError for what JSON does not have: NaN, infinities, functions, cycles deeper than the stack
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.normalize('NFC'));
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON`);
      // −0 and 0 are one number
      return JSON.stringify(value === 0 ? 0 : value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
      return `{${Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]): [string, unknown] => [key.normalize('NFC'), each])
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
        .join(',')}}`;
    default:
      throw new TypeError(`a ${typeof value} cannot be written as JSON`);
  }
}
