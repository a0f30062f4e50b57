import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { assess, type Accuracy } from '@koe/sql/domain/accuracy/accuracy';
import { driftPeriods, driftReport, type DriftEntry, type DriftPeriods } from '@koe/sql/domain/accuracy/drift-report';
import { MINIMUM_LABELS } from '@koe/sql/domain/accuracy/judged';
import { formatDay } from '@koe/sql/domain/calendar/day';
import type { Period } from '@koe/sql/domain/calendar/period';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { ALL, readCounted } from '@koe/sql/queries/accuracy/counted';
import { readJudged, type JudgedItems } from '@koe/sql/queries/accuracy/judged';
import { readLabelFacts, readModels, type LabelFacts } from '@koe/sql/queries/accuracy/models';
import { readScores } from '@koe/sql/queries/accuracy/scores';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Taxonomy } from '@koe/sql/domain/theme';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { getAccuracy } from '../contract/accuracy.js';
import { ManifestService } from '../cube/manifest.service.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { modelOf } from './model-report.js';

type Answer = z.input<NonNullable<typeof getAccuracy.answer>>;

/** Items that accuracy is said of: the newest, whose confidence decides how many stand where. */
const SAMPLE = 20_000;
/** New items alone change little: an answer is kept so long, unless somebody labels or another model serves. */
const KEEP_MS = 300_000;
const MOST_MODELS = 40;

interface Known {
  readonly taxonomy: Taxonomy;
  readonly judged: JudgedItems;
  readonly accuracy: Accuracy;
  readonly periods: DriftPeriods;
  readonly drift: readonly DriftEntry[];
}

/** What people's labels say of the classification. Kept until a label, a model or the tree changes. */
@Injectable()
export class AccuracyService {
  private kept: { readonly stamp: string; readonly until: number; readonly known: Promise<Known> } | null = null;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ManifestService) private readonly manifests: ManifestService,
  ) {}

  async read(): Promise<Answer> {
    const facts = await readLabelFacts(this.database);
    const [{ taxonomy, judged, accuracy, periods, drift }, models] = await Promise.all([
      this.known(facts),
      readModels(this.database, MOST_MODELS),
    ]);
    const { week, reference, kind } = periods;
    return {
      ...copyOf(accuracy),
      asOf: this.clock.now().toISOString(),
      taxonomyVersion: taxonomy.version,
      minimumLabels: MINIMUM_LABELS,
      labels: {
        judged: facts.judged - facts.second,
        used: judged.judged.length,
        outdated: judged.outdated,
        unfair: judged.unfair,
        second: facts.second,
        corrected: facts.corrected,
        people: facts.people,
        lastAt: facts.lastAt?.toISOString() ?? null,
      },
      drift: { week: datesOf(week), reference: datesOf(reference), kind, entries: copyOf(drift) },
      servingModelId: facts.modelId,
      servingSince: facts.servingSince?.toISOString() ?? null,
      models: models.map(modelOf),
    };
  }

  /** The judged items and the tree that the figures stand on. */
  async judgements(): Promise<Pick<Known, 'taxonomy' | 'judged'>> {
    return this.known(await readLabelFacts(this.database));
  }

  private known(facts: LabelFacts): Promise<Known> {
    const { kept } = this;
    if (kept?.stamp === facts.stamp && performance.now() < kept.until) return kept.known;
    const known = this.compute(facts.servingSince);
    this.kept = { stamp: facts.stamp, until: performance.now() + KEEP_MS, known };
    known.catch(() => {
      if (this.kept?.known === known) this.kept = null;
    });
    return known;
  }

  private async compute(servingSince: Date | null): Promise<Known> {
    const taxonomy = await readTaxonomy(this.database);
    const manifest = await this.manifests.read();
    const zone = zoneOf(manifest.timeZone);
    const since = servingSince === null ? null : zone.dayOf(servingSince.getTime());
    const periods = driftPeriods(zone.dayOf(this.clock.now().getTime()), since, manifest.weekStart);
    const [judged, counted, scores] = await Promise.all([
      readJudged(this.database, taxonomy.themes),
      readCounted(this.database, ALL, taxonomy.themes, SAMPLE),
      readScores(this.database, periods.reference, periods.week),
    ]);
    const drift = driftReport(scores, taxonomy.themes);
    const drifting = new Set(
      drift.filter(({ by, state }) => by === 'theme' && state === 'shifted').map(({ key }) => Number(key)),
    );
    const accuracy = assess(judged.judged, counted, taxonomy.themes, drifting);
    return { taxonomy, judged, accuracy, periods, drift };
  }
}

function datesOf({ from, to }: Period): { from: string; to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}

/** The same, to be written as JSON: what is readonly here is not in the contract's types. */
type Mutable<T> = T extends readonly [infer A, infer B]
  ? [A, B]
  : T extends readonly (infer Item)[]
    ? Mutable<Item>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;

/** Shares to a hundredth of a percent: more digits only make the answer longer, and every page loads it. */
function copyOf<T>(value: T): Mutable<T>;
function copyOf(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'number' ? Math.round(entry * 1e4) / 1e4 : entry)),
  );
}
