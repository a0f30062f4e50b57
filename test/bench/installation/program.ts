import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './project-folder.js';

/** What a program says of its end: the code, or the signal that it died of. */
interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

/** One of the product's compiled programs, running as a process of its own. */
export interface Program {
  readonly pid: number;
  readonly ended: Promise<End>;
  /** What it has printed so far, with what it has logged. */
  output(): string;
  /** Resolves once it has printed a match. @throws Error with its output when it ends before that */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Asks it to stop and waits; kills it after 30 s. */
  stop(signal?: NodeJS.Signals): Promise<End>;
}

const STOP_WITHIN_MS = 30_000;

/** @param file compiled file below the project's root, then its arguments */
export function runProgram(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program {
  const child = spawn(process.execPath, [join(projectFolder(), file), ...args], {
    env: { PATH: process.env['PATH'] ?? '', KOE_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const look of [...waiting]) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<End>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match === null) return;
          waiting.delete(look);
          resolve(match);
        };
        waiting.add(look);
        look();
        void ended.then(({ code }) => reject(new Error(`${file} ended with ${code ?? 'a signal'}:\n${output}`)));
      }),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      const end = await ended;
      clearTimeout(timer);
      return end;
    },
  };
}
