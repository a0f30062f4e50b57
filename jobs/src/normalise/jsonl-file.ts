import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { z } from 'zod';

/** Bad input of a file command: says where, so that a person can mend the line. */
export class InputError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly field: string,
    reason: string,
  ) {
    super(`${file}: line ${line}: ${field}: ${reason}`);
    this.name = 'InputError';
  }
}

/** Checks a value read from a file. @throws InputError naming the first field that does not fit. */
export function parseInput<T>(value: unknown, schema: z.ZodType<T>, file: string, line: number): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InputError(file, line, issue?.path.join('.') || '(line)', issue?.message ?? 'does not fit');
}

/**
 * The records of a JSON Lines file, in order; empty lines are passed over.
 * @throws InputError at the first line that is no JSON, no UTF-8 or does not fit the schema.
 */
export async function* readJsonl<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let line = 0;
  for await (const text of linesOf(file)) {
    line++;
    if (text.trim() === '') continue;
    yield parseInput(parseJson(text, file, line), schema, file, line);
  }
}

/** @throws InputError */
export function parseJson(text: string, file: string, line: number): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new InputError(
      file,
      line,
      '(line)',
      `no valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

// Not readline: it also breaks lines at U+2028, which JSON allows inside a string.
async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new InputError(file, line + 1, '(line)', 'not UTF-8');
    }
  };
  try {
    for await (const chunk of createReadStream(file)) {
      if (!(chunk instanceof Uint8Array)) continue;
      const lines = (rest + decode(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        line++;
        yield text;
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(file, line, '(file)', error instanceof Error ? error.message : String(error));
  }
  const last = rest + decode();
  if (last !== '') yield last;
}

/** Writes records as JSON Lines; the file appears only when all of them are written. */
export async function writeJsonl(file: string, records: AsyncIterable<object>): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      let pending = '';
      for await (const record of records) {
        pending += `${JSON.stringify(record)}\n`;
        if (pending.length < 1 << 16) continue;
        await handle.write(pending);
        pending = '';
      }
      await handle.write(pending);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
