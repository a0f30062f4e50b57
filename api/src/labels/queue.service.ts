import { randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { phraseRule } from '@koe/sql/domain/labelling/disagreement';
import { drawQueue, type Candidate } from '@koe/sql/domain/labelling/draw-queue';
import type { Theme } from '@koe/sql/domain/theme';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import {
  readCandidates,
  readPopulation,
  readSuggestionItems,
  type CandidateRow,
  type SuggestionItems,
} from '@koe/sql/queries/label/candidates';
import { freshLabels } from '@koe/sql/queries/label/label';
import {
  lockQueueOf,
  readQueueHead,
  readQueuePlaces,
  storeQueue,
  type NewDraw,
  type QueuePlace,
} from '@koe/sql/queries/label/queue';
import { readQueueItems, readSuggestionNames } from '@koe/sql/queries/label/queue-items';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { LabelQueue, QueueProgress } from '../contract/labels.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { queueItem } from './queue-item.js';
import { TRAIN_AFTER } from './training.js';

/** Items of the uniform sample that a queue is drawn from; more would make nothing more exact. */
const SAMPLE = 4_000;

@Injectable()
export class QueueService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A person's queue with its next items. @param personId null: nobody's, which is empty */
  async read(personId: string | null, take: number): Promise<LabelQueue> {
    return readQueue(this.database, personId, take, this.clock.now());
  }

  /** Draws a queue unless the last one still has open items of its own. @throws ProblemError not_ready, conflict */
  async draw(request: { readonly size: number; readonly take: number }, actor: ActingPerson): Promise<LabelQueue> {
    const now = this.clock.now();
    const personId = actorId(actor);
    await promptTransaction(this.database, async (session) => {
      await lockQueueOf(session, personId);
      const places = await readQueuePlaces(session, personId, now);
      if (places.some(({ state, second }) => state === 'open' && !second)) return;
      const { version, themes } = await readTaxonomy(session);
      if (version === 0)
        throw new ProblemError('not_ready', 'no themes have been published yet; the first start does it');
      const { population, undrawn } = await readPopulation(session);
      const suggestions = await readOpenSuggestions(session);
      const rows = await readCandidates(session, {
        start: randomUUID(),
        most: SAMPLE,
        suggested: [...new Set(suggestions.flatMap(({ itemIds }) => itemIds))],
      });
      const draws = drawsOf(rows, { themes, suggestions, undrawn, size: request.size });
      if (draws.length === 0)
        throw new ProblemError('conflict', 'there is nothing to judge: no item with customer text is left');
      const queueId = randomUUID();
      const classifierVersion = await readClassifierVersion(session);
      await storeQueue(session, {
        queueId,
        now,
        personId,
        taxonomyVersion: version,
        classifierVersion,
        population,
        draws,
      });
      await logChange(session, { now, personId }, { action: 'draw', subject: `label_queue:${queueId}`, detail: {} });
    });
    return readQueue(this.database, personId, request.take, now);
  }
}

/** The id of the acting person. @throws ProblemError actor_required for the nobody who may add the first person */
export function actorId(actor: ActingPerson): string {
  if (actor.id === null) throw new ProblemError('actor_required', 'choose who acts');
  return actor.id;
}

/** How far a person has come. */
export async function readProgress(session: Session, personId: string, now: Date): Promise<QueueProgress> {
  const head = await readQueueHead(session, personId);
  return progressOf(await readQueuePlaces(session, personId, now), head?.usedSeconds ?? 0);
}

async function readQueue(session: Session, personId: string | null, take: number, now: Date): Promise<LabelQueue> {
  const head = personId === null ? null : await readQueueHead(session, personId);
  const places = personId === null ? [] : await readQueuePlaces(session, personId, now);
  const next = places.filter(({ state }) => state === 'open').slice(0, take);
  const rows = await readQueueItems(
    session,
    next.map(({ drawId }) => drawId),
  );
  const names = (await hasSuggestions(session))
    ? await readSuggestionNames(
        session,
        rows.map(({ itemId }) => itemId),
      )
    : [];
  return {
    queue: head && { id: head.queueId, drawnAt: head.drawnAt.toISOString(), taxonomyVersion: head.taxonomyVersion },
    progress: progressOf(places, head?.usedSeconds ?? 0),
    items: rows.map((row) =>
      queueItem(
        row,
        names.filter(({ itemId }) => itemId === row.itemId).map(({ name }) => name),
      ),
    ),
    sinceTraining: await freshLabels(session),
    trainAfter: TRAIN_AFTER,
  };
}

function progressOf(places: readonly QueuePlace[], usedSeconds: number): QueueProgress {
  const count = (wanted: QueuePlace['state']): number => places.filter(({ state }) => state === wanted).length;
  return { done: count('done'), skipped: count('skipped'), open: count('open'), total: places.length, usedSeconds };
}

function drawsOf(
  rows: readonly CandidateRow[],
  frame: {
    readonly themes: readonly Theme[];
    readonly suggestions: readonly SuggestionItems[];
    readonly undrawn: number;
    readonly size: number;
  },
): NewDraw[] {
  const sampled = rows.filter((row) => row.sampled).length;
  const fraction = frame.undrawn > sampled ? sampled / frame.undrawn : 1;
  const rule = phraseRule(frame.themes);
  const suggestionsOf = new Map<string, string[]>();
  for (const { suggestionId, itemIds } of frame.suggestions)
    for (const itemId of itemIds) suggestionsOf.set(itemId, [...(suggestionsOf.get(itemId) ?? []), suggestionId]);
  const candidates = rows.map((row): Candidate => {
    const suggestions = suggestionsOf.get(row.itemId) ?? [];
    const found = rule(row.searchText);
    const assigned = new Set(row.assigned.map(({ themeId }) => themeId));
    return {
      id: row.itemId,
      reach: suggestions.length > 0 ? 1 : fraction,
      assigned: row.assigned,
      suggestions,
      missed: [...found].filter((id) => !assigned.has(id)),
      unsupported: [...assigned].filter((id) => !found.has(id)),
    };
  });
  const revisions = new Map(rows.map((row) => [row.itemId, row.revision]));
  return drawQueue(candidates, frame.size, randomInt(2 ** 32)).flatMap(({ id, second, ...drawn }) => {
    const first = { ...drawn, drawId: randomUUID(), itemId: id, revision: revisions.get(id) ?? 0, secondOf: null };
    return second ? [first, { ...first, drawId: randomUUID(), secondOf: first.drawId }] : [first];
  });
}

async function readOpenSuggestions(session: Session): Promise<SuggestionItems[]> {
  return (await hasSuggestions(session)) ? readSuggestionItems(session) : [];
}

/** Whether emerging themes are looked for in this installation yet. */
async function hasSuggestions(session: Session): Promise<boolean> {
  const [row] = await session.query<{ found: boolean }>(`select to_regclass('theme_suggestion') is not null as found`);
  return row?.found ?? false;
}

/** What most items were last classified by, without people's corrections. */
async function readClassifierVersion(session: Session): Promise<string> {
  const [row] = await session.query<{ version: string }>(
    `select split_part(classifier_version, '+', 1) as version from item_index where voice limit 1`,
  );
  return row?.version ?? '';
}
