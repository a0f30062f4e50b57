import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_WEIGHTS } from '@koe/sql/domain/priority/weights';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { readGoals, writeGoal, type ThemeGoal } from '@koe/sql/queries/theme/goal';
import { readWeights, writeWeights } from '@koe/sql/queries/theme/weights';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { ActingPerson } from '../access/actor.js';
import type { putThemeGoal, putThemeWeights, ThemeWeights } from '../contract/theme-priority.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** What managers set of the priority of themes: weights for everybody, and how well each theme fits the goals. */
@Injectable()
export class ThemePriorityService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async weights(): Promise<ThemeWeights> {
    const saved = await readWeights(this.database);
    if (!saved) return { weights: { ...DEFAULT_WEIGHTS }, saved: null };
    return { weights: { ...saved.weights }, saved: { at: saved.at.toISOString(), by: saved.by } };
  }

  async saveWeights({ body }: InputOf<typeof putThemeWeights>, actor: ActingPerson): Promise<ThemeWeights> {
    const editor = { personId: actor.id, now: this.clock.now() };
    await this.database.transaction(async (session) => {
      const before = (await readWeights(session))?.weights ?? DEFAULT_WEIGHTS;
      await writeWeights(session, body, editor);
      const detail = { before, after: body };
      await logChange(session, editor, { action: 'change', subject: 'setting:theme_priority', detail });
      await notify(session, { kind: 'settings' });
    });
    return this.weights();
  }

  /** @throws ProblemError not_found for a theme that does not serve */
  async setGoal(
    { params, body }: InputOf<typeof putThemeGoal>,
    actor: ActingPerson,
  ): Promise<{ fit: ThemeGoal['fit'] }> {
    const editor = { personId: actor.id, now: this.clock.now() };
    await this.database.transaction(async (session) => {
      const { themes } = await readTaxonomy(session);
      if (!themes.some(({ id }) => id === params.id))
        throw new ProblemError('not_found', 'there is no such theme in the tree that serves');
      const before = (await readGoals(session)).find(({ themeId }) => themeId === params.id)?.fit ?? 0;
      await writeGoal(session, { themeId: params.id, fit: body.fit }, editor);
      const detail = { before, after: body.fit };
      await logChange(session, editor, { action: 'change', subject: `theme_goal:${params.id}`, detail });
      await notify(session, { kind: 'themes' });
    });
    return body;
  }
}
