import type { EditionContent } from '@koe/sql/domain/edition/content';
import { findingAt } from '@koe/sql/domain/finding/pointer';
import { findingText } from '../../words/finding-text.js';
import type { Language, Words } from '../../words/words.js';

/** The block of an edition by its heading. */
export function blockName(block: keyof EditionContent, { reports }: Pick<Words, 'reports'>): string {
  const { blocks } = reports;
  switch (block) {
    case 'header':
    case 'version':
      return reports.title;
    case 'depth':
      return blocks.depth('').replace(/[：:]\s*$/, '');
    default:
      return blocks[block];
  }
}

/** What stood on one side: a finding or fact as its sentence, an entry by its finding or title, anything else as it is stored. */
export function sideText(side: unknown, key: string, language: Language): string {
  if (side === null || side === undefined) return '–';
  const place = { side };
  for (const pointer of ['/side', '/side/finding', '/side/share', '/side/now', '/side/effect']) {
    const finding = findingAt(place, pointer);
    if (finding) return findingText(finding, language);
  }
  if (typeof side === 'object') return titleOf(side, language) ?? key;
  return String(side);
}

function titleOf(entry: object, language: Language): string | null {
  const named = 'title' in entry ? entry.title : 'name' in entry ? entry.name : 'theme' in entry ? entry.theme : null;
  if (typeof named === 'string') return named;
  if (typeof named !== 'object' || named === null) return null;
  if (language in named) return String(Object.entries(named).find(([key]) => key === language)?.[1]);
  return titleOf(named, language);
}
