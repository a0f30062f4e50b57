import { Inject, Injectable } from '@nestjs/common';
import { readEffect, readEffects } from '@koe/sql/queries/effect/effect';
import { measuredAction, measuredActions } from '@koe/sql/queries/effect/measured-action';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Effect, EffectBrief } from '../contract/effect.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { briefAnswer, effectAnswer } from './effect-answer.js';

/** What actions did, as far as it was computed. */
@Injectable()
export class EffectService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws ProblemError not_found */
  async one(id: string): Promise<Effect> {
    const action = await measuredAction(this.database, id);
    if (!action) throw new ProblemError('not_found', 'there is no action of this id');
    const [effect, { weekStart }] = await Promise.all([readEffect(this.database, id), readOrganisation(this.database)]);
    return effectAnswer(action, effect, weekStart);
  }

  async list(): Promise<{ effects: EffectBrief[] }> {
    const [actions, stored, { weekStart }] = await Promise.all([
      measuredActions(this.database),
      readEffects(this.database),
      readOrganisation(this.database),
    ]);
    const effects = new Map(stored.map((effect) => [effect.actionId, effect]));
    return { effects: actions.map((action) => briefAnswer(action, effects.get(action.actionId) ?? null, weekStart)) };
  }
}
