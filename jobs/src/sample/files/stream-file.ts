import type { z } from 'zod';
import type { folderConfig } from '../../connectors/folder/config.js';
import type { SampleItem } from '../sample-item.js';

/** How the folder connector is told to read the files of one pattern. */
export type FileRule = NonNullable<z.input<typeof folderConfig>['files']>[number];

/** One kind of file: how it is written and how the folder connector reads it back. */
export interface StreamFile {
  /** A month's file has this name, a trickle's ends with it. */
  readonly fileName: string;
  readonly rule: FileRule;
  /** The bytes of a file with these items; items of other streams are left out. `asOf`: what lies later is not known yet. */
  write(items: readonly SampleItem[], asOf: Date): Uint8Array;
}

/** Files of a name in any folder: those of the months and those of the trickle. */
export function anywhere(fileName: string): string {
  return `**/*${fileName}`;
}

export function jsonLines(rows: readonly object[]): Uint8Array {
  return Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
