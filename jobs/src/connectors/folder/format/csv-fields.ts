/**
 * The fields of one record of delimited text (RFC 4180: a quoted field doubles its quotes and may hold anything).
 * Strict reading refuses a stray quote; relaxed reading takes it as written, as many exports of `5" pipe` need.
 */
export function splitFields(text: string, delimiter: string, mode: 'strict' | 'relaxed'): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = text.charAt(at) === '"' ? quotedField(text, at, delimiter) : undefined;
    if (quoted) {
      fields.push(quoted.value);
      at = quoted.end;
    } else {
      const next = text.indexOf(delimiter, at);
      const value = next < 0 ? text.slice(at) : text.slice(at, next);
      if (mode === 'strict' && value.includes('"')) return undefined;
      fields.push(value);
      at = next < 0 ? text.length : next;
    }
    if (at >= text.length) return fields;
    at += delimiter.length;
  }
}

function quotedField(text: string, start: number, delimiter: string): { value: string; end: number } | undefined {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    if (text.charAt(quote + 1) === '"') {
      value += '"';
      from = quote + 2;
      continue;
    }
    const end = quote + 1;
    return end === text.length || text.startsWith(delimiter, end) ? { value, end } : undefined;
  }
}

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The delimiter that splits the first lines into the most equal number of fields; a comma when none does. */
export function detectDelimiter(lines: readonly string[]): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = lines.map((line) => splitFields(line, delimiter, 'relaxed')?.length ?? 1);
    const first = widths[0] ?? 1;
    const equal = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    const score = first > 1 ? equal * 100 + Math.min(first, 50) / 100 : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Header names: trimmed, an empty one called by its number, a repeated one numbered. */
export function headerNames(fields: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return fields.map((field, at) => {
    const name = field.trim() || String(at + 1);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}
