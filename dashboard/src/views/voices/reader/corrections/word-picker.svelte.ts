import type { ItemDetail } from '@koe/api/contract/items';
import type { LabelSpan } from '@koe/sql/domain/labelling/label';
import { movedSelection, wordsOf } from '../../../labels/item/word-cursor.js';

/** The words of an item that somebody picks as evidence: with the pointer, or word by word with the arrow keys. */
export class WordPicker {
  span = $state.raw<LabelSpan | null>(null);
  /** Whether the arrow keys pick words. */
  byKeys = $state(false);

  /** @param hint where the first arrow key begins */
  move(parts: ItemDetail['parts'], hint: LabelSpan | null, step: 1 | -1, extend: boolean): void {
    this.span = movedSelection(wordsOf(parts), this.span, hint, step, extend);
  }

  clear(): void {
    this.span = null;
    this.byKeys = false;
  }
}
