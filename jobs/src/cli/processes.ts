import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAMS = {
  api: fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url)),
  jobs: fileURLToPath(new URL('../main.js', import.meta.url)),
} as const;

/** Batches are made and dropped by the thousand: a larger young generation spares the collector half its work. */
const EXEC_ARGUMENTS = ['--max-semi-space-size=64'];
const RESTART_AFTER_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

/** A child that is started again when it dies, until it is stopped. */
export interface Supervised {
  stop(): Promise<void>;
}

/**
 * Runs one of Koe's programs as a process of its own.
 * @param onExit told each time it ends by itself; a second quick death in a row is told too
 */
export function supervise(
  program: keyof typeof PROGRAMS,
  environment: NodeJS.ProcessEnv,
  onExit: (code: number | null) => void,
): Supervised {
  let child: ChildProcess | null = null;
  let stopped = false;
  const start = (): void => {
    if (stopped) return;
    child = fork(PROGRAMS[program], [], {
      execArgv: EXEC_ARGUMENTS,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('exit', (code) => {
      child = null;
      if (stopped) return;
      onExit(code);
      setTimeout(start, RESTART_AFTER_MS).unref();
    });
  };
  start();
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
