import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson } from '@koe/sql/domain/edition/canonical';
import { filterParams, FilterError } from '@koe/sql/domain/filter';
import type { Finding } from '@koe/sql/domain/finding/finding';
import { evidenceOf } from '@koe/sql/domain/finding/pointer';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  holdPins,
  insertPin,
  orderPins,
  readPin,
  readPins,
  setUnpinned,
  type PinRow,
  type Subject,
} from '@koe/sql/queries/fact/pin';
import { subjectExists } from '@koe/sql/queries/fact/subject';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { addPin, orderPins as orderRoute, Pin, Recount } from '../contract/pins.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { askedOf, versionOf } from './asked.js';
import { CountingService, type Counted } from './counting.service.js';
import { EvidenceService, type EvidenceNow } from './evidence.service.js';

/** Numbers kept where people decide. */
@Injectable()
export class PinsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CountingService) private readonly counting: CountingService,
    @Inject(EvidenceService) private readonly evidence: EvidenceService,
  ) {}

  async list(subject: Subject): Promise<Pin[]> {
    return (await readPins(this.database, subject)).map(pinAnswer);
  }

  /** @throws ProblemError not_found for the subject; what counting throws */
  async add({ body: { subject, asked } }: InputOf<typeof addPin>, actor: ActingPerson): Promise<Pin> {
    await this.refuseMissing(subject);
    const { finding, stamp } = await this.counting.count(asked);
    const filter = evidenceOf(finding);
    // what an edition counted is as old as the edition: the items of today are not its items
    const isFresh = asked.kind !== 'edition' && filter !== null;
    const itemIds = isFresh ? await this.evidence.itemsOf(filter) : null;
    return promptTransaction(this.database, async (session) => {
      await holdPins(session, subject);
      const pin = { id: randomUUID(), subject, finding, stamp, itemIds, personId: actor.id, now: this.clock.now() };
      const row = await insertPin(session, pin);
      await this.note(session, actor, 'add', row, { subject, asked });
      return pinAnswer(row);
    });
  }

  /** @throws ProblemError conflict when somebody added or took off a number meanwhile */
  order({ body: { subject, pins } }: InputOf<typeof orderRoute>, actor: ActingPerson): Promise<Pin[]> {
    return promptTransaction(this.database, async (session) => {
      await holdPins(session, subject);
      const before = await readPins(session, subject);
      const known = new Set(before.map(({ id }) => id));
      if (new Set(pins).size !== pins.length || pins.length !== known.size || pins.some((id) => !known.has(id)))
        throw new ProblemError('conflict', 'the numbers have changed meanwhile; load them again and put them in order');
      await orderPins(session, subject, pins);
      const [first] = before;
      if (first) await this.note(session, actor, 'order', first, { subject, pins });
      return (await readPins(session, subject)).map(pinAnswer);
    });
  }

  /** @throws ProblemError not_found, also when it was taken off before */
  remove(id: string, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const pin = await readPin(session, id);
      if (!pin || pin.unpinnedAt !== null) throw missing();
      await setUnpinned(session, id, this.clock.now());
      await this.note(session, actor, 'remove', pin, { subject: subjectOf(pin) });
    });
  }

  /** @throws ProblemError not_found */
  restore(id: string, actor: ActingPerson): Promise<Pin> {
    return promptTransaction(this.database, async (session) => {
      const pin = await readPin(session, id);
      if (!pin) throw missing();
      if (pin.unpinnedAt !== null) {
        await setUnpinned(session, id, null);
        await this.note(session, actor, 'restore', pin, { subject: subjectOf(pin) });
      }
      return pinAnswer({ ...pin, unpinnedAt: null });
    });
  }

  async recount(subject: Subject): Promise<Recount[]> {
    const pins = await readPins(this.database, subject);
    const recounts: Recount[] = [];
    // one after the other: counting takes what it can get anyway
    for (const pin of pins) if (askedOf(pin.finding)) recounts.push(await this.recountOne(pin));
    return recounts;
  }

  /** @throws ProblemError not_found */
  async items(id: string): Promise<{ then: string[] | null; came: string[]; left: string[] }> {
    const pin = await readPin(this.database, id);
    if (!pin) throw missing();
    const { then, came, left } = await this.evidence.compare(pin);
    return { then: then && [...then], came: [...came], left: [...left] };
  }

  private async recountOne(pin: PinRow): Promise<Recount> {
    const counted = await this.again(pin.finding);
    const items = counted ? await this.evidence.compare(pin).catch(ignoreFilter) : null;
    return {
      pinId: pin.id,
      finding: counted?.finding ?? null,
      asOf: counted?.stamp.asOf ?? this.clock.now().toISOString(),
      changed: counted ? changedSince(pin, counted, items) : ['gone'],
      came: items?.then ? items.came.length : null,
      left: items?.then ? items.left.length : null,
      erased: items?.then ? items.erased : null,
    };
  }

  /** Null when what was asked then cannot be asked any more. */
  private async again(finding: Finding): Promise<Counted | null> {
    const asked = askedOf(finding);
    if (asked === null) return null;
    return this.counting.count(asked).catch((error: unknown) => {
      if (error instanceof ProblemError || error instanceof FilterError) return null;
      throw error;
    });
  }

  private async refuseMissing(subject: Subject): Promise<void> {
    if (await subjectExists(this.database, subject)) return;
    throw new ProblemError('not_found', `there is no ${subject.kind} of this id; it may have been deleted`);
  }

  private async note(
    session: Session,
    actor: ActingPerson,
    action: string,
    { id, subjectKind, subjectId }: PinRow,
    detail: object,
  ): Promise<void> {
    await logChange(
      session,
      { personId: actor.id, now: this.clock.now() },
      { action, subject: `pinned_fact:${id}`, detail },
    );
    await notify(session, { kind: 'pins', id: `${subjectKind}:${subjectId}` });
  }
}

