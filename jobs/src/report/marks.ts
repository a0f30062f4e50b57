import type { PrintLanguage } from '@koe/sql/queries/edition/edition-print';

/** What stands between words in plain text: each language has its own brackets, dots and spaces. */
export interface Marks {
  readonly entry: string;
  readonly gap: string;
  readonly aside: (text: string) => string;
}

const MARKS: Readonly<Record<PrintLanguage, Marks>> = {
  ja: { entry: '・', gap: '\u3000', aside: (text) => `（${text}）` },
  en: { entry: '• ', gap: '  ', aside: (text) => ` (${text})` },
};

export function marksOf(language: PrintLanguage): Marks {
  return MARKS[language];
}
