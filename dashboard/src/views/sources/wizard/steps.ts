export const STEPS = ['choose', 'connect', 'test', 'preview', 'schedule'] as const;
export type Step = (typeof STEPS)[number];

/** The step of an address. Without a draft there is nothing but choosing; a source that is changed has its type already. */
export function stepOf(text: string | null, hasDraft: boolean, changing: boolean): Step {
  if (!hasDraft) return 'choose';
  const step = STEPS.find((name) => name === text) ?? (changing ? 'connect' : 'choose');
  return changing && step === 'choose' ? 'connect' : step;
}

/** The step after this one, null after the last. */
export function nextStep(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

/** The step before this one, null before the first. */
export function previousStep(step: Step, changing: boolean): Step | null {
  const before = STEPS[STEPS.indexOf(step) - 1] ?? null;
  return changing && before === 'choose' ? null : before;
}
