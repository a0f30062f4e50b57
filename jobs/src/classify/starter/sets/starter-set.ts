import type { z } from 'zod';
import type { Intent, Lang, SentimentLabel } from '@koe/sql/domain/item';

/** What a row of a public set says about one text; what it does not tell is absent. */
export interface StarterExample {
  readonly text: string;
  readonly lang: Lang;
  readonly sentiment?: SentimentLabel;
  readonly intent?: Intent;
  readonly serious?: boolean;
}

/** A file of a public set and what its labels mean in Koe's words. */
export interface StarterSet {
  /** Folder of the set; what `--without` names. */
  readonly folder: string;
  /** Gzip-compressed JSON Lines in that folder. */
  readonly file: string;
  /** Of all examples of a file at most so many are taken for each combination of labels. */
  readonly most: number;
  examplesOf(row: unknown): readonly StarterExample[];
}

/** A set whose rows are checked before they are read. */
export function starterSet<Row>(
  folder: string,
  file: string,
  most: number,
  schema: z.ZodType<Row>,
  examplesOf: (row: Row) => readonly StarterExample[],
): StarterSet {
  return { folder, file, most, examplesOf: (row) => examplesOf(schema.parse(row)) };
}
