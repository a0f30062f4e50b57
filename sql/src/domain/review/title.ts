import type { Bilingual } from '../theme.js';
import type { AgendaContent } from './content.js';

const TITLES = {
  story: { ja: 'お客様の声', en: 'A customer’s story' },
  picture: { ja: '全体の状況', en: 'The whole picture' },
  read_back: { ja: '決定の確認', en: 'Decisions read back' },
} satisfies Record<string, Bilingual>;

/** What an item of the agenda is called in both languages. @param names theme id → name; a theme that is gone is called by its number */
export function titleOf(content: AgendaContent, names: ReadonlyMap<number, Bilingual>): Bilingual {
  switch (content.kind) {
    case 'story':
    case 'picture':
    case 'read_back':
      return TITLES[content.kind];
    case 'action':
    case 'custom':
      return { ja: content.title, en: content.title };
    case 'gap':
      return content.title;
    case 'follow_up':
      return content.about;
    case 'theme':
    case 'exception':
      return names.get(content.themeId) ?? { ja: `テーマ ${content.themeId}`, en: `Theme ${content.themeId}` };
  }
}
