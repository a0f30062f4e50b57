import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  batchEffect,
  insertBatch,
  readBatches,
  withdrawBatch,
  type BatchRow,
  type BatchStatement,
} from '@koe/sql/queries/label/batch';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type {
  BatchStatementBody,
  CorrectionBatch,
  correctItems,
  CorrectionPreview,
} from '../contract/label-batches.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { checkTheme } from './check-label.js';
import { followLabels, TRAIN_AFTER } from './training.js';

type Body = z.output<NonNullable<typeof correctItems.body>>;

/** A large correction may be wrong in large: the next model waits this long for it to be taken back. */
const SECOND_THOUGHTS_MS = 600_000;

/** Corrections of many items: ordinary labels, written and taken back together. */
@Injectable()
export class CorrectionBatchService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError invalid_request for a theme that the serving tree does not have */
  async preview({ itemIds, statement }: Body): Promise<CorrectionPreview> {
    await checkedVersion(this.database, statement);
    return batchEffect(this.database, itemIds, said(statement));
  }

  /** @throws ProblemError invalid_request for the theme */
  async correct({ itemIds, statement }: Body, actor: ActingPerson): Promise<{ batch: CorrectionBatch | null }> {
    const now = this.clock.now();
    const batchId = randomUUID();
    return promptTransaction(this.database, async (session) => {
      const taxonomyVersion = await checkedVersion(session, statement);
      const batch = { batchId, now, personId: actor.id, taxonomyVersion, itemIds, ...said(statement) };
      const corrected = await insertBatch(session, batch);
      if (corrected.length === 0) return { batch: null };
      await logChange(
        session,
        { now, personId: actor.id },
        { action: 'correct', subject: `label_batch:${batchId}`, detail: { ...statement, items: corrected.length } },
      );
      // what is taken back at once is not learnt from, unless a training was waiting already: the next one unlearns it
      await followLabels(session, corrected, corrected.length, new Date(Date.now() + SECOND_THOUGHTS_MS));
      return { batch: await found(session, batchId) };
    });
  }

  async list(limit: number): Promise<{ batches: CorrectionBatch[] }> {
    return { batches: (await readBatches(this.database, limit)).map(batchOf) };
  }

  /** @throws ProblemError not_found */
  read(batchId: string): Promise<CorrectionBatch> {
    return found(this.database, batchId);
  }

  /** Withdrawing twice is no fault. @throws ProblemError not_found */
  async withdraw(batchId: string, actor: ActingPerson): Promise<void> {
    const now = this.clock.now();
    await promptTransaction(this.database, async (session) => {
      const itemIds = await withdrawBatch(session, { batchId, now, personId: actor.id });
      if (itemIds === undefined) throw notFound();
      if (itemIds.length === 0) return;
      await logChange(
        session,
        { now, personId: actor.id },
        { action: 'withdraw', subject: `label_batch:${batchId}`, detail: { items: itemIds.length } },
      );
      await followLabels(session, itemIds, 0);
      // a model that has learnt from it by now unlearns it
      if (itemIds.length >= TRAIN_AFTER) await addJob(session, 'train', { reason: 'labels' });
    });
  }
}

async function checkedVersion(session: Session, statement: BatchStatementBody): Promise<number> {
  const { version, themes } = await readTaxonomy(session);
  if (statement.task === 'theme') checkTheme(themes, statement.themeId, 'statement.themeId');
  return version;
}

function said(statement: BatchStatementBody): BatchStatement {
  const { task, value } = statement;
  return { task, value, themeId: statement.task === 'theme' ? statement.themeId : null };
}

async function found(session: Session, batchId: string): Promise<CorrectionBatch> {
  const [row] = await readBatches(session, 1, batchId);
  if (!row) throw notFound();
  return batchOf(row);
}

function batchOf({
  batchId: id,
  at,
  by,
  task,
  themeId,
  value,
  items,
  withdrawnAt,
  pending,
}: BatchRow): CorrectionBatch {
  return {
    id,
    at: at.toISOString(),
    by,
    task,
    themeId,
    value,
    items,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    pending,
  };
}

function notFound(): ProblemError {
  return new ProblemError('not_found', 'there is no such correction of several items');
}
