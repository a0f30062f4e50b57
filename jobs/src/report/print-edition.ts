import type { EditionContent } from '@koe/sql/domain/edition/content';
import type { EditionFile, EditionMessage } from '@koe/sql/queries/edition/edition-print';

/** What is made of a report when it is frozen. */
export interface Printed {
  readonly files: readonly EditionFile[];
  readonly messages: readonly EditionMessage[];
}

export async function printEdition(_content: EditionContent, _hash: string): Promise<Printed> {
  return Promise.resolve({ files: [], messages: [] });
}
