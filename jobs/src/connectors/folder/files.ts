import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { ConnectorError } from '../connector.js';
import type { FolderConfig } from './config.js';
import { ruleFor, rulesOf } from './rules.js';

/** More files than this in one folder are a wrong path, not feedback. */
const FILE_LIMIT = 100_000;

/** What tells that a file changed without reading it. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
}

/** The folder of a configuration, or the folder of the one file that it names. @throws ConnectorError `config` */
export async function rootOf(config: Pick<FolderConfig, 'path'>): Promise<{ root: string; only: string | undefined }> {
  const path = resolve(config.path);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { root: path, only: undefined };
    return { root: dirname(path), only: basename(path) };
  } catch (cause) {
    throw new ConnectorError('config', `${config.path}: ${reasonOf(cause)}`, { field: 'path', cause });
  }
}

/**
 * Relative paths of the files that some rule covers, in name order. Hidden files, lock files of office programs and
 * links that lead out of the folder are left out.
 */
export async function listFiles(config: FolderConfig): Promise<string[]> {
  const { root, only } = await rootOf(config);
  const rules = rulesOf(config);
  if (only !== undefined) return ruleFor(rules, only) === undefined ? [] : [only];
  const home = await realpath(root);
  const files: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(join(root, folder), config.path)) {
      if (/^(\.|~\$)/.test(entry.name)) continue;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(file);
      else if (ruleFor(rules, file) !== undefined && (entry.isFile() || (await leadsInside(join(root, file), home)))) {
        files.push(file);
        if (files.length > FILE_LIMIT)
          throw new ConnectorError('config', `${config.path}: more than ${FILE_LIMIT} files`, { field: 'path' });
      }
    }
  };
  await walk('');
  return files.sort((a, b) => (a < b ? -1 : 1));
}

/** Where a listed file lies. */
export async function locate(config: FolderConfig, file: string): Promise<string> {
  const { root } = await rootOf(config);
  const path = resolve(root, file);
  if (!path.startsWith(root + sep) && dirname(path) !== root)
    throw new ConnectorError('permanent', `${file} lies outside the folder`);
  return path;
}

/** @throws ConnectorError `permanent` for a file that is gone or may not be read. */
export async function stampOf(path: string, file: string): Promise<FileStamp> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { size, mtimeMs };
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** SHA-256 of the content. @throws ConnectorError `permanent`; the signal's reason when aborted. */
export async function hashOf(path: string, file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) hash.update(chunk);
  } catch (cause) {
    signal.throwIfAborted();
    throw unreadable(file, cause);
  }
  return hash.digest('hex');
}

function unreadable(file: string, cause: unknown): ConnectorError {
  return new ConnectorError('permanent', `${file}: ${reasonOf(cause)}`, { cause });
}

async function entriesOf(folder: string, shown: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new ConnectorError('config', `${shown}: ${reasonOf(cause)}`, { field: 'path', cause });
  }
}

async function leadsInside(path: string, home: string): Promise<boolean> {
  try {
    const target = await realpath(path);
    return target.startsWith(home + sep) && (await stat(target)).isFile();
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'the server may not read it',
  EPERM: 'the server may not read it',
  ENOTDIR: 'is not a folder',
  ELOOP: 'a link leads back to itself',
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? 'cannot be read';
}
