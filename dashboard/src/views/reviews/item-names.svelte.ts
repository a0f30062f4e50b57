import type { ReviewItem } from '@koe/api/contract/review-agenda';
import { filterDimensions } from '../../state/filter-options.js';
import { language } from '../../state/language.svelte.js';
import { manifest } from '../../state/manifest.svelte.js';
import { SignalNames } from '../signals/signal-names.js';
import { itemWords, type ItemWords } from './item-words.js';

/** Items in words, in the language in use and with the themes that serve. */
class ItemNames {
  private readonly themes = $derived(new Map((manifest.value?.themes ?? []).map(({ id, name }) => [id, name])));
  private readonly names = $derived(
    new SignalNames(
      manifest.value ? filterDimensions(manifest.value, language.words, language.current) : [],
      language.words.common,
    ),
  );

  of(item: Pick<ReviewItem, 'kind' | 'content' | 'why'>): ItemWords {
    return itemWords(item, this.themes, this.names, language.current);
  }

  theme(id: number): string {
    return this.names.theme(id);
  }
}

export const itemNames = new ItemNames();
