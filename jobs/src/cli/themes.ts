import { readFile, writeFile } from 'node:fs/promises';
import type { ThemeChange } from '@koe/sql/domain/taxonomy/change';
import { treeFromCsv, treeToCsv } from '@koe/sql/domain/taxonomy/tree-csv';
import { fileThemes, type FileFault } from '@koe/sql/domain/taxonomy/tree-file';
import { treeFromJson, treeToJson } from '@koe/sql/domain/taxonomy/tree-json';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { importToDraft } from '@koe/sql/queries/taxonomy/draft';
import { readDraft } from '@koe/sql/queries/taxonomy/draft-row';
import { ownerChanges, ownerNames } from '@koe/sql/queries/taxonomy/file-owner';
import { writeOwner } from '@koe/sql/queries/taxonomy/owner';
import type { Runtime } from '../pipeline/runtime.js';
import { withInstallation } from './session.js';
import { parseArguments, required, UsageError, type Parsed } from './usage.js';

/**
 * `koe themes export --out FILE [--draft]` and `koe themes import --in FILE [--replace] [--dry-run]`; what comes in goes to the
 * draft and is published on the screen. The ending of the file, .json or .csv, says how it is written.
 */
export async function themes(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  const parsed = parseArguments(args, ['in', 'out'], ['draft', 'replace', 'dry-run']);
  switch (parsed.words[0]) {
    case 'export': {
      const file = required(parsed, 'out');
      const format = formatOf(file);
      return withInstallation((runtime) =>
        exportThemes(runtime, { file, format, draft: parsed.flags.has('draft') }, out),
      );
    }
    case 'import': {
      const file = required(parsed, 'in');
      const format = formatOf(file);
      const text = await textOf(file);
      return withInstallation((runtime) => importThemes(runtime, { file, format, text, parsed }, out));
    }
    default:
      throw new UsageError('themes: say export or import');
  }
}

type Format = 'json' | 'csv';

async function exportThemes(
  { database }: Runtime,
  { file, format, draft }: { readonly file: string; readonly format: Format; readonly draft: boolean },
  out: NodeJS.WritableStream,
): Promise<number> {
  const drafted = draft ? await readDraft(database) : null;
  if (draft && !drafted) throw new UsageError('themes: there is no draft');
  const tree = drafted?.themes ?? (await readTaxonomy(database)).themes;
  const names = await ownerNames(database);
  const themes = fileThemes(tree, (id) => names.get(id) ?? null);
  await writeFile(file, format === 'json' ? treeToJson(themes) : treeToCsv(themes));
  out.write(`${themes.length} themes written to ${file}\n`);
  return 0;
}

async function importThemes(
  { database, clock }: Runtime,
  { file, format, text, parsed }: { file: string; format: Format; text: string; parsed: Parsed },
  out: NodeJS.WritableStream,
): Promise<number> {
  const read = format === 'json' ? treeFromJson(text) : treeFromCsv(text);
  const replace = parsed.flags.has('replace');
  const dryRun = parsed.flags.has('dry-run');
  const { faults, changes, owners } = await database.transaction(async (session) => {
    const seen = (await readDraft(session))?.edit ?? null;
    const editor = { personId: null, now: clock.now() };
    const look = await importToDraft(session, seen, read, { replace, apply: false }, editor);
    const owned = await ownerChanges(session, read, look.ids);
    const found: readonly FileFault[] = [...look.faults, ...owned.faults];
    if (found.length === 0 && !dryRun) {
      await importToDraft(session, seen, read, { replace, apply: true }, editor);
      for (const owner of owned.changes) await writeOwner(session, owner);
    }
    return { faults: found, changes: look.changes, owners: owned.changes.length };
  });
  if (faults.length > 0) throw new UsageError(faults.map((fault) => faultLine(file, fault)).join('\n'));
  out.write(`${dryRun ? 'would make' : 'made'} ${changes.length} changes in the draft: ${summary(changes)}\n`);
  if (owners > 0) out.write(`${owners} themes ${dryRun ? 'would get' : 'got'} another department\n`);
  if (!dryRun && changes.length > 0) out.write('look at them and publish under Themes → Edit\n');
  return 0;
}

function faultLine(file: string, { line, field, message }: FileFault): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`;
}

function summary(changes: readonly ThemeChange[]): string {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  if (kinds.length === 0) return 'the file says what the tree says';
  return kinds.map((kind) => `${kind} ${changes.filter((change) => change.kind === kind).length}`).join(', ');
}

function formatOf(file: string): Format {
  if (/\.json$/i.test(file)) return 'json';
  if (/\.csv$/i.test(file)) return 'csv';
  throw new UsageError(`themes: ${file} must end in .json or .csv`);
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    throw new UsageError(`themes: ${file} cannot be read as UTF-8: ${error instanceof Error ? error.message : ''}`);
  }
}
