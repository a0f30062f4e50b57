import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processTree } from './process-memory.js';

/** Clock ticks of /proc a second: what every Linux tells user programs. */
const TICKS = 100;

/** CPU seconds that a process, those below it and those that have ended below it have used. 0 without /proc. */
export function cpuSecondsOf(pid: number): number {
  const ticks = processTree(pid).flatMap((each) => {
    try {
      // the name in brackets may hold anything: count from behind it
      const fields = readFileSync(`/proc/${each.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields.slice(11, each.pid === pid ? 15 : 13).map(Number);
    } catch {
      return []; // ended meanwhile
    }
  });
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS;
}

/** The database server of an installation's data folder. */
export function serverPid(folder: string): number {
  const location = join(folder, 'postgres-location');
  const cluster = existsSync(location) ? readFileSync(location, 'utf8').trim() : join(folder, 'postgres');
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
