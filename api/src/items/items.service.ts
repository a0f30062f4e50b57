import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { filterParams } from '@koe/sql/domain/filter';
import { searchTerms } from '@koe/sql/domain/search/hits';
import { PersonEntity } from '@koe/sql/entities/person';
import { countItems } from '@koe/sql/queries/item/count';
import { readCustomerParts } from '@koe/sql/queries/item/customer-parts';
import { readDetail } from '@koe/sql/queries/item/detail';
import { writeHandling } from '@koe/sql/queries/item/handle';
import { readHandlingHistory, type HandlingRow } from '@koe/sql/queries/item/handling-history';
import { indexedListWhere, listPlaces, type ListRequest } from '@koe/sql/queries/item/list';
import { readSamePerson } from '@koe/sql/queries/item/same-person';
import { readSummaries } from '@koe/sql/queries/item/summaries';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import {
  MOST_LISTED_IDS,
  type handlingSchema,
  type ItemDetail,
  type ItemSummary,
  type listItemIds,
  type listItems,
  type putHandling,
} from '../contract/items.js';
import { notify } from '../events/notify.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { CLOCK, DATABASE, ENTITIES } from '../world/world.js';
import { readCursor, writeCursor } from './cursor.js';
import { foundPart } from './found-part.js';
import { itemSummary } from './item-summary.js';
import { tellAssignee } from './tell-assignee.js';
import { withWaiting } from './waiting.js';

type Handling = z.infer<typeof handlingSchema>;
/** The list never waits longer than this for the number of matches. */
const COUNT_WITHIN_MS = 60;
/** A number that could not be counted in time is not tried again for so long. */
const SLOW_FOR_MS = 120_000;
const MOST_SLOW = 5_000;

@Injectable()
export class ItemsService {
  private readonly slowUntil = new Map<string, number>();

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  async list({
    filter,
    query,
  }: InputOf<typeof listItems>): Promise<{ items: ItemSummary[]; nextCursor: string | null; total: number | null }> {
    const { sort, limit, handling, assignee } = query;
    const after = readCursor(sort, query.cursor);
    const [world, grams] = await Promise.all([this.filters.world(), this.filters.grams()]);
    const request: ListRequest = { filter, world, sort, limit: limit + 1, after, handling, assignee, grams };
    const [places, total] = await Promise.all([
      listPlaces(this.database, request),
      after === null ? this.count(request) : Promise.resolve(null),
    ]);
    const page = places.slice(0, limit);
    const last = page.at(-1);
    const ids = page.map(({ itemId }) => itemId);
    const terms = searchTerms(filter.q ?? '');
    const [rows, parts] = await Promise.all([
      readSummaries(this.database, ids),
      terms.length === 0 ? undefined : readCustomerParts(this.database, ids),
    ]);
    const now = this.clock.now();
    return {
      items: rows.map((row) => itemSummary(row, now, foundPart(parts?.get(row.itemId) ?? [], terms, row.quoteKey))),
      nextCursor: places.length > limit && last !== undefined ? writeCursor(sort, last) : null,
      total,
    };
  }

  /** The first matches without their contents. */
  async ids({ filter, query }: InputOf<typeof listItemIds>): Promise<{ ids: string[]; more: boolean }> {
    const [world, grams] = await Promise.all([this.filters.world(), this.filters.grams()]);
    const places = await listPlaces(this.database, {
      filter,
      world,
      grams,
      after: null,
      limit: MOST_LISTED_IDS + 1,
      ...query,
    });
    const ids = places.slice(0, MOST_LISTED_IDS).map(({ itemId }) => itemId);
    return { ids, more: places.length > MOST_LISTED_IDS };
  }

  /** @throws ProblemError not_found */
  async detail(id: string): Promise<ItemDetail> {
    const [summaries, detail, history, samePerson] = await Promise.all([
      readSummaries(this.database, [id]),
      readDetail(this.database, id),
      readHandlingHistory(this.database, id),
      readSamePerson(this.database, id),
    ]);
    const row = summaries[0];
    if (!row || !detail) throw notFound();
    const now = this.clock.now();
    const { resolvedAt, firstReplySeconds, firstReplyBusinessSeconds, handlingSeconds, parts, ...rest } = detail;
    return {
      ...itemSummary(row, now),
      // here the whole parts are shown, so the mentions keep their offsets into them
      mentions: [...row.mentions],
      ...rest,
      attributes: { ...rest.attributes },
      parts: parts.map((part) => ({ ...part, at: part.at === null ? null : new Date(part.at).toISOString() })),
      priorityReasons: withWaiting(row.reasons, row, now).map((reason) => ({ ...reason })),
      times: {
        firstReplySeconds,
        firstReplyBusinessSeconds,
        resolvedAt: resolvedAt?.toISOString() ?? null,
        handlingSeconds,
      },
      handlingDetail: handlingOf(history[0]),
      handlingHistory: history.map(({ at, by, state, note }) => ({ at: at.toISOString(), by: by ?? '', state, note })),
      samePerson: samePerson.map((other) => ({ ...other, createdAt: other.createdAt?.toISOString() ?? null })),
    };
  }

  /** @throws ProblemError not_found for the item, invalid_request for the assignee */
  async handle({ params, body }: InputOf<typeof putHandling>, actor: ActingPerson): Promise<Handling> {
    const { assigneeId } = body;
    if (assigneeId !== null && !(await this.entities.getRepository(PersonEntity).existsBy({ id: assigneeId })))
      throw new ProblemError('invalid_request', 'assigneeId: there is no such person', [
        { field: 'assigneeId', message: 'there is no such person' },
      ]);
    const at = this.clock.now();
    await promptTransaction(this.database, async (session) => {
      const change = { itemId: params.id, at, changeId: randomUUID(), personId: actor.id, ...body };
      if (!(await writeHandling(session, change))) throw notFound();
      await addJob(session, 'pack', {});
      await notify(session, { kind: 'handling', id: params.id });
      await tellAssignee(session, change, actor);
    });
    return { ...body, updatedAt: at.toISOString(), updatedBy: actor.name };
  }

  private async count(request: ListRequest): Promise<number | null> {
    const { filter, handling, assignee } = request;
    const key = JSON.stringify([filterParams(filter).toString(), handling, assignee]);
    if ((this.slowUntil.get(key) ?? 0) > performance.now()) return null;
    try {
      return await this.database.transaction(async (session) => {
        await session.query(`set local statement_timeout = ${COUNT_WITHIN_MS}`);
        return countItems(session, indexedListWhere(request), request.filter.q, request.grams);
      });
    } catch (error) {
      const tooSlow = error instanceof Error && 'code' in error && error.code === '57014';
      if (!tooSlow) throw error;
      if (this.slowUntil.size >= MOST_SLOW) this.slowUntil.clear();
      this.slowUntil.set(key, performance.now() + SLOW_FOR_MS);
      return null;
    }
  }
}

function handlingOf(latest: HandlingRow | undefined): Handling {
  if (!latest) return { state: 'open', assigneeId: null, due: null, note: '', updatedAt: null, updatedBy: null };
  const { state, assigneeId, due, note, at, by } = latest;
  return { state, assigneeId, due, note, updatedAt: at.toISOString(), updatedBy: by };
}

function notFound(): ProblemError {
  return new ProblemError('not_found', 'there is no item of this id; it may have been deleted at its source');
}
