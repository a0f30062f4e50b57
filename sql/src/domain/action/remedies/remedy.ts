import type { Bilingual } from '../../theme.js';
import type { ResourceKind } from '../action.js';

/** A concrete means against a cause of dissatisfaction. */
export interface Remedy {
  /** Stored with the action; never renamed. */
  readonly id: string;
  readonly text: Bilingual;
  /** What it usually takes. */
  readonly needs: readonly ResourceKind[];
}

/** The means against one cause. */
export interface RemedyGroup {
  /** Key of the theme of the starter tree that is the cause. */
  readonly theme: string;
  /** The remedy in one word. */
  readonly name: Bilingual;
  readonly means: readonly Remedy[];
}
