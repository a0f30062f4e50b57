import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { formatDay, parseDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { ownWeeks } from '@koe/sql/domain/trend/detect/back-test';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { newestBackTest } from '@koe/sql/queries/signal/back-test';
import { signalsUnderWay } from '@koe/sql/queries/signal/due';
import { newestSignalRun, signalRuns, signalWeeks } from '@koe/sql/queries/signal/run';
import { DEFAULT_SENSITIVITY, readSensitivity, writeSensitivity } from '@koe/sql/queries/signal/sensitivity';
import {
  decideOnSignal,
  findSignal,
  holdSignals,
  signalsOfRun,
  signalsOfWeek,
  type StoredSignal,
} from '@koe/sql/queries/signal/signal';
import { listSources } from '@koe/sql/queries/source/source';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../access/actor.js';
import type { getBackTest, listSignals, putDisposition, Sensitivity, Signal } from '../contract/signals.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { runAnswer, signalAnswer } from './signal-answer.js';

/** Signals of closed weeks as people read them and decide about them. */
@Injectable()
export class SignalsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ query }: InputOf<typeof listSignals>): Promise<z.input<NonNullable<(typeof listSignals)['answer']>>> {
    const { timeZone, weekStart } = await readOrganisation(this.database);
    const today = formatDay(zoneOf(timeZone).dayOf(this.clock.now().getTime()));
    const [run, weeks, underWay, sensitivity, sources] = await Promise.all([
      this.runOf(query.week, weekStart),
      signalWeeks(this.database, today),
      signalsUnderWay(this.database),
      readSensitivity(this.database),
      listSources(this.database),
    ]);
    const signals = run ? await signalsOfRun(this.database, run.runId) : [];
    const names = new Map(sources.map((source) => [source.source_id, source.name]));
    return {
      run: run && runAnswer(run, names),
      signals: signals.map((each) => signalAnswer(each, signals, run?.leftOut ?? [])),
      weeks: weeks.map(({ week, ...counts }) => ({ week: formatDay(week), ...counts })),
      computing: underWay.computing,
      sensitivity,
      defaults: DEFAULT_SENSITIVITY,
    };
  }

  private async runOf(week: string | undefined, weekStart: number): ReturnType<typeof newestSignalRun> {
    if (week === undefined) return newestSignalRun(this.database);
    const first = startOfWeek(parseDay(week), weekStart);
    return (await signalRuns(this.database, first, first))[0] ?? null;
  }

  async backTest(): Promise<z.input<NonNullable<(typeof getBackTest)['answer']>>> {
    const found = await newestBackTest(this.database);
    if (found === null) return { backTest: null };
    const { at, weeks, draws, rows } = found;
    const plain = rows.map((row) => {
      const [low, high] = row.falseAlarmsInterval;
      const interval: [number, number] = [low, high];
      return { ...row, falseAlarmsInterval: interval };
    });
    return { backTest: { at: at.toISOString(), weeks, draws, ownWeeks: ownWeeks(weeks), rows: plain } };
  }

  /** @throws ProblemError as `decideIn` */
  decide({ params, body }: InputOf<typeof putDisposition>, actor: ActingPerson): Promise<Signal> {
    return promptTransaction(this.database, (session) =>
      this.decideIn(session, { id: params.id, disposition: body }, actor),
    );
  }

  /**
   * Decides on the signal that holds, in a transaction of the caller's: the week may have been computed again since its list was read.
   * @throws ProblemError not_found; conflict when the week as computed again has no such signal; invalid_request for a day of
   * putting off that has passed
   */
  async decideIn(
    session: Session,
    { id, disposition: body }: { readonly id: string; readonly disposition: InputOf<typeof putDisposition>['body'] },
    actor: ActingPerson,
  ): Promise<Signal> {
    const now = this.clock.now();
    const { state: disposition, reason, note, until } = body;
    await this.refusePast(session, disposition === 'defer' ? until : null, now);
    await holdSignals(session);
    const before = await this.holding(session, id);
    const isOpen = disposition === 'open';
    const decided = {
      disposition,
      reason: disposition === 'decline' ? (reason ?? null) : null,
      note: note === '' ? null : (note ?? null),
      until: disposition === 'defer' ? (until ?? null) : null,
      decidedBy: isOpen ? null : actor.id,
      decidedAt: isOpen ? null : now,
    };
    if (!(await decideOnSignal(session, before.signalId, decided))) throw noSignal();
    const detail = { before: before.disposition, ...decided };
    const line = { action: 'decide', subject: `signal:${before.signalId}`, detail };
    await logChange(session, { personId: actor.id, now }, line);
    await notify(session, { kind: 'signals' });
    return this.one(session, before.signalId);
  }

  /** Weeks computed before stay as they are. */
  setSensitivity(sensitivity: Sensitivity, actor: ActingPerson): Promise<Sensitivity> {
    return promptTransaction(this.database, async (session) => {
      const editor = { personId: actor.id, now: this.clock.now() };
      const detail = { before: await readSensitivity(session), after: sensitivity };
      await writeSensitivity(session, sensitivity, editor);
      await logChange(session, editor, { action: 'change', subject: 'setting:signals', detail });
      await notify(session, { kind: 'settings' });
      return sensitivity;
    });
  }

  private async refusePast(session: Session, until: string | null | undefined, now: Date): Promise<void> {
    const { timeZone } = await readOrganisation(session);
    const today = formatDay(zoneOf(timeZone).dayOf(now.getTime()));
    if (until !== null && until !== undefined && until <= today)
      throw new ProblemError('invalid_request', `until must lie after today (${today})`, [
        { field: 'until', message: 'must lie after today' },
      ]);
  }

  private async holding(session: Session, id: string): Promise<StoredSignal> {
    const asked = await findSignal(session, id);
    if (!asked) throw noSignal();
    const week = await signalsOfWeek(session, asked.week);
    const { themeId, segmentBy, segmentKey, direction } = asked;
    const found =
      week.find(({ signalId }) => signalId === id) ??
      week.find(
        (each) =>
          each.themeId === themeId &&
          each.segmentBy === segmentBy &&
          each.segmentKey === segmentKey &&
          each.direction === direction,
      );
    if (!found) throw new ProblemError('conflict', 'the week was computed again, and this is no longer a signal of it');
    return found;
  }

  private async one(session: Session, id: string): Promise<Signal> {
    const stored = await findSignal(session, id);
    if (!stored) throw noSignal();
    const [run] = await signalRuns(session, stored.week, stored.week);
    return signalAnswer(stored, await signalsOfRun(session, stored.runId), run?.leftOut ?? []);
  }
}

function noSignal(): ProblemError {
  return new ProblemError('not_found', 'there is no signal of this id');
}
