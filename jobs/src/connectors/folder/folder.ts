import { createHash } from 'node:crypto';
import { ConnectorError, MappingError, type Batch, type Connector, type Ctx, type Json } from '../connector.js';
import { BatchBuilder } from './batch-builder.js';
import { folderConfig, type FolderConfig } from './config.js';
import { draftOf } from './draft/draft.js';
import { hashOf, listFiles, locate, rootOf, stampOf, type FileStamp } from './files.js';
import { inspectFile, readRows } from './format/read-rows.js';
import { UnreadableFile } from './format/row-event.js';
import { previewFolder } from './preview-folder.js';
import { placeId, rowPayload } from './draft/row-payload.js';
import { ruleFor, rulesOf, type FileRule } from './rules.js';

/** How far one file has been read. */
export type FolderState = {
  /** Of the content that `rows` counts; empty when the file changed while it was read. */
  readonly sha256: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** When the stamp was taken: a file changed within its clock's tick afterwards is hashed again. */
  readonly readAtMs: number;
  /** Digest of everything in the rule that decides how bytes become rows and ids. */
  readonly reading: string;
  /** Rows stored, rejected ones included. */
  readonly rows: number;
  /** Rows of the version before this one, so that those that are gone can be deleted. */
  readonly before: number;
  readonly done: boolean;
};

/** Coarsest tick of the clocks of common file systems. */
const STAMP_TICK_MS = 2_000;

/** Files in a folder of the server; one partition a file. Reads the file system, not `ctx.fetch`: see README. */
export const folderConnector: Connector<FolderConfig, string, FolderState> = {
  type: 'folder',
  version: 1,
  config: folderConfig,
  secrets: [],
  streams: [{ name: 'rows', lookbackMs: 0, settleMs: 0, deletionsVisible: false }],

  async check({ config, log }) {
    if (rulesOf(config).some(({ mapping }) => mapping === undefined)) throw noMapping();
    await rootOf(config);
    if ((await listFiles(config)).length === 0) log.warn('no file fits the pattern yet', { path: config.path });
  },

  async *partitions(_stream, { config }) {
    for (const file of await listFiles(config)) yield file;
  },

  pull: ({ partition, state }, ctx) => pullFile(partition, state, ctx),

  preview: ({ config, signal }, limit) => previewFolder(config, limit, signal),

  map(payload: Json, _stream, config) {
    const parsed = rowPayload.safeParse(payload);
    if (!parsed.success) throw new MappingError('row', 'is not a payload of this connector');
    const { file, number, row } = parsed.data;
    const rule = ruleFor(rulesOf(config), file);
    if (rule === undefined) throw new MappingError('file', `no mapping covers ${file}`);
    // Only a preview comes here before a mapping has been chosen.
    if (rule.mapping === undefined) return [];
    return [draftOf({ file, number, row }, { ...rule, mapping: rule.mapping })];
  },
};

async function* pullFile(
  file: string,
  state: FolderState | null,
  ctx: Ctx<FolderConfig>,
): AsyncGenerator<Batch<FolderState>> {
  const rule = ruleFor(rulesOf(ctx.config), file);
  if (rule === undefined) return;
  if (rule.mapping === undefined) throw noMapping();
  const path = await locate(ctx.config, file);
  const stamp = await stampOf(path, file);
  const reading = digestOf(rule);
  const readAtMs = ctx.now().getTime();
  if (state?.done === true && state.reading === reading && isSettled(state, stamp)) return;
  const sha256 = await hashOf(path, file, ctx.signal);
  const sameContent = state !== null && state.sha256 === sha256 && state.reading === reading;
  if (sameContent && state.done) {
    yield { payloads: [], deletions: [], rejects: [], state: { ...state, ...stamp, readAtMs }, more: false };
    return;
  }
  const resumed = sameContent ? state.rows : 0;
  const before = sameContent ? state.before : Math.max(state?.rows ?? 0, state?.before ?? 0);
  const stateAt = (rows: number, done: boolean): FolderState => {
    return { sha256, ...stamp, readAtMs, reading, rows, before, done };
  };
  const batch = new BatchBuilder(file, rule);
  let rows = resumed;
  try {
    for await (const event of readRows(path, rule, await inspectFile(path, file, rule))) {
      ctx.signal.throwIfAborted();
      if (event.number <= resumed) continue;
      if (batch.isFull()) yield { ...batch.take(), deletions: [], state: stateAt(rows, false), more: true };
      batch.add(event);
      rows = event.number;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw asPermanent(error, file, ctx.signal);
    batch.addFileProblem(error.message);
  }
  const { size, mtimeMs } = await stampOf(path, file);
  const changed = size !== stamp.size || mtimeMs !== stamp.mtimeMs;
  const gone = rule.mapping?.id === undefined && !changed ? missing(file, rule, rows, before) : [];
  const last = changed ? { ...stateAt(rows, true), sha256: '', mtimeMs: -1 } : { ...stateAt(rows, true), before: 0 };
  yield { ...batch.take(), deletions: gone, state: last, more: false };
}

/** Rows without an id of their own are known by their place, so a shorter file has lost its last ones. */
function missing(file: string, { name }: FileRule, rows: number, before: number): { externalId: string }[] {
  const count = Math.max(0, before - rows);
  return Array.from({ length: count }, (_, at) => {
    const id = placeId(file, rows + at + 1);
    return { externalId: name === undefined ? id : `${name}:${id}` };
  });
}

function isSettled(state: FolderState, stamp: FileStamp): boolean {
  const unchanged = state.size === stamp.size && state.mtimeMs === stamp.mtimeMs;
  return unchanged && stamp.mtimeMs < state.readAtMs - STAMP_TICK_MS;
}

function noMapping(): ConnectorError {
  return new ConnectorError('config', 'no mapping has been chosen yet', { field: 'mapping' });
}

function digestOf(rule: FileRule): string {
  const { name, format, encoding, delimiter, headerRow, sheet, itemsPath, mapping } = rule;
  const parts = [name, format, encoding, delimiter, headerRow, sheet, itemsPath, mapping?.id, mapping?.transcript];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function asPermanent(error: unknown, file: string, signal: AbortSignal): unknown {
  signal.throwIfAborted();
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z]+$/.test(code)
    ? new ConnectorError('permanent', `${file} cannot be read (${code})`, { cause: error })
    : error;
}
