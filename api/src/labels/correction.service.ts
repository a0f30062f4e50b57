import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { insertLabels, itemToLabel, labelsOfItem, withdrawLabel, type LabelRow } from '@koe/sql/queries/label/label';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { correctionSchema, ItemLabel } from '../contract/labels.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { checkSpan, checkTheme } from './check-label.js';
import { followLabels } from './training.js';

@Injectable()
export class CorrectionService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(itemId: string): Promise<{ labels: ItemLabel[] }> {
    const seen = new Set<string>();
    return {
      // newest first: the first that stands of each question is the one that counts
      labels: (await labelsOfItem(this.database, itemId)).map((row) => {
        const question = `${row.task}:${String(row.themeId)}`;
        const counts = row.present && row.withdrawnAt === null && !seen.has(question);
        if (counts) seen.add(question);
        return labelOf(row, counts);
      }),
    };
  }

  /** @throws ProblemError not_found for the item, invalid_request for theme or span */
  async correct(itemId: string, body: z.output<typeof correctionSchema>, actor: ActingPerson): Promise<ItemLabel> {
    const now = this.clock.now();
    const themeId = body.task === 'theme' ? body.themeId : null;
    const span = body.task === 'theme' ? body.span : null;
    return promptTransaction(this.database, async (session) => {
      const item = await itemToLabel(session, itemId);
      if (!item)
        throw new ProblemError('not_found', 'there is no item of this id; it may have been deleted at its source');
      const { version, themes } = await readTaxonomy(session);
      if (themeId !== null) checkTheme(themes, themeId, 'themeId');
      if (span) checkSpan(item, span, 'span');
      const [labelId] = await insertLabels(
        session,
        {
          itemId,
          revision: item.revision,
          origin: 'correction',
          drawId: null,
          taxonomyVersion: version,
          classifierVersion: item.classifierVersion,
          personId: actor.id,
          now,
        },
        [{ task: body.task, themeId, value: body.value, span }],
      );
      if (labelId === undefined) throw new Error('the label was not stored');
      await followLabels(session, [itemId], 1);
      return {
        id: labelId,
        task: body.task,
        themeId,
        value: body.value,
        span,
        origin: 'correction' as const,
        by: actor.name,
        at: now.toISOString(),
        withdrawnAt: null,
        batchId: null,
        counts: true,
      };
    });
  }

  /** Withdrawing twice is no fault. @throws ProblemError not_found */
  async withdraw(labelId: number, actor: ActingPerson): Promise<void> {
    const now = this.clock.now();
    await promptTransaction(this.database, async (session) => {
      const itemId = await withdrawLabel(session, labelId, now);
      if (itemId === undefined) throw new ProblemError('not_found', 'there is no label of this id');
      if (itemId === null) return;
      await logChange(
        session,
        { now, personId: actor.id },
        { action: 'withdraw', subject: `label:${String(labelId)}`, detail: {} },
      );
      await followLabels(session, [itemId], 0);
    });
  }
}

function labelOf(row: LabelRow, counts: boolean): ItemLabel {
  const { labelId: id, task, themeId, value, partKey, start, end, origin, by, batchId } = row;
  return {
    id,
    task,
    themeId,
    value,
    span: partKey === null || start === null || end === null ? null : { partKey, start, end },
    origin,
    by,
    at: row.at.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    batchId,
    counts,
  };
}
