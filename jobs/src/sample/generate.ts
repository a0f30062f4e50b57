import { makeItem } from './make-item.js';
import type { SampleItem } from './sample-item.js';
import { localTime, type LocalTime } from './world/local-time.js';
import { MEDIA, MEDIUM_SHARE, type Medium } from './world/mix.js';
import { prng } from './world/prng.js';
import { growthAt, seasonAt } from './world/season.js';
import { WAVES, type Wave } from './world/story.js';

const MS_PER_HOUR = 3_600_000;
const MS_PER_WEEK = 604_800_000;
const ITEMS_PER_HOUR = 65 / 24;

export interface SampleRequest {
  readonly seed: number;
  /** The end of the history, exclusive; the story's weeks are counted back from here. */
  readonly endAt: Date;
  /** Default 26, which holds the whole story. */
  readonly weeks?: number;
  /** Items wanted, met within 5 %. Default 12,000. */
  readonly target?: number;
}

/**
 * The history of the sample organisation in order of time. Pure: equal requests give equal items. No two items say the
 * same words, except those of the campaign.
 */
export function* generateSample({ seed, endAt, weeks = 26, target = 12_000 }: SampleRequest): Generator<SampleItem> {
  const to = endAt.getTime();
  const from = to - weeks * MS_PER_WEEK;
  const week = (atMs: number): number => (atMs - to) / MS_PER_WEEK;
  let mass = 0;
  for (let hour = startOfHour(from); hour < to; hour += MS_PER_HOUR) mass += massAt(hour, week(hour));
  const known = new Set<string>();
  const isKnown = (text: string): boolean => known.has(text);
  for (let hour = startOfHour(from); hour < to; hour += MS_PER_HOUR)
    for (const item of itemsOfHour({
      seed,
      hour,
      week: week(hour),
      perMass: target / mass,
      isInsistent: false,
      isKnown,
    })) {
      known.add(item.texts.join('\n'));
      if (item.at.getTime() >= from && item.at.getTime() < to) yield item;
    }
}

export interface TrickleRequest {
  readonly seed: number;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

/**
 * What goes on after the history, about 65 items a day as in its last week. Every hour is drawn on its own, so windows
 * that meet neither overlap nor lose anything, and a window drawn again gives the same items.
 */
export function* trickle({ seed, from, to }: TrickleRequest): Generator<SampleItem> {
  for (let hour = startOfHour(from.getTime()); hour < to.getTime(); hour += MS_PER_HOUR) {
    const known = new Set<string>();
    const perMass = ITEMS_PER_HOUR / (1 + waveShares(0));
    for (const item of itemsOfHour({
      seed,
      hour,
      week: 0,
      perMass,
      isInsistent: true,
      isKnown: (text) => known.has(text),
    })) {
      known.add(item.texts.join('\n'));
      if (item.at >= from && item.at < to) yield item;
    }
  }
}

interface HourRequest {
  readonly seed: number;
  readonly hour: number;
  readonly week: number;
  readonly perMass: number;
  readonly isInsistent: boolean;
  readonly isKnown: (text: string) => boolean;
}

function* itemsOfHour({ seed, hour, week, perMass, isInsistent, isKnown }: HourRequest): Generator<SampleItem> {
  const random = prng(seed, 'hour', hour);
  const local = localTime(hour);
  const drawn: { readonly atMs: number; readonly medium: Medium; readonly wave?: Wave }[] = [];
  const draw = (mean: number, medium: Medium, wave?: Wave): void => {
    for (let left = random.poisson(mean); left > 0; left -= 1)
      drawn.push({ atMs: hour + 1000 * random.int(3600), medium, ...(wave === undefined ? {} : { wave }) });
  };
  for (const medium of MEDIA) {
    const ordinary = perMass * mediumMass(medium, local, week);
    draw(ordinary, medium);
    for (const wave of WAVES) {
      const share = wave.shareAt(week);
      if (share > 0 && reaches(wave, medium)) draw((ordinary * share) / reached(wave), medium, wave);
    }
  }
  drawn.sort((a, b) => a.atMs - b.atMs);
  for (const [at, { atMs, ...rest }] of drawn.entries()) {
    // The second is part of the id, so that the last hour of a history and the first of what follows cannot share one.
    const id = `${LETTER[rest.medium]}${new Date(atMs).toISOString().replace(/\D/g, '').slice(0, 14)}-${at + 1}`;
    const item = makeItem({ seed, id, atMs, week, isInsistent, isKnown, ...rest }, random);
    if (item !== undefined) yield item;
  }
}

const LETTER: Readonly<Record<Medium, string>> = { survey: 'A', ticket: 'T', review: 'R', social: 'P', call: 'K' };

/** Expected items of an hour, up to one factor. */
function massAt(hour: number, week: number): number {
  const share = (medium: Medium): number =>
    WAVES.reduce((sum, wave) => sum + (reaches(wave, medium) ? wave.shareAt(week) / reached(wave) : 0), 1);
  const local = localTime(hour);
  return MEDIA.reduce((sum, medium) => sum + mediumMass(medium, local, week) * share(medium), 0);
}

function mediumMass(medium: Medium, local: LocalTime, week: number): number {
  return (MEDIUM_SHARE[medium] / 100) * seasonAt(medium, local) * growthAt(week);
}

function reaches({ media }: Wave, medium: Medium): boolean {
  return media === undefined || media.includes(medium);
}

/** Share of the ordinary volume that the wave's media have: its items are spread over those alone. */
function reached(wave: Wave): number {
  return MEDIA.reduce((sum, medium) => sum + (reaches(wave, medium) ? MEDIUM_SHARE[medium] / 100 : 0), 0);
}

function waveShares(week: number): number {
  return WAVES.reduce((sum, wave) => sum + wave.shareAt(week), 0);
}

function startOfHour(ms: number): number {
  return Math.floor(ms / MS_PER_HOUR) * MS_PER_HOUR;
}
