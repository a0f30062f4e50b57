import type { Json } from '../../connector.js';

/**
 * What reading a file yields. `number` counts the rows of a file from 1, rejected ones included, so that repairing a
 * row does not renumber the others. `line` is what a person sees in an editor (the row of a sheet, the place in a list).
 */
export type RowEvent =
  | { readonly number: number; readonly line: number; readonly row: Json }
  | {
      readonly number: number;
      readonly line: number;
      readonly reason: string;
      readonly field?: string;
      readonly raw: string;
    };

/** A file that cannot be read any further, for a reason that a person can act on. */
export class UnreadableFile extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableFile';
  }
}
