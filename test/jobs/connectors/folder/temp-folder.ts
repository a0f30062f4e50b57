import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { type Batch, type Ctx } from '@koe/jobs/test-only/connectors/connector';
import { folderConfig, type FolderConfig } from '@koe/jobs/test-only/connectors/folder/config';
import { folderConnector, type FolderState } from '@koe/jobs/test-only/connectors/folder/folder';
import type { mapping } from '@koe/jobs/test-only/connectors/folder/mapping';
import type { FeedbackDraft } from '@koe/sql/domain/item';

/** A mapping as a person writes it. */
export type MappingInput = z.input<typeof mapping>;

export interface TempFolder {
  readonly path: string;
  write(file: string, content: string | Uint8Array): void;
  remove(): void;
}

export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'koe-files-'));
  return {
    path,
    write(file, content) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A context with the given configuration; the folder connector must not use the network. */
export function folderCtx(config: z.input<typeof folderConfig>, now: () => Date = () => new Date()): Ctx<FolderConfig> {
  return {
    config: folderConfig.parse(config),
    secrets: { get: () => '' },
    fetch: () => Promise.reject(new Error('no network here')),
    now,
    signal: new AbortController().signal,
    log: { info: () => undefined, warn: () => undefined },
  };
}

/** All batches of one file from a state. */
export async function pullAll(
  ctx: Ctx<FolderConfig>,
  file: string,
  state: FolderState | null = null,
): Promise<Batch<FolderState>[]> {
  const batches: Batch<FolderState>[] = [];
  const request = { stream: 'rows', partition: file, state, until: ctx.now() };
  for await (const batch of folderConnector.pull(request, ctx)) batches.push(batch);
  return batches;
}

/** Drafts and rejects of all files of a configuration. */
export async function readFolder(ctx: Ctx<FolderConfig>) {
  const drafts: FeedbackDraft[] = [];
  const rejects: Batch<FolderState>['rejects'][number][] = [];
  for await (const file of folderConnector.partitions('rows', ctx))
    for (const batch of await pullAll(ctx, file)) {
      rejects.push(...batch.rejects);
      for (const { body } of batch.payloads) drafts.push(...folderConnector.map(body, 'rows', ctx.config));
    }
  return { drafts, rejects };
}
