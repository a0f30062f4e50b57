import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readDraft } from '@koe/sql/queries/taxonomy/draft-row';
import { readOwners, writeOwner } from '@koe/sql/queries/taxonomy/owner';
import { readGoals } from '@koe/sql/queries/theme/goal';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { ActingPerson } from '../access/actor.js';
import type { listThemes, putThemeOwner } from '../contract/themes.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { themeAnswer } from '../taxonomy/answers.js';
import { CLOCK, DATABASE } from '../world/world.js';

type Owner = z.input<NonNullable<(typeof putThemeOwner)['answer']>>;

/** The tree that serves, and who answers for what. */
@Injectable()
export class ThemesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError not_ready before the first tree */
  async list(): Promise<z.input<NonNullable<(typeof listThemes)['answer']>>> {
    const { version, themes } = await readTaxonomy(this.database);
    const [published] = await this.database.query<{ at: Date }>(
      'select published_at as at from taxonomy_version where version = $1',
      [version],
    );
    if (!published) throw new ProblemError('not_ready', 'no themes have been published yet; the first start does it');
    const owners = new Map((await readOwners(this.database)).map(({ themeId, ...owner }) => [themeId, owner]));
    const goals = new Map((await readGoals(this.database)).map(({ themeId, fit }) => [themeId, fit]));
    return {
      version,
      publishedAt: published.at.toISOString(),
      themes: themes.map((theme) => {
        const owner = owners.get(theme.id);
        return { ...themeAnswer(theme), owner: owner ? { ...owner } : null, goalFit: goals.get(theme.id) ?? 0 };
      }),
    };
  }

  /** @throws ProblemError not_found for a theme that neither serves nor is drafted; conflict for an owner that there is not */
  async own({ params, body }: InputOf<typeof putThemeOwner>, actor: ActingPerson): Promise<Owner> {
    await this.database.transaction(async (session) => {
      const drafted = (await readDraft(session))?.themes ?? [];
      const { themes } = await readTaxonomy(session);
      if (![...themes, ...drafted].some(({ id }) => id === params.id))
        throw new ProblemError('not_found', 'there is no such theme in the tree');
      await writeOwner(session, { themeId: params.id, ...body });
      const editor = { personId: actor.id, now: this.clock.now() };
      await logChange(session, editor, { action: 'change', subject: `theme_owner:${params.id}`, detail: body });
      await notify(session, { kind: 'themes' });
    });
    return body;
  }
}
