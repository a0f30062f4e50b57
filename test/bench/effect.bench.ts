import { verdictOn } from '@koe/sql/domain/effect/verdict';
import type { BenchLine } from './bench-line.js';
import { simulateSeries, type World } from './effect/simulate-series.js';

const RUNS = Number(process.env['KOE_BENCH_RUNS'] ?? 400);
const LOOKS = 12;

/** A theme of 12 % of 400 items a week that swings by itself, a year before the action, and the action taken at a peak. */
export const USUAL: World = {
  before: 52,
  after: LOOKS,
  n: 400,
  share: 0.12,
  comparisonShare: 0.2,
  swing: 0.15,
  rho: 0.3,
  common: 0.1,
  chosenAmong: 20,
  effect: 0,
};

const WORLDS: Readonly<Record<string, Partial<World>>> = {
  usual: {},
  'half the data': { before: 26, n: 200 },
  'a quarter before': { before: 13 },
  sluggish: { rho: 0.6 },
  'large numbers': { n: 3000 },
  'rare theme': { share: 0.02, n: 800 },
  'strong common season': { common: 0.3 },
  'no swings': { swing: 0 },
};

/**
 * Simulated actions with a known effect. `false worked`: the share of actions without any effect that are called *worked* at one of twelve
 * weekly looks. `coverage`: how often the 95 % interval holds the truth, after twelve weeks of an effect that takes away 35 % of the theme.
 * `power`: how often that effect is called *worked*.
 */
export function run(): Promise<BenchLine[]> {
  return Promise.resolve(
    Object.entries(WORLDS).flatMap(([name, change]) => {
      const world = { ...USUAL, ...change };
      const line = (what: string, value: number): BenchLine => ({
        name: `effect.${what} (${name})`,
        value,
        unit: 'share',
        n: RUNS,
      });
      const { coverage, power } = plantedEffect(world, RUNS);
      return [line('false worked', falseWorked(world, RUNS)), line('coverage', coverage), line('power', power)];
    }),
  );
}

export function falseWorked(world: World, runs: number): number {
  const minimumEffect = world.share / 12;
  let ever = 0;
  for (let seed = 0; seed < runs; seed++) {
    const { series, release } = simulateSeries(world, seed);
    const looks = Array.from({ length: LOOKS }, (_, look) => series.slice(0, world.before + look + 1));
    ever += Number(
      looks.some((seen) => verdictOn({ series: seen, release, direction: 'down', minimumEffect }).verdict === 'worked'),
    );
  }
  return ever / runs;
}

export function plantedEffect(world: World, runs: number): { readonly coverage: number; readonly power: number } {
  const minimumEffect = world.share / 12;
  const effect = -0.35 * world.share;
  let held = 0;
  let worked = 0;
  for (let seed = 0; seed < runs; seed++) {
    const planted = simulateSeries({ ...world, effect }, 1_000_000 + seed);
    const { verdict, estimate } = verdictOn({ ...planted, direction: 'down', minimumEffect });
    const [low, high] = estimate?.interval ?? [Number.NaN, Number.NaN];
    held += Number(low <= effect && effect <= high);
    worked += Number(verdict === 'worked');
  }
  return { coverage: held / runs, power: worked / runs };
}
