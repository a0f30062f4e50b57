import type { Json, Preview, RawPayload, Reject } from '../connector.js';
import { toJson } from '../record/json-value.js';
import { BatchBuilder } from './batch-builder.js';
import type { FolderConfig } from './config.js';
import { listFiles, locate } from './files.js';
import { inspectFile, readRows } from './format/read-rows.js';
import { UnreadableFile } from './format/row-event.js';
import { ruleFor, rulesOf, type FileRule } from './rules.js';
import { suggestMapping } from './suggest/suggest-mapping.js';

const FILES = 5;
/** Rows that a suggestion looks at, more than are shown. */
const SUGGESTION_ROWS = 200;

/**
 * The first rows of the first file of each rule, and how each of these files is written. Reads files, stores nothing.
 * @throws ConnectorError `config` when the folder cannot be read
 */
export async function previewFolder(config: FolderConfig, limit: number, signal: AbortSignal): Promise<Preview> {
  const files = await listFiles(config);
  const rules = rulesOf(config);
  const firsts = rules.flatMap((rule) => files.find((file) => ruleFor(rules, file) === rule) ?? []).slice(0, FILES);
  const payloads: RawPayload[] = [];
  const rejects: Reject[] = [];
  const detected: Readonly<Record<string, Json>>[] = [];
  for (const file of firsts) {
    signal.throwIfAborted();
    const rule = ruleFor(rules, file);
    if (rule === undefined) continue;
    const seen = await previewFile(await locate(config, file), file, rule, Math.ceil(limit / firsts.length));
    payloads.push(...seen.payloads);
    rejects.push(...seen.rejects);
    detected.push(seen.detected);
  }
  return { stream: 'rows', payloads: payloads.slice(0, limit), rejects, detected };
}

async function previewFile(path: string, file: string, rule: FileRule, limit: number) {
  const reading = await inspectFile(path, file, rule);
  const shown = new BatchBuilder(file, rule);
  const rows: Json[] = [];
  let count = 0;
  try {
    for await (const event of readRows(path, rule, reading)) {
      count += 1;
      if (count <= limit) shown.add(event);
      if ('row' in event) rows.push(event.row);
      if (count >= Math.max(limit, SUGGESTION_ROWS)) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    shown.addFileProblem(error.message);
  }
  const { format, encoding, delimiter, header } = reading;
  const suggestedMapping = suggestMapping(rows, format) ?? null;
  const detected = { file, format, encoding, ...(delimiter ? { delimiter } : {}), ...(header ? { header } : {}) };
  return { ...shown.take(), detected: { ...detected, suggestedMapping: toJson(suggestedMapping) } };
}
