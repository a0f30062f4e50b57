import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@koe/sql/domain/edition/canonical';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { readDeliverySettings } from '@koe/sql/queries/delivery/reach';
import { editionContent, editionHash, editionOfWeek, type StoredEdition } from '@koe/sql/queries/edition/edition';
import { keepRebuild } from '@koe/sql/queries/edition/rebuild';
import { sendEdition } from '@koe/sql/queries/edition/send-edition';
import { readEditionSettings } from '@koe/sql/queries/edition/settings';
import type { Runtime } from '../../pipeline/runtime.js';
import { printEdition } from '../../report/print-edition.js';
import { withCube } from '../ask-cube.js';
import { buildEdition } from './build-edition.js';
import { editionDays } from './edition-days.js';
import { freezeEdition } from './freeze-edition.js';
import { gatherInputs } from './gather-inputs.js';
import { gatherQuotes } from './gather-quotes.js';

export interface EditionJob {
  /** Local day number of the first day. */
  readonly week: number;
  /** Who asked; null for the schedule, which also sends where nobody has to approve. */
  readonly personId: string | null;
  /** An edition that is only compared with. */
  readonly rebuildOf: string | null;
}

/** The queue's job `edition`: counts a closed week, freezes the report with what is printed of it; or counts it beside an edition that stays. */
export async function makeEdition(runtime: Runtime, job: EditionJob, signal: AbortSignal): Promise<void> {
  const { database, clock, log } = runtime;
  const { week, personId, rebuildOf } = job;
  if (rebuildOf !== null) return compareEdition(runtime, { week, editionId: rebuildOf }, signal);
  if (personId === null) {
    const known = await editionOfWeek(database, week);
    if (known !== null) return sendUnattended(runtime, known);
  }
  const started = performance.now();
  const content = await composeEdition(runtime, { week, asOf: null }, signal);
  const counted = performance.now();
  const { address } = await readDeliverySettings(database);
  const editionId = randomUUID();
  const printed = await printEdition(content, { hash: editionHash(content), address, editionId });
  const now = clock.now();
  const { edition, fresh } = await freezeEdition(database, { editionId, content, printed }, { week, now, personId });
  const times = { countMs: Math.round(counted - started), printMs: Math.round(performance.now() - counted) };
  log.info({ week, hash: edition.hash, fresh, ...times }, 'built a weekly report');
  if (personId === null) await sendUnattended(runtime, edition);
}

/**
 * What the schedule built, where nobody has to approve. Of a job that was cut short after freezing the rest is done: it would otherwise build
 * another one, as of a later moment, and send that to those who have the first.
 */
async function sendUnattended({ database, clock }: Runtime, edition: StoredEdition): Promise<void> {
  const { approval } = await readEditionSettings(database);
  // what a person built, a person sends
  if (approval || edition.builtBy !== null || edition.state !== 'draft') return;
  const now = clock.now();
  await database.transaction((session) =>
    sendEdition(session, edition.editionId, { now, personId: null, approval: false }),
  );
}

/** The content of a week's report. @param asOf ISO instant of a report that is compared with; null for now */
export async function composeEdition(
  runtime: Pick<Runtime, 'database' | 'clock'>,
  { week, asOf }: { readonly week: number; readonly asOf: string | null },
  signal: AbortSignal,
): Promise<EditionContent> {
  return withCube(runtime, editionDays(week).read, signal, async (cube) => {
    const asked = { week, asOf: asOf ?? cube.manifest.asOf };
    const inputs = await gatherInputs(runtime.database, cube, asked);
    return buildEdition(cube, inputs, (themeId) => gatherQuotes(runtime.database, inputs, themeId));
  });
}

async function compareEdition(
  runtime: Runtime,
  { week, editionId }: { readonly week: number; readonly editionId: string },
  signal: AbortSignal,
): Promise<void> {
  const { database, clock } = runtime;
  const known = await editionContent(database, editionId);
  if (known === null) return;
  const content = await composeEdition(runtime, { week, asOf: known.header.stamp.asOf }, signal);
  await database.transaction(async (session) => {
    await keepRebuild(session, {
      editionId,
      builtAt: clock.now(),
      content: canonicalJson(content),
      hash: editionHash(content),
    });
    await notifyEvent(session, { kind: 'editions', id: editionId });
  });
}
