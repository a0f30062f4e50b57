import type { BenchLine } from '../bench-line.js';
import { run as discovery } from '../discovery.bench.js';
import { run as masking } from '../masking.bench.js';
import { measureEvidence } from './evidence.js';
import { measureLanguages } from './languages.js';
import { measureLearnt } from './learnt.js';
import { banking77 } from './sets/banking77.js';
import { fukui } from './sets/fukui.js';
import type { LabelledSet } from './sets/labelled-set.js';
import { restaurant } from './sets/m-absa.js';
import type { RestaurantSet } from './sets/m-absa.js';
import { nhsFortyTwo, nhsSerious, nhsThemes } from './sets/nhs.js';
import { airline, jrte } from './sets/sentiment-sets.js';
import { measureZeroLabels } from './zero-labels.js';
import { measureSpeed, measureTraining } from './speed.js';

type Peers = Parameters<typeof measureLearnt>[1];
/** A part of the table; gives no line where its data are not there. */
type Section = (peers: Peers) => Promise<BenchLine[]> | BenchLine[];

const EN_CHARACTERS = 81;
const JA_CHARACTERS = 41;

/** By the name that `KOE_BENCH_SETS` takes. */
export const SECTIONS: ReadonlyMap<string, Section> = new Map<string, Section>([
  ['banking77', learnt(banking77)],
  ['nhs', learnt(() => nhsThemes('all'))],
  ['nhs-labelled', learnt(() => nhsThemes('labelled'))],
  ['serious', learnt(nhsSerious)],
  ['airline', learnt(airline)],
  ['jrte', learnt(jrte)],
  ['fukui', learnt(fukui)],
  ['restaurant-en', learnt(() => restaurant('en'))],
  ['restaurant-ja', learnt(() => restaurant('ja'))],
  ['evidence', () => [...evidence(restaurant('en')), ...evidence(restaurant('ja'))]],
  ['zero-restaurant', () => [...zero(restaurant('en')), ...zero(restaurant('ja'))]],
  ['zero-sentiment', () => [...zero(airline()), ...zero(jrte())]],
  ['languages', measureLanguages],
  ['speed', () => [...speed('en', EN_CHARACTERS, nhsThemes('all')), ...speed('ja', JA_CHARACTERS, fukui())]],
  ['training', () => training(nhsFortyTwo())],
  ['masking', masking],
  ['discovery', discovery],
]);

function learnt(read: () => LabelledSet | null): Section {
  return async (peers) => {
    const set = read();
    return set === null ? [] : measureLearnt(set, peers);
  };
}

function evidence(set: RestaurantSet | null): BenchLine[] {
  return set === null ? [] : measureEvidence(set);
}

function speed(lang: 'en' | 'ja', characters: number, set: LabelledSet | null): BenchLine[] {
  return set === null
    ? []
    : measureSpeed(
        lang,
        characters,
        set.train.map(({ text }) => text),
      );
}

function training(set: LabelledSet | null): BenchLine[] {
  return set === null ? [] : [measureTraining(set)];
}

function zero(set: LabelledSet | null): BenchLine[] {
  return set === null ? [] : measureZeroLabels(set);
}
