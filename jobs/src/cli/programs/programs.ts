import type { Installation } from '../installation.js';
import { serverAnswers } from '../watch-server.js';
import { supervise, type Supervised } from './supervise.js';

/** The api and the jobs of an installation. */
export interface Programs {
  /** Lets them work on a prepared database; on another one than before they are started anew. */
  workOn(databaseUrl: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the programs, which read their code and wait until they are told where to work; looks after them until `signal`. */
export function startPrograms(installation: Installation, signal: AbortSignal, say: (text: string) => void): Programs {
  let url: string | null = null;
  let tell = (): void => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  const where = async (): Promise<string> => {
    await told;
    return serverAnswers(() => url ?? '', signal);
  };
  const environment = {
    KOE_LOG_LEVEL: 'warn',
    ...process.env,
    KOE_DATA_DIR: installation.dataFolder,
    KOE_HOST: installation.host,
    // what it listens on by name may also be asked for by that name
    KOE_ALLOWED_HOSTS: [process.env['KOE_ALLOWED_HOSTS'], installation.host].filter(Boolean).join(','),
    KOE_PORT: String(installation.port),
    NODE_ENV: 'production',
  };
  const startAll = (): Supervised[] =>
    (['api', 'jobs'] as const).map((program) =>
      supervise(program, environment, where, (code) =>
        say(`${program} ended with ${code ?? 'a signal'}; it is started again`),
      ),
    );
  let running = startAll();
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((program) => program.stop()));
  };
  return {
    async workOn(databaseUrl) {
      const before = url;
      url = databaseUrl;
      tell();
      if (before === null || before === databaseUrl) return;
      await stop();
      running = startAll();
    },
    stop,
  };
}
