import { join } from 'node:path';
import type { z } from 'zod';
import type { folderConfig } from '../connectors/folder/config.js';
import { CAPTION_RULES } from './files/call-file.js';
import type { FileRule } from './files/stream-file.js';
import { STREAM_FILES } from './files/stream-files.js';

export interface SampleSource {
  readonly name: string;
  readonly type: 'folder';
  /** As written by a person: the connector's schema fills in the rest. */
  readonly config: z.input<typeof folderConfig>;
  /** Cron: minute, hour, day, month, weekday. */
  readonly schedule: string;
}

/** The part of the sample folder that sources read; true labels lie beside it. */
export function inboxOf(folder: string): string {
  return join(folder, 'inbox');
}

/** The five sources that read what `writeSampleFiles(folder)` and `writeTrickleFiles(folder)` write. */
export function sampleSources(folder: string): readonly SampleSource[] {
  const source = (name: string, files: readonly FileRule[]): SampleSource => ({
    name,
    type: 'folder',
    config: { path: inboxOf(folder), files: [...files] },
    schedule: '*/10 * * * *',
  });
  const rules = (key: keyof typeof STREAM_FILES): FileRule[] => STREAM_FILES[key].map(({ rule }) => rule);
  return [
    source('アンケート Survey', rules('survey')),
    source('レビュー Reviews', rules('reviews')),
    source('SNS Social', rules('social')),
    source('問い合わせ Tickets', rules('tickets')),
    source('電話 Calls', [...rules('calls'), ...CAPTION_RULES]),
  ];
}
