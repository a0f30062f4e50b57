import { setImmediate as yieldToOthers } from 'node:timers/promises';

/** Small enough that neither the database nor this thread waits long for the other, large enough that statements stay few. */
const SLICE = 1_000;

/**
 * Reads rows for values slice by slice: while one slice is used, the database already answers for the next.
 * @throws whatever `read` or `use` throws, once nothing is under way any more: the session may be rolled back then
 */
export async function readInSlices<Value, Row>(
  values: readonly Value[],
  read: (slice: readonly Value[]) => Promise<readonly Row[]>,
  use: (rows: readonly Row[]) => void,
): Promise<void> {
  let next: Promise<readonly Row[]> = Promise.resolve([]);
  try {
    for (let at = 0; at < values.length + SLICE; at += SLICE) {
      const rows = await next;
      if (at < values.length) next = read(values.slice(at, at + SLICE));
      use(rows);
    }
  } finally {
    await next.catch(() => undefined);
  }
}

/**
 * Makes something of values slice by slice and writes it: while the database writes one slice, the next is made.
 * @throws as `readInSlices`
 */
export async function writeInSlices<Value, Made>(
  values: readonly Value[],
  make: (slice: readonly Value[]) => Promise<Made>,
  write: (made: Made) => Promise<void>,
): Promise<void> {
  let written = Promise.resolve();
  try {
    for (let at = 0; at < values.length; at += SLICE) {
      const made = await make(values.slice(at, at + SLICE));
      await written;
      written = write(made);
      await yieldToOthers(); // else the statement would leave this process only after the next slice is made
    }
    await written;
  } finally {
    await written.catch(() => undefined);
  }
}
