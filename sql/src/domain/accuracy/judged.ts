/** What accuracy is computed from: items that people judged, beside what the classifier says of them without having learnt from them. */

/** One answer of a task that has one value an item. Either side is null when it was not given. */
export interface Answered {
  readonly truth: string | null;
  readonly said: string | null;
}

/** Tasks with one value an item. `serious` is judged yes or no and said by a priority of P1 or P2. */
export const TASKS = ['sentiment', 'intent', 'priority', 'serious'] as const;
export type Task = (typeof TASKS)[number];

/** One item of a label queue with its first judgement. */
export interface Judged {
  readonly lang: string;
  readonly channel: string;
  /** How many items it stands for, up to a common factor; > 0. See `weights.ts`. */
  readonly weight: number;
  /** Themes of the tree that it was judged by: of any other theme the person was not asked. */
  readonly asked: ReadonlySet<number>;
  /** Themes that apply, with all themes above them. */
  readonly truth: ReadonlySet<number>;
  /** Themes that the classifier assigns, with all themes above them → confidence 0 … 1 (the surest below it). */
  readonly said: ReadonlyMap<number, number>;
  readonly answers: Readonly<Record<Task, Answered>>;
}

/** An item as it counts in the whole that accuracy is said of. */
export interface Counted {
  readonly lang: string;
  readonly channel: string;
  readonly said: ReadonlyMap<number, number>;
}

/** An estimate between 0 and 1 with its 95 % interval. */
export interface Figure {
  readonly value: number;
  readonly interval: readonly [number, number];
  /** Labels that it stands on, in plain random labels that would tell as much; never more than were given. */
  readonly n: number;
}

/** Fewer effective labels than this say too little of a theme: the figure of its group stands in. */
export const MINIMUM_LABELS = 30;

/** Whether a figure may be shown as its theme's own. */
export function isKnown(figure: Figure | null): figure is Figure {
  return figure !== null && figure.n >= MINIMUM_LABELS;
}
