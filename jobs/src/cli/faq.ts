import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { MOST_FILE_BYTES } from '@koe/sql/domain/faq/read-text';
import { readArticles, type GivenFile } from '@koe/sql/domain/faq/read-articles';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { importArticles } from '@koe/sql/queries/faq/article';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { withInstallation } from './session.js';
import { parseArguments, UsageError } from './usage.js';

const USAGE = `usage: pnpm koe faq import PATH [--replace]

PATH is a CSV file (columns title and body, or question and answer; key, lang, url, tags if there are) or a folder of Markdown files.
Articles that are known by their key are written over; with --replace those that are not in PATH are removed.`;

/** Deeper folders and more files are no knowledge base. */
const MOST_FILES = 5_000;
const DEEPEST = 12;

/** `koe faq import PATH`: takes over articles and says what was set aside. */
export async function faq(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  const { words, flags } = parseArguments(args, ['replace'], ['replace']);
  const [verb, path, ...others] = words;
  if (verb !== 'import' || path === undefined || others.length > 0) throw new UsageError(USAGE);
  const { files, format } = await filesOf(path);
  const { articles, rejects } = readArticles(files, format);
  const request = { format, name: basename(path), articles, rejects, replace: flags.has('replace') };
  const done = await withInstallation(({ database, clock }) =>
    database.transaction(async (session) => {
      const editor = { personId: null, now: clock.now() };
      const result = await importArticles(session, request, editor);
      const { importId, added, changed, removed } = result;
      const detail = { name: request.name, format, added, changed, removed, rejects: rejects.length };
      await logChange(session, editor, { action: 'import', subject: `faq_import:${importId}`, detail });
      if (added + changed + removed > 0) await addJob(session, 'faq_gaps', {});
      await notifyEvent(session, { kind: 'faq' });
      return result;
    }),
  );
  out.write(
    `${done.added} added, ${done.changed} changed, ${done.unchanged} as they were, ${done.removed} removed, ${rejects.length} set aside\n`,
  );
  for (const { file, line, reason, detail } of rejects)
    out.write(`${file}${line === null ? '' : `:${line}`}: ${reason}${detail === '' ? '' : ` (${detail})`}\n`);
  return articles.length === 0 && rejects.length > 0 ? 1 : 0;
}

async function filesOf(path: string): Promise<{ readonly files: GivenFile[]; readonly format: 'csv' | 'markdown' }> {
  const about = await lstat(path).catch(() => null);
  if (about?.isDirectory()) return { files: await markdownIn(path), format: 'markdown' };
  if (about?.isFile() && /\.csv$/i.test(path))
    return { files: [{ path: basename(path), bytes: await bytesOf(path, about.size) }], format: 'csv' };
  throw new UsageError(`faq: ${path} is neither a folder nor a .csv file`);
}

/** Links are not followed: what they lead to is not of this folder. */
async function markdownIn(root: string): Promise<GivenFile[]> {
  const files: GivenFile[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (depth > DEEPEST) return;
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (files.length >= MOST_FILES || entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path, depth + 1);
      else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
        files.push({
          path: relative(root, path).split(sep).join('/'),
          bytes: await bytesOf(path, (await lstat(path)).size),
        });
    }
  };
  await walk(root, 0);
  return files;
}

/** A file that will be set aside as too large is not read: its size tells enough. */
async function bytesOf(path: string, size: number): Promise<Uint8Array> {
  return size > MOST_FILE_BYTES ? new Uint8Array(MOST_FILE_BYTES + 1) : readFile(path);
}
