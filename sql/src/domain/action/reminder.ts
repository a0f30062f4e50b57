/** Days after a due day at which somebody is reminded, the first time; then every week. */
const STAGES = [-7, -1, 0, 1] as const;
const WEEK = 7;
/** The first stage: from so many days before a due day on, there may be something to say. */
export const FIRST_STAGE_DAYS = -STAGES[0];

/**
 * The stage that was reached last, in days after the due day; null before the first one. A machine that slept over a stage
 * reminds when it wakes, of the last one only.
 * @param days local days since the due day; negative before it
 */
export function stageOf(days: number): number | null {
  if (days >= WEEK) return days - (days % WEEK);
  return STAGES.findLast((stage) => stage <= days) ?? null;
}

/**
 * The stage to remind of on a day; null for none. A stage whose day had passed, or was the day, when the due day was set is none: who
 * sets a due day for tomorrow knows.
 * @param dueDay, setDay, today local day numbers
 */
export function stageToTell(dueDay: number, setDay: number, today: number): number | null {
  const stage = stageOf(today - dueDay);
  return stage !== null && dueDay + stage > setDay ? stage : null;
}
