import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { mostInstructiveFirst } from '@koe/sql/domain/case/instructive';
import { similarTo } from '@koe/sql/domain/case/similar';
import { matchesSearch, readSearch } from '@koe/sql/domain/search/search-query';
import { descendantsOf } from '@koe/sql/domain/theme';
import { readActions, type StoredAction } from '@koe/sql/queries/action/action';
import { findCase, readCases, type StoredCase } from '@koe/sql/queries/case/case-study';
import { markCaseRead } from '@koe/sql/queries/case/reading';
import { themesTogether } from '@koe/sql/queries/case/together';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { ActingPerson } from '../access/actor.js';
import type { getReadingPath, listCases, putCaseRead, similarCases } from '../contract/cases.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { cardOf } from './case-answer.js';

type Answer<Route extends { readonly answer?: z.ZodType }> = z.input<NonNullable<Route['answer']>>;
type Actions = ReadonlyMap<string, StoredAction>;

/** The archive: a few hundred cases at most, so it is read whole and looked through here. */
@Injectable()
export class LibraryService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ query }: InputOf<typeof listCases>, personId: string | null): Promise<Answer<typeof listCases>> {
    const [cases, { themes }] = await Promise.all([readCases(this.database, personId), readTaxonomy(this.database)]);
    const { node } = readSearch(query.text ?? '');
    const about = query.about === undefined ? null : (descendantsOf(themes).get(query.about) ?? [query.about]);
    const found = cases.filter(
      (study) =>
        matchesSearch(node, study.searchText) &&
        (about === null || about.includes(study.themeId)) &&
        (query.outcome === undefined || study.outcome === query.outcome) &&
        (query.status === undefined || study.status === query.status) &&
        (query.action === undefined || study.actionId === query.action) &&
        (query.tag === undefined || study.tags.includes(query.tag)),
    );
    const actions = await this.actionsOf(found);
    const count = (of: (study: StoredCase) => boolean): number => cases.filter(of).length;
    const isOut = ({ status }: StoredCase): boolean => status === 'published';
    return {
      cases: found.map((study) => cardOf(study, actions)),
      tags: tagsOf(cases),
      totals: {
        draft: count((study) => !isOut(study)),
        published: count(isOut),
        success: count((study) => isOut(study) && study.outcome === 'success'),
        failure: count((study) => isOut(study) && study.outcome === 'failure'),
        unread: count((study) => isOut(study) && !study.read),
      },
    };
  }

  async similar(
    { query }: InputOf<typeof similarCases>,
    personId: string | null,
  ): Promise<Answer<typeof similarCases>> {
    const { about, text = '', limit, except } = query;
    const published = (await readCases(this.database, personId)).filter(
      ({ status, caseId }) => status === 'published' && caseId !== except,
    );
    if (published.length === 0) return { cases: [] };
    const [{ themes }, lifts] = await Promise.all([
      readTaxonomy(this.database),
      about === undefined ? new Map<number, number>() : themesTogether(this.database, about),
    ]);
    const comparable = published.map((study) => ({ id: study.caseId, ...study }));
    const similar = similarTo(comparable, { themeId: about ?? null, text, themes, lifts }).slice(0, limit);
    const actions = await this.actionsOf(similar.map(({ study }) => study));
    return { cases: similar.map(({ study, why }) => ({ ...cardOf(study, actions), why: [...why] })) };
  }

  async path(personId: string | null): Promise<Answer<typeof getReadingPath>> {
    const published = (await readCases(this.database, personId)).filter(({ status }) => status === 'published');
    const actions = await this.actionsOf(published);
    const order = mostInstructiveFirst(
      published.map((study) => ({
        id: study.caseId,
        first: study.facts.pairs[0] ?? null,
        verdict: study.actionId === null ? null : (actions.get(study.actionId)?.verdict ?? null),
        publishedAt: study.publishedAt,
        study,
      })),
    );
    const themes = [...new Set(order.map(({ study }) => study.themeId))].map((themeId) => {
      const own = order.filter(({ study }) => study.themeId === themeId);
      const unread = own.filter(({ study }) => !study.read).map(({ study }) => cardOf(study, actions));
      return { themeId, unread, read: own.length - unread.length };
    });
    const unread = published.filter(({ read }) => !read).length;
    return {
      themes: themes.sort((a, b) => b.unread.length - a.unread.length || a.themeId - b.themeId),
      unread,
      read: published.length - unread,
    };
  }

  /** @throws ProblemError not_found; actor_required before there is any person */
  async mark({ params, body }: InputOf<typeof putCaseRead>, actor: ActingPerson): Promise<void> {
    if (actor.id === null) throw new ProblemError('actor_required', 'say who reads');
    if (!(await findCase(this.database, params.id, null)))
      throw new ProblemError('not_found', 'there is no such case; it may have been deleted');
    const now = this.clock.now();
    await markCaseRead(this.database, { caseId: params.id, personId: actor.id, read: body.read, now });
  }

  private async actionsOf(cases: readonly StoredCase[]): Promise<Actions> {
    const ids = [...new Set(cases.flatMap(({ actionId }) => actionId ?? []))];
    const actions = ids.length === 0 ? [] : await readActions(this.database, { ids });
    return new Map(actions.map((action) => [action.id, action]));
  }
}

function tagsOf(cases: readonly StoredCase[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of cases) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
