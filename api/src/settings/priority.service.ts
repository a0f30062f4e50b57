import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_CUT_OFFS } from '@koe/jobs/classify/priority/priority';
import { beginReclassification } from '@koe/sql/queries/model/reclassification';
import { readPriority } from '@koe/sql/queries/model/priority';
import { readServing } from '@koe/sql/queries/model/serving';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { CutOffs, PrioritySettings } from '../contract/priority.js';
import { notify } from '../events/notify.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

@Injectable()
export class PriorityService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<PrioritySettings> {
    const [serving, { items, scores, pending }] = await Promise.all([
      readServing(this.database),
      readPriority(this.database),
    ]);
    return {
      cutOffs: serving.settings.cutOffs ?? DEFAULT_CUT_OFFS,
      defaults: DEFAULT_CUT_OFFS,
      items,
      scores: [...scores],
      pending: pending && { ...pending, cutOffs: pending.settings.cutOffs ?? DEFAULT_CUT_OFFS },
    };
  }

  /** @throws ProblemError conflict while the backlog is being classified */
  async change(cutOffs: CutOffs, actor: ActingPerson): Promise<PrioritySettings> {
    const now = this.clock.now();
    const reclassificationId = randomUUID();
    await promptTransaction(this.database, async (session) => {
      const serving = await readServing(session);
      const task = { ...serving, settings: { ...serving.settings, cutOffs }, reclassificationId };
      if (!(await beginReclassification(session, { ...task, reason: 'settings', personId: actor.id }, serving, now)))
        throw new ProblemError('conflict', 'all items are being classified anew just now; try again when that is done');
      await addJob(session, 'reclassify', { reclassificationId });
      const detail = { before: serving.settings.cutOffs ?? DEFAULT_CUT_OFFS, after: cutOffs };
      await logChange(session, { personId: actor.id, now }, { action: 'change', subject: 'setting:priority', detail });
      await notify(session, { kind: 'settings' });
    });
    return this.read();
  }
}