function changedSince(pin: PinRow, { finding, stamp }: Counted, items: EvidenceNow | null): Recount['changed'] {
  // canonical: a finding that was kept comes back with its keys in another order
  const numbers = (each: Finding): string =>
    canonicalJson(
      JSON.parse(
        JSON.stringify(each, (key, value: unknown) =>
          ['of', 'evidence', 'filter', 'name', 'label', 'version', 'part'].includes(key) ? undefined : value,
        ),
      ),
    );
  const differs: readonly (readonly [Recount['changed'][number], boolean])[] = [
    ['value', numbers(pin.finding) !== numbers(finding)],
    ['items', items !== null && items.came.length + items.left.length + items.erased > 0],
    // a forecast whose week has come is told as the number of that week
    ['definition', pin.finding.kind === finding.kind && versionOf(pin.finding) !== versionOf(finding)],
    ['themes', pin.stamp.taxonomy !== stamp.taxonomy],
    ['classifier', pin.stamp.classifier !== stamp.classifier],
  ];
  return differs.flatMap(([what, is]) => (is ? [what] : []));
}

function pinAnswer(row: PinRow): Pin {
  const { id, position, finding, stamp, pinnedAt, pinnedBy, pinnedByName, items } = row;
  const evidence = evidenceOf(finding);
  return {
    id,
    subject: subjectOf(row),
    position,
    finding,
    stamp,
    pinnedAt: pinnedAt.toISOString(),
    pinnedBy: pinnedBy === null || pinnedByName === null ? null : { id: pinnedBy, name: pinnedByName },
    evidence: evidence === null ? '' : filterParams(evidence).toString(),
    items,
  };
}

function subjectOf({ subjectKind, subjectId }: PinRow): Subject {
  return { kind: subjectKind, id: subjectId };
}

/** A dimension of the evidence is gone: then nothing is said of items. */
function ignoreFilter(error: unknown): null {
  if (error instanceof FilterError) return null;
  throw error;
}

function missing(): ProblemError {
  return new ProblemError('not_found', 'there is no such pinned number; it may have been taken off');
}
