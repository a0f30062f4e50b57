import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import type { Subject } from '@koe/sql/queries/fact/pin';
import { changeRemark, insertRemark, lockRemark, readRemarks, type RemarkRow } from '@koe/sql/queries/fact/remark';
import { subjectExists } from '@koe/sql/queries/fact/subject';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { addRemark, editRemark, Remark } from '../contract/remarks.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** Named comments beside facts. Only who wrote one changes it, and what was taken back stays visible as that. */
@Injectable()
export class RemarksService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(subject: Subject): Promise<Remark[]> {
    return (await readRemarks(this.database, subject)).map(remarkAnswer);
  }

  /** @throws ProblemError not_found for the subject */
  async add({ body: { subject, place, text } }: InputOf<typeof addRemark>, actor: ActingPerson): Promise<Remark> {
    if (!(await subjectExists(this.database, subject)))
      throw new ProblemError('not_found', `there is no ${subject.kind} of this id; it may have been deleted`);
    return promptTransaction(this.database, async (session) => {
      const now = this.clock.now();
      const by = { personId: actor.id, personName: actor.name };
      const row = await insertRemark(session, { id: randomUUID(), subject, place, text, ...by, now });
      await this.note(session, actor, 'add', row);
      return remarkAnswer(row);
    });
  }

  /** @throws ProblemError not_found, also when it was taken back; not_allowed for somebody else’s */
  edit({ params, body }: InputOf<typeof editRemark>, actor: ActingPerson): Promise<Remark> {
    return this.change(params.id, actor, 'change', ({ id }) => ({
      id,
      text: body.text,
      editedAt: this.clock.now(),
      withdrawnAt: null,
    }));
  }

  /** @throws as `edit` */
  withdraw(id: string, actor: ActingPerson): Promise<Remark> {
    return this.change(id, actor, 'withdraw', ({ text, editedAt }) => ({
      id,
      text,
      editedAt,
      withdrawnAt: this.clock.now(),
    }));
  }

  private change(
    id: string,
    actor: ActingPerson,
    action: string,
    to: (before: RemarkRow) => Parameters<typeof changeRemark>[1],
  ): Promise<Remark> {
    return promptTransaction(this.database, async (session) => {
      const before = await lockRemark(session, id);
      if (!before || before.withdrawnAt !== null)
        throw new ProblemError('not_found', 'there is no such comment; it may have been taken back');
      if (before.writtenBy !== actor.id)
        throw new ProblemError('not_allowed', 'only who wrote a comment changes it; write one of your own beside it');
      const row = await changeRemark(session, to(before));
      await this.note(session, actor, action, row);
      return remarkAnswer(row);
    });
  }

  private async note(session: Session, actor: ActingPerson, action: string, row: RemarkRow): Promise<void> {
    const { id, subjectKind, subjectId, place, text } = row;
    const detail = { subject: { kind: subjectKind, id: subjectId }, place, text };
    await logChange(
      session,
      { personId: actor.id, now: this.clock.now() },
      { action, subject: `remark:${id}`, detail },
    );
    await notify(session, { kind: 'pins', id: `${subjectKind}:${subjectId}` });
  }
}

function remarkAnswer(row: RemarkRow): Remark {
  return {
    id: row.id,
    subject: { kind: row.subjectKind, id: row.subjectId },
    place: row.place,
    text: row.withdrawnAt === null ? row.text : '',
    writtenAt: row.writtenAt.toISOString(),
    writtenBy: { id: row.writtenBy, name: row.writtenByName },
    editedAt: row.editedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}
