import { Inject, Injectable } from '@nestjs/common';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import { effectFinding } from '@koe/sql/domain/finding/effect-finding';
import { faqGapFinding } from '@koe/sql/domain/finding/faq-gap-finding';
import type { EffectFinding, FaqGapFinding, Finding, SignalFinding } from '@koe/sql/domain/finding/finding';
import { signalFinding } from '@koe/sql/domain/finding/signal-finding';
import { readEffect } from '@koe/sql/queries/effect/effect';
import { measuredAction } from '@koe/sql/queries/effect/measured-action';
import { readAnswerable } from '@koe/sql/queries/faq/answerable';
import { findGap } from '@koe/sql/queries/faq/gap';
import { newestFaqRun } from '@koe/sql/queries/faq/run';
import { signalRuns } from '@koe/sql/queries/signal/run';
import { findSignal, signalsOfWeek } from '@koe/sql/queries/signal/signal';
import type { Database } from '@koe/sql/server/database';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import type { Asked } from './asked.js';

/** Numbers that jobs counted and stored. */
export type AskedKnown = Extract<Asked, { kind: 'signal' | 'faq_gap' | 'effect' }>;

/** What is known already: signals of closed weeks, questions that recur, effects of actions. Nothing is counted here. */
@Injectable()
export class KnownService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws ProblemError not_found; conflict for an effect of which nothing is known yet */
  read(asked: AskedKnown, manifest: Manifest): Promise<Finding> {
    switch (asked.kind) {
      case 'signal':
        return this.signal(asked.signalId, manifest);
      case 'faq_gap':
        return this.gap(asked.gapId);
      case 'effect':
        return this.effect(asked.actionId, manifest);
    }
  }

  /** As the run that holds now says it: another may have taken the place of the one that found it. */
  private async signal(signalId: string, manifest: Manifest): Promise<SignalFinding> {
    const found = await findSignal(this.database, signalId);
    if (!found) throw missing('signal');
    const held = (await signalsOfWeek(this.database, found.week)).find(
      ({ themeId, segmentBy, segmentKey, direction }) =>
        themeId === found.themeId &&
        segmentBy === found.segmentBy &&
        segmentKey === found.segmentKey &&
        direction === found.direction,
    );
    if (!held) throw missing('signal');
    const [run] = await signalRuns(this.database, found.week, found.week);
    return { ...signalFinding(held, run?.leftOut ?? [], manifest), signalId };
  }

  private async gap(gapId: string): Promise<FaqGapFinding> {
    const [gap, run, answerable] = await Promise.all([
      findGap(this.database, gapId),
      newestFaqRun(this.database),
      readAnswerable(this.database),
    ]);
    if (!gap) throw missing('question');
    return faqGapFinding(gap, run, answerable);
  }

  private async effect(actionId: string, manifest: Manifest): Promise<EffectFinding> {
    const [action, effect] = await Promise.all([
      measuredAction(this.database, actionId),
      readEffect(this.database, actionId),
    ]);
    if (!action) throw missing('action');
    const { title, themeId, goal } = action;
    const look = effect?.judged ?? effect?.running;
    const releaseOn = effect?.judged ? effect.releaseOn : action.releaseOn;
    const found = effectFinding(
      {
        ...{ actionId, title, themeId, goal, releaseOn },
        state: effect?.state ?? null,
        verdict: effect?.verdict ?? null,
        effect: look?.effect ?? null,
        interval: look?.interval ?? null,
        p: look?.p ?? null,
        enoughOn: look?.enoughOn ?? null,
        windowEndsOn: releaseOn === null ? null : formatDay(parseDay(releaseOn) + 7 * goal.weeks),
      },
      manifest,
    );
    if (!found) throw new ProblemError('conflict', 'nothing is known of the effect of this action yet');
    return found;
  }
}

function missing(what: string): ProblemError {
  return new ProblemError('not_found', `there is no such ${what} any more`);
}
