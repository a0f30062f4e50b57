import { assess, type Accuracy } from '@koe/sql/domain/accuracy/accuracy';
import { isKnown } from '@koe/sql/domain/accuracy/judged';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { DEFAULT_WEIGHTS } from '@koe/sql/domain/priority/weights';
import { readCounted } from '@koe/sql/queries/accuracy/counted';
import { readJudged } from '@koe/sql/queries/accuracy/judged';
import {
  weekActions,
  weekCorrections,
  weekDepartments,
  weekGaps,
  weekPeople,
  weekSources,
  weekTargets,
} from '@koe/sql/queries/edition/week-facts';
import { readAnswerable } from '@koe/sql/queries/faq/answerable';
import { newestFaqRun } from '@koe/sql/queries/faq/run';
import { servedVersion } from '@koe/sql/queries/model/reclassification';
import { themeDecisions } from '@koe/sql/queries/review/theme-disposition';
import { signalRuns } from '@koe/sql/queries/signal/run';
import { signalsOfRun } from '@koe/sql/queries/signal/signal';
import { readSuggestions } from '@koe/sql/queries/suggestion/suggestion';
import { readOwners } from '@koe/sql/queries/taxonomy/owner';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { readGoals } from '@koe/sql/queries/theme/goal';
import { readWeights } from '@koe/sql/queries/theme/weights';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { OpenCube } from '../ask-cube.js';
import { editionDays } from './edition-days.js';
import type { EditionInputs } from './edition-inputs.js';

/** Items that accuracy is said of: the newest of the week and before. */
const SAMPLE = 20_000;

/** What the tables know. @param asOf ISO instant of the report; of a rebuild the one of the edition */
export async function gatherInputs(
  session: Session,
  { manifest }: Pick<OpenCube, 'manifest'>,
  { week, asOf }: { readonly week: number; readonly asOf: string },
): Promise<EditionInputs> {
  const days = editionDays(week);
  const zone = zoneOf(manifest.timeZone);
  const today = formatDay(zone.dayOf(Date.parse(asOf)));
  const { timeZone } = manifest;
  const [run] = await signalRuns(session, week, week);
  const instants = { from: new Date(zone.startOf(week)), until: new Date(zone.startOf(week + 7)) };
  const suggestions = await readSuggestions(session, 'open');
  return {
    organisation: (await readOrganisation(session)).name,
    manifest,
    classifier: await servedVersion(session),
    asOf,
    week,
    today,
    targets: await weekTargets(session),
    weights: (await readWeights(session))?.weights ?? DEFAULT_WEIGHTS,
    goals: await readGoals(session),
    owners: await readOwners(session),
    people: await weekPeople(session),
    departments: await weekDepartments(session),
    sources: await weekSources(session),
    run: run ?? null,
    signals: run ? await signalsOfRun(session, run.runId) : [],
    emerging: suggestions.filter(({ toDay }) => toDay >= week && toDay <= week + 6),
    decisions: await themeDecisions(session, timeZone),
    actions: await weekActions(session, { ...days.week, until: today, timeZone }),
    gaps: await weekGaps(session),
    faqRun: await newestFaqRun(session),
    answerable: await readAnswerable(session),
    corrections: await weekCorrections(session, instants),
    accuracy: await accuracyOf(session, parseDay(days.week.to)),
  };
}

/** What people's labels say of the classification of items up to a day. */
async function accuracyOf(session: Session, lastDay: number): Promise<EditionInputs['accuracy']> {
  const { themes } = await readTaxonomy(session);
  const { judged } = await readJudged(session, themes);
  if (judged.length === 0) return { all: null, judged: 0, themes: [] };
  const where = { sql: 'x.local_day <= :lastDay', parameters: { lastDay } };
  const counted = await readCounted(session, { where }, themes, SAMPLE);
  const accuracy: Accuracy = assess(judged, counted, themes);
  return {
    all: accuracy.all,
    judged: accuracy.judged,
    themes: accuracy.themes.map(({ themeId, f1, judged: { under, belonging } }) => ({
      themeId,
      f1,
      judged: Math.max(under, belonging),
      known: isKnown(f1),
    })),
  };
}
