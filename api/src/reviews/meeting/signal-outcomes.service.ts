import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionContent } from '@koe/sql/domain/review/content';
import type { DecisionInput } from '@koe/sql/domain/review/decision';
import { findSignal, signalsOfRun, type StoredSignal } from '@koe/sql/queries/signal/signal';
import type { Session } from '@koe/sql/server/database';
import type { ActingPerson } from '../../access/actor.js';
import { SignalsService } from '../../signals/signals.service.js';

const OPEN = { state: 'open' as const };

/** What a meeting decides about an exception is written to the signal itself, and to the segments' signals that are part of it. */
@Injectable()
export class SignalOutcomesService {
  constructor(@Inject(SignalsService) private readonly signals: SignalsService) {}

  /** @throws ProblemError when the week as computed again has no such signal */
  async decide(
    session: Session,
    content: ExceptionContent,
    decision: DecisionInput,
    actor: ActingPerson,
  ): Promise<void> {
    const { outcome: state, reason, note, dueOn } = decision;
    const body = { state, reason, note, until: state === 'defer' ? dueOn : null };
    await this.signals.decideIn(session, { id: content.signalId, disposition: body }, actor);
    for (const part of await partsOf(session, content))
      if (part.disposition === 'open')
        await this.signals.decideIn(session, { id: part.signalId, disposition: body }, actor);
  }

  /** Segments' signals that somebody decided otherwise stay as they are. */
  async reopen(session: Session, content: ExceptionContent, actor: ActingPerson): Promise<void> {
    const whole = await findSignal(session, content.signalId);
    const parts = await partsOf(session, content);
    await this.signals.decideIn(session, { id: content.signalId, disposition: OPEN }, actor);
    for (const part of parts)
      if (part.disposition !== 'open' && part.disposition === whole?.disposition && part.decidedBy === whole.decidedBy)
        await this.signals.decideIn(session, { id: part.signalId, disposition: OPEN }, actor);
  }
}

/** Signals of segments that are part of one of all feedback. */
async function partsOf(session: Session, content: ExceptionContent): Promise<readonly StoredSignal[]> {
  if (content.segment !== null) return [];
  const whole = await findSignal(session, content.signalId);
  if (!whole) return [];
  return (await signalsOfRun(session, whole.runId)).filter(
    ({ segmentBy, themeId, direction }) =>
      segmentBy !== '' && themeId === whole.themeId && direction === whole.direction,
  );
}
