import type { EditionContent } from '@koe/sql/domain/edition/content';
import type { Audience, EditionFile, EditionMessage } from '@koe/sql/queries/edition/edition-print';
import { maskedMessage } from '../deliver/message/masked-message.js';
import { Reader } from './reader.js';
import { courseImages, renderMail } from './render-mail.js';
import { renderPdf } from './render-pdf.js';

/** What is made of a report when it is frozen. */
export interface Printed {
  readonly files: readonly EditionFile[];
  readonly messages: readonly EditionMessage[];
}

const LANGUAGES = ['ja', 'en'] as const;

/**
 * The paper and the messages of a report in both languages, to everybody and to whoever has a section of their own.
 * @param made `address` of the installation, null where nobody can reach it from a report
 */
export async function printEdition(
  content: EditionContent,
  made: { readonly hash: string; readonly address: string | null; readonly editionId: string },
): Promise<Printed> {
  const files: EditionFile[] = [];
  const messages: EditionMessage[] = [];
  const path = `/reports/${made.editionId}`;
  const owners: readonly (readonly [Audience, EditionContent['owners'][number] | null])[] = [
    ['all', null],
    ...content.departments.map((own) => [`department:${own.id}`, own] as const),
    ...content.owners.map((own) => [`person:${own.id}`, own] as const),
  ];
  for (const language of LANGUAGES) {
    const reader = new Reader(content, made.hash, language, made.address);
    files.push({ language, ...(await renderPdf(reader)) });
    const images = courseImages(reader);
    for (const [audience, own] of owners)
      // masked here already, so that whoever looks at it beforehand sees what is sent
      messages.push({
        language,
        audience,
        message: maskedMessage(renderMail(reader, path, { own, images }), language),
      });
  }
  return { files, messages };
}
