import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { lineageOf } from '@koe/sql/domain/taxonomy/lineage';
import { themesOf } from '@koe/sql/domain/taxonomy/change';
import { readServing } from '@koe/sql/queries/model/serving';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readDraft, type Editor } from '@koe/sql/queries/taxonomy/draft-row';
import { readProgress } from '@koe/sql/queries/taxonomy/progress';
import { cancelReclassification, serveVersion, type Publication } from '@koe/sql/queries/taxonomy/publish';
import { listVersions } from '@koe/sql/queries/taxonomy/version';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { getTaxonomy, getThemeLineage, listTaxonomyVersions } from '../contract/taxonomy.js';
import { notify } from '../events/notify.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { madeChange, readNames } from './answers.js';
import { withTaxonomyProblems } from './taxonomy-problems.js';

type AnswerOf<Route extends { answer?: z.ZodType }> = z.input<NonNullable<Route['answer']>>;

/** Which version serves, which there were, and what happened to a theme. */
@Injectable()
export class VersionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError not_ready before the first tree */
  async status(): Promise<AnswerOf<typeof getTaxonomy>> {
    const [serving] = await this.database.query<{ version: number; since: Date }>(
      'select taxonomy_version as version, since from serving',
    );
    if (!serving) throw new ProblemError('not_ready', 'no themes have been published yet; the first start does it');
    const [draft, progress, names] = await Promise.all([
      readDraft(this.database),
      readProgress(this.database),
      readNames(this.database),
    ]);
    return {
      version: serving.version,
      since: serving.since.toISOString(),
      draft: draft && {
        changes: draft.changes.length,
        updatedAt: draft.updatedAt.toISOString(),
        updatedBy: draft.updatedBy === null ? null : (names.get(draft.updatedBy) ?? null),
      },
      progress: progress && {
        ...progress,
        startedAt: progress.startedAt.toISOString(),
        finishedAt: progress.finishedAt?.toISOString() ?? null,
      },
    };
  }

  async list(): Promise<AnswerOf<typeof listTaxonomyVersions>> {
    const [versions, serving, names, known] = await Promise.all([
      listVersions(this.database),
      readServing(this.database),
      readNames(this.database),
      readThemeNames(this.database),
    ]);
    const answers = versions.reverse().map(({ themeIds, changes, publishedAt, servedAt, ...version }) => ({
      ...version,
      publishedAt: publishedAt.toISOString(),
      servedAt: servedAt?.toISOString() ?? null,
      serving: version.version === serving.taxonomyVersion,
      themes: themeIds.length,
      changes: changes.map((change) => madeChange(change, names)),
    }));
    return { versions: answers, names: known };
  }

  /** @throws ProblemError not_found for an id that no version has */
  async lineage(themeId: number): Promise<AnswerOf<typeof getThemeLineage>> {
    const [versions, names, known] = await Promise.all([
      listVersions(this.database),
      readNames(this.database),
      readThemeNames(this.database),
    ]);
    if (!known.some(({ id }) => id === themeId)) throw new ProblemError('not_found', 'there never was such a theme');
    const { since, from, to, events } = lineageOf(versions, themeId);
    const named = new Set([themeId, ...from, ...to, ...events.flatMap(({ change }) => themesOf(change))]);
    return {
      since,
      from: [...from],
      to: [...to],
      events: events.map(({ version, change }) => ({ version, ...madeChange(change, names) })),
      names: known.filter(({ id }) => named.has(id)),
    };
  }

  /** @throws ProblemError not_found; conflict when it serves already or another reclassification runs */
  serve(version: number, actor: ActingPerson): Promise<Publication> {
    return withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        const editor = this.editorOf(actor);
        const publication = await serveVersion(session, version, editor);
        const subject = `taxonomy_version:${version}`;
        await logChange(session, editor, { action: 'roll_back', subject, detail: publication });
        await notify(session, { kind: 'reclassification', id: publication.reclassificationId });
        return publication;
      }),
    );
  }

  /** @throws ProblemError conflict when nothing runs any more */
  async cancel(actor: ActingPerson): Promise<void> {
    await withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        const editor = this.editorOf(actor);
        const id = await cancelReclassification(session, editor);
        await logChange(session, editor, { action: 'cancel', subject: `reclassification:${id}`, detail: {} });
        await notify(session, { kind: 'themes' });
        await notify(session, { kind: 'reclassification', id });
      }),
    );
  }

  private editorOf(actor: ActingPerson): Editor {
    return { personId: actor.id, now: this.clock.now() };
  }
}

/** Of all themes that ever were. */
function readThemeNames(session: Session): Promise<{ id: number; name: { ja: string; en: string } }[]> {
  return session.query('select theme_id as id, name from theme order by theme_id');
}
