import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  api: fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url)),
  jobs: fileURLToPath(new URL('../main.js', import.meta.url)),
} as const;

/** Batches are made and dropped by the thousand: a larger young generation spares the collector half its work. */
const EXEC_ARGUMENTS = ['--max-semi-space-size=64'];
const RESTART_AFTER_MS = 100;
/** Whoever dies sooner than this after its start is not started again at once. */
const SHORT_LIFE_MS = 3_000;
const RESTART_AFTER_SHORT_LIFE_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

/** A child that is started again when it dies, until it is stopped. */
export interface Supervised {
  stop(): Promise<void>;
}

/**
 * Runs one of Koe's programs as a process of its own.
 * @param ready waited for before each start: a program that finds no database would only die again
 * @param onExit told each time it ends by itself; a second quick death in a row is told too
 */
export function supervise(
  program: keyof typeof PROGRAMS,
  environment: NodeJS.ProcessEnv,
  ready: () => Promise<void>,
  onExit: (code: number | null) => void,
): Supervised {
  let child: ChildProcess | null = null;
  let stopped = false;
  const start = async (): Promise<void> => {
    await ready();
    if (stopped) return;
    const startedMs = Date.now();
    child = fork(PROGRAMS[program], [], {
      execArgv: EXEC_ARGUMENTS,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('exit', (code) => {
      child = null;
      if (stopped) return;
      onExit(code);
      const short = Date.now() - startedMs < SHORT_LIFE_MS;
      setTimeout(() => void start(), short ? RESTART_AFTER_SHORT_LIFE_MS : RESTART_AFTER_MS).unref();
    });
  };
  void start();
  return {
    async stop() {
      stopped = true;
      const running = child;
      if (!running || running.exitCode !== null) return;
      const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const timer = setTimeout(() => running.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
