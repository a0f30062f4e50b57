/** A command that was called with wrong words: says which and what would be right. */
export class UsageError extends Error {}

/** Flags (`--name value`, repeatable) and plain words of a command line. */
export interface Parsed {
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** @param switches flags that take no value. @throws UsageError for a flag that is not in `known` or lacks its value */
export function parseArguments(
  args: readonly string[],
  known: readonly string[],
  switches: readonly string[] = [],
): Parsed {
  const words: string[] = [];
  const flags = new Map<string, string[]>();
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (switches.includes(name)) {
      flags.set(name, ['true']);
      continue;
    }
    if (!known.includes(name))
      throw new UsageError(
        `there is no --${name}; there are ${[...known, ...switches].map((flag) => `--${flag}`).join(', ')}`,
      );
    const value = inline ?? args[(index += 1)];
    if (value === undefined) throw new UsageError(`--${name} needs a value`);
    flags.set(name, [...(flags.get(name) ?? []), value]);
  }
  return { words, flags };
}

/** The one value of a flag. @throws UsageError when it is missing */
export function required(parsed: Parsed, flag: string): string {
  const value = parsed.flags.get(flag)?.[0];
  if (value === undefined) throw new UsageError(`--${flag} is missing`);
  return value;
}
