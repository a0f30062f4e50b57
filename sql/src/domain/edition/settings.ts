/** When editions are built, and what happens before they are sent. */
export interface EditionSettings {
  /** False: only on demand. */
  readonly automatic: boolean;
  /** 1 Monday … 7 Sunday, and minutes of the day, in the organisation's zone. */
  readonly weekday: number;
  readonly minute: number;
  /** Hours after that time until which it waits for sources that were not read yet. */
  readonly waitHours: number;
  /** Somebody approves an edition before it is sent. */
  readonly approval: boolean;
}

/** Monday 07:00; by nine it is built with what there is. */
export const DEFAULT_EDITION_SETTINGS: EditionSettings = {
  automatic: true,
  weekday: 1,
  minute: 7 * 60,
  waitHours: 2,
  approval: false,
};

export const EDITION_STATES = ['draft', 'awaiting_approval', 'approved', 'sent'] as const;
export type EditionState = (typeof EDITION_STATES)[number];
