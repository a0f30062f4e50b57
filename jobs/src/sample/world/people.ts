import { prng, type Prng } from './prng.js';

export const PLANS = ['free', 'standard', 'premium'] as const;
export type Plan = (typeof PLANS)[number];

export const REGIONS = ['hokkaido', 'tohoku', 'kanto', 'chubu', 'kinki', 'chugoku', 'kyushu', 'overseas'] as const;
export type Region = (typeof REGIONS)[number];

/** A made-up customer. Addresses are of the domains reserved for examples, telephone numbers of an unassigned block. */
export interface SamplePerson {
  /** Customer number, unique. */
  readonly id: string;
  readonly lang: 'ja' | 'en';
  readonly plan: Plan;
  readonly region: Region;
  readonly customerType: 'new' | 'returning';
  readonly email: string;
  readonly phone: string;
  readonly handle: string;
}

/** How many customers write again and again, and how many of them are busy in one week. */
const REGULARS = 1_100;
const BUSY = 55;
const REGULAR_SHARE = 0.37;

const MS_PER_WEEK = 604_800_000;
const SYLLABLES = [
  'aka',
  'chi',
  'fuyu',
  'haru',
  'hina',
  'kiri',
  'ko',
  'maru',
  'mika',
  'nami',
  'neko',
  'ori',
  'riku',
  'sora',
  'tama',
  'umi',
  'yuzu',
  'zen',
];
const DOMAINS = ['example.com', 'example.net', 'example.org'];

/**
 * The writer of an item at `atMs`. About every third item comes from a customer with several; half of those from the
 * few who are busy in the same week, so that people also come back within days. `onceKey` names a one-time writer.
 */
export function writerAt(seed: number, atMs: number, onceKey: string, random: Prng): SamplePerson {
  if (!random.chance(REGULAR_SHARE)) return person(seed, `once ${onceKey}`, false);
  const drawn = random.chance(0.5)
    ? (Math.floor(atMs / MS_PER_WEEK) * 61 + random.int(BUSY)) % REGULARS
    : random.int(REGULARS);
  return person(seed, `regular ${drawn}`, true);
}

const cache = new Map<string, SamplePerson>();

function person(seed: number, key: string, isRegular: boolean): SamplePerson {
  const cacheKey = `${seed} ${key}`;
  const known = isRegular ? cache.get(cacheKey) : undefined;
  if (known !== undefined) return known;
  const random = prng(seed, 'person', key);
  const lang = random.chance(0.77) ? 'ja' : 'en';
  const number = 1_000_000_000 + random.int(1_000_000_000);
  const handle = `${random.pick(SYLLABLES)}${random.pick(SYLLABLES)}_${number.toString(36)}`;
  const made: SamplePerson = {
    id: `C${number}`,
    lang,
    plan: random.weighted([
      ['free', 50],
      ['standard', 32],
      ['premium', 18],
    ]),
    region: random.weighted([
      ['hokkaido', 6],
      ['tohoku', 7],
      ['kanto', 38],
      ['chubu', 15],
      ['kinki', 18],
      ['chugoku', 8],
      ['kyushu', 8],
      ['overseas', lang === 'en' ? 45 : 0],
    ]),
    customerType: random.chance(isRegular ? 0.92 : 0.4) ? 'returning' : 'new',
    email: `${handle}@${random.pick(DOMAINS)}`,
    phone: `090-0000-${String(random.int(10_000)).padStart(4, '0')}`,
    handle: `@${handle}`,
  };
  if (isRegular) cache.set(cacheKey, made);
  return made;
}
