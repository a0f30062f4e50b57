import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const ENTRY = pathOf('./entry.js');
/** Of each program what it is made of, and what runs it. */
const PROGRAMS = {
  api: [pathOf('../../../../api/dist/create-app.js'), pathOf('../../../../api/dist/main.js')],
  jobs: [pathOf('../../schedule/jobs.module.js'), pathOf('../../main.js')],
} as const;

const EXEC_ARGUMENTS: Readonly<Record<keyof typeof PROGRAMS, string[]>> = {
  api: [],
  // batches are made and dropped by the thousand: a larger young generation spares the collector half its work
  jobs: ['--max-semi-space-size=64'],
};
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
 * @param where waited for at each start, while the program's code is loaded: a program that finds no database would only die again
 * @param onExit told each time it ends by itself; a second quick death in a row is told too
 */
export function supervise(
  program: keyof typeof PROGRAMS,
  environment: NodeJS.ProcessEnv,
  where: () => Promise<string>,
  onExit: (code: number | null) => void,
): Supervised {
  let child: ChildProcess | null = null;
  let stopped = false;
  const start = async (): Promise<void> => {
    // a restart that was waiting when everything ended: its process would keep the starter alive for ever
    if (stopped) return;
    let begunMs = Date.now();
    const started = fork(ENTRY, PROGRAMS[program], {
      execArgv: EXEC_ARGUMENTS[program],
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = started;
    started.on('exit', (code) => {
      child = null;
      if (stopped) return;
      onExit(code);
      const short = Date.now() - begunMs < SHORT_LIFE_MS;
      setTimeout(() => void start(), short ? RESTART_AFTER_SHORT_LIFE_MS : RESTART_AFTER_MS).unref();
    });
    const databaseUrl = await where();
    if (stopped || !started.connected) return;
    begunMs = Date.now();
    started.send({ databaseUrl }, () => undefined); // one that has just died is started again anyway
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
