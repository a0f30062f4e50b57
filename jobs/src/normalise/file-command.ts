import { InputError } from './jsonl-file.js';

/** The arguments of a file command do not fit: its usage is told beside the message. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/**
 * Runs a command that makes one file of another: `koe mask`, `koe classify`, `koe discover`.
 * @param work reads its arguments by `parseArgs`; throws `ArgumentError` or `InputError` for what a person can mend
 * @returns the exit code: 0, or 2 for bad arguments or input, told on `out`
 * @throws whatever else `work` throws: that is nothing a person could mend by other arguments
 */
export async function fileCommand(
  usage: string,
  out: NodeJS.WritableStream,
  work: () => Promise<void>,
): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (error instanceof InputError) out.write(`${error.message}\n`);
    else if (isOfArguments(error)) out.write(`${error.message}\n${usage}\n`);
    else throw error;
    return 2;
  }
}

function isOfArguments(error: unknown): error is Error {
  if (error instanceof ArgumentError) return true;
  const isParsing = error instanceof TypeError && 'code' in error && typeof error.code === 'string';
  return isParsing && String(error.code).startsWith('ERR_PARSE_ARGS');
}
