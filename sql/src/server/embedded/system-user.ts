import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The user a server process runs as. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root this gives the user `postgres`, or makes `koe`, or falls back to `nobody`;
 * otherwise null: the server runs as whoever started Koe.
 */
export function serverUser(): SystemUser | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const found = findUser('postgres') ?? findUser('koe');
  if (found) return found;
  for (const [command, ...rest] of [
    ['useradd', '--system', '--user-group', '--no-create-home', 'koe'],
    ['adduser', '-S', '-D', '-H', 'koe'],
  ] as const) {
    try {
      execFileSync(command, rest, { stdio: 'ignore' });
    } catch {
      continue; // the command is missing on this system: the next one may be there
    }
    const made = findUser('koe');
    if (made) return made;
  }
  const nobody = findUser('nobody');
  if (nobody) return nobody;
  throw new Error(
    'PostgreSQL cannot run as root and no system user could be made: start Koe as an ordinary user, or set DATABASE_URL',
  );
}

function findUser(name: string): SystemUser | null {
  if (!existsSync('/etc/passwd')) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
