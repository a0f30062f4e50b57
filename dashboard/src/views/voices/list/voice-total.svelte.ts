import type { Filter } from '@koe/sql/domain/filter';
import { cube } from '../../../cube/cube.svelte.js';

/** How many voices a filter has, counted from the blocks: for lists that the server cannot count in time. */
class VoiceTotal {
  value = $state.raw<number | null>(null);
  private asked: Filter | null = null;

  forget(): void {
    this.asked = null;
    this.value = null;
  }

  async count(filter: Filter): Promise<void> {
    this.asked = filter;
    const answer = await cube
      .query('voices-total', filter, { all: { kind: 'count', query: { by: [] } } })
      .catch(() => null); // the list itself says what is wrong with a search
    if (answer && this.asked === filter) this.value = answer.all.total;
  }
}

export const voiceTotal = new VoiceTotal();
