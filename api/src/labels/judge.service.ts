import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { assignableThemes } from '@koe/sql/domain/labelling/label';
import { ancestorsOf, type Theme } from '@koe/sql/domain/theme';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { finishDraw, lockDraw, reopenDraw, type DrawRow } from '@koe/sql/queries/label/draw';
import { insertLabels, itemToLabel, type LabelledItem, type NewLabel } from '@koe/sql/queries/label/label';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { judgementSchema, QueueProgress } from '../contract/labels.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { checkSpan, checkTheme } from './check-label.js';
import { actorId, readProgress } from './queue.service.js';
import { followLabels } from './training.js';

type Judgement = z.output<typeof judgementSchema>;
interface Judged {
  progress: QueueProgress;
  sinceTraining: number;
}

@Injectable()
export class JudgeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError not_found, conflict, invalid_request */
  judge(drawId: string, judgement: Judgement, actor: ActingPerson): Promise<Judged> {
    return this.finish(drawId, actor, async (session, draw, now) => {
      const item = await itemToLabel(session, draw.itemId);
      if (!item) throw gone();
      const { version, themes } = await readTaxonomy(session);
      judgement.themes.forEach(({ id, span }, at) => {
        checkTheme(themes, id, `themes.${String(at)}.id`);
        if (span) checkSpan(item, span, `themes.${String(at)}.span`);
      });
      await insertLabels(
        session,
        {
          itemId: draw.itemId,
          revision: draw.revision,
          origin: 'queue',
          drawId,
          taxonomyVersion: version,
          classifierVersion: item.classifierVersion.split('+')[0] ?? '',
          personId: actor.id,
          now,
        },
        statements(judgement, themes, item),
      );
      await finishDraw(session, { drawId, state: 'done', now, personId: actor.id });
      return 1;
    });
  }

  /** @throws ProblemError not_found, conflict */
  skip(drawId: string, actor: ActingPerson): Promise<Judged> {
    return this.finish(drawId, actor, async (session, _, now) => {
      await finishDraw(session, { drawId, state: 'skipped', now, personId: actor.id });
      return 0;
    });
  }

  /** @throws ProblemError not_found; conflict when somebody else has judged it */
  async reopen(drawId: string, actor: ActingPerson): Promise<Judged> {
    const now = this.clock.now();
    const personId = actorId(actor);
    return promptTransaction(this.database, async (session) => {
      const draw = await found(session, drawId);
      if (draw.state !== 'open' && draw.finishedBy !== personId)
        throw new ProblemError('conflict', 'somebody else has judged this item; only that person can take it back');
      await reopenDraw(session, drawId, now);
      await logChange(session, { now, personId }, { action: 'reopen', subject: `label_draw:${drawId}`, detail: {} });
      const sinceTraining = await followLabels(session, [draw.itemId], 0);
      return { progress: await readProgress(session, personId, now), sinceTraining };
    });
  }

  /** @param write writes what is said. @returns judgements written */
  private async finish(
    drawId: string,
    actor: ActingPerson,
    write: (session: Session, draw: DrawRow, now: Date) => Promise<number>,
  ): Promise<Judged> {
    const now = this.clock.now();
    const personId = actorId(actor);
    return promptTransaction(this.database, async (session) => {
      const draw = await found(session, drawId);
      if (draw.state !== 'open') throw new ProblemError('conflict', 'this item has been judged or skipped already');
      if (draw.firstBy === personId)
        throw new ProblemError(
          'conflict',
          'this is the second judgement of an item that you judged first; somebody else gives it',
        );
      if (draw.liveRevision !== draw.revision) throw gone();
      const written = await write(session, draw, now);
      const sinceTraining = await followLabels(session, [draw.itemId], written);
      return { progress: await readProgress(session, personId, now), sinceTraining };
    });
  }
}

/** A complete judgement as single statements: what was not chosen is said not to apply, theme by theme. */
function statements(judgement: Judgement, themes: readonly Theme[], item: LabelledItem): NewLabel[] {
  const ancestors = ancestorsOf(themes);
  const chosen = new Map(judgement.themes.map((theme) => [theme.id, theme.span]));
  // a parent is not denied by whoever chose its child
  const implied = new Set([...chosen.keys()].flatMap((id) => ancestors.get(id) ?? []));
  const asked = new Set([...assignableThemes(themes).map(({ id }) => id), ...item.themeIds]);
  const known = new Set(themes.map(({ id }) => id));
  const say = (task: NewLabel['task'], value: string): NewLabel => ({ task, themeId: null, value, span: null });
  return [
    ...[...chosen].map(([themeId, span]): NewLabel => ({ task: 'theme', themeId, value: 'yes', span })),
    ...[...asked]
      .filter((id) => known.has(id) && !implied.has(id))
      .map((themeId): NewLabel => ({ task: 'theme', themeId, value: 'no', span: null })),
    ...(judgement.sentiment ? [say('sentiment', judgement.sentiment)] : []),
    ...(judgement.intent ? [say('intent', judgement.intent)] : []),
    say('serious', judgement.serious ? 'yes' : 'no'),
  ];
}

async function found(session: Session, drawId: string): Promise<DrawRow> {
  const draw = await lockDraw(session, drawId);
  if (!draw) throw new ProblemError('not_found', 'there is no such place in a queue');
  return draw;
}

function gone(): ProblemError {
  return new ProblemError('conflict', 'the item has changed or gone since it was drawn; go on with the next one');
}
