import type { Source } from '@koe/api/contract/sources';

/** `bad` asks for a person, `wait` mends itself, `off` is as somebody wished. */
export type HealthTone = 'good' | 'wait' | 'bad' | 'off';

const TONES: Readonly<Record<Source['health'], HealthTone>> = {
  healthy: 'good',
  never_run: 'wait',
  throttled: 'wait',
  failing: 'bad',
  stopped: 'bad',
  late: 'bad',
  paused: 'off',
};

export function toneOf(health: Source['health']): HealthTone {
  return TONES[health];
}

const ORDER: readonly HealthTone[] = ['bad', 'wait', 'good', 'off'];

/** Sources that need a person first, then by name. */
export function byNeed(sources: readonly Source[], locale: string): Source[] {
  return sources.toSorted(
    (a, b) => ORDER.indexOf(toneOf(a.health)) - ORDER.indexOf(toneOf(b.health)) || a.name.localeCompare(b.name, locale),
  );
}
