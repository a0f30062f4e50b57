const TIME = /(\d{4})-?(\d{2})-?(\d{2})[T_ -]?(\d{2})[:_-]?(\d{2})(?:[:_-]?(\d{2})(?:\.\d+)?)?(Z)?/;

/** What the name of a recording tells: recorders write the contact's id and the time it began into it. */
export function nameParts(file: string): { readonly id: string; readonly startedAt: string | null } {
  const base = (file.split('/').at(-1) ?? file).replace(/\.gz$/i, '').replace(/\.[A-Za-z0-9]+$/, '');
  const match = TIME.exec(base);
  if (match === null) return { id: base, startedAt: null };
  const [, year, month, day, hour, minute, second, utc] = match;
  const id = /^(.+?)_analysis_/.exec(base)?.[1] ?? base;
  return { id, startedAt: `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${utc ?? ''}` };
}
