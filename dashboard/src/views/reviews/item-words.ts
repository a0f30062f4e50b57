import type { ReviewItem } from '@koe/api/contract/review-agenda';
import { minutesEn } from '@koe/sql/domain/review/minutes-words.en';
import { minutesJa, type MinutesWords } from '@koe/sql/domain/review/minutes-words.ja';
import { sayContent } from '@koe/sql/domain/review/say-content';
import { titleOf } from '@koe/sql/domain/review/title';
import type { Bilingual } from '@koe/sql/domain/theme';
import { formatDate } from '../../words/format.js';
import type { Language } from '../../words/words.js';
import type { SignalNames } from '../signals/signal-names.js';

const WORDS: Readonly<Record<Language, MinutesWords>> = { ja: minutesJa, en: minutesEn };

/** What an item of the agenda is called and says on a screen: the sentences that its minutes will hold. */
export interface ItemWords {
  readonly kind: string;
  readonly title: string;
  readonly why: string;
  readonly sentences: readonly string[];
  readonly themeId: number | null;
}

/** @param themes name of each theme by id; @param names of the values that segments are */
export function itemWords(
  item: Pick<ReviewItem, 'kind' | 'content' | 'why'>,
  themes: ReadonlyMap<number, Bilingual>,
  names: SignalNames,
  lang: Language,
): ItemWords {
  const { content, why } = item;
  const words = WORDS[lang];
  const title = titleOf(content, themes)[lang];
  const segment = content.kind === 'exception' && content.segment ? names.segment(content.segment) : null;
  const heading = segment === null ? title : lang === 'ja' ? `${title}（${segment}）` : `${title} (${segment})`;
  return {
    kind: words.kind[item.kind],
    title: heading,
    why: words.why[why.code](
      why.on === null ? '' : formatDate(why.on, lang),
      why.count === null ? '' : String(why.count),
    ),
    sentences: content.kind === 'story' ? [] : sayContent(content, heading, words, lang),
    themeId: 'themeId' in content ? content.themeId : null,
  };
}
