import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { wilson } from '@koe/sql/domain/metric/method/share';
import { themesOf } from '@koe/sql/domain/taxonomy/change';
import type { Bilingual, Theme } from '@koe/sql/domain/theme';
import { themesOfVersion } from '@koe/sql/queries/taxonomy/tree';
import { affectedBy } from '@koe/sql/queries/taxonomy/affected';
import { readDraft, type Draft } from '@koe/sql/queries/taxonomy/draft-row';
import { previewSample } from '@koe/sql/queries/taxonomy/preview-sample';
import type { Database } from '@koe/sql/server/database';
import type { previewDraft } from '../../contract/taxonomy.js';
import { ProblemError } from '../../http/problem-error.js';
import { DATABASE } from '../../world/world.js';
import { compareInThread, PreviewTimeout } from './compare-in-thread.js';
import type { PreviewItem, ThemeMove } from './preview-task.js';

type PreviewAnswer = z.input<NonNullable<(typeof previewDraft)['answer']>>;

/** The items tried out, and the recent ones they are drawn from. */
const SAMPLE = { size: 2_000, recent: 50_000, seed: 1 } as const;
const WITHIN_MS = 15_000;

/** What a draft would do to real items. */
@Injectable()
export class PreviewService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws ProblemError conflict when another draft was seen; timed_out */
  async preview(edit: number): Promise<PreviewAnswer> {
    const began = performance.now();
    const draft = await readDraft(this.database);
    if (draft?.edit !== edit)
      throw new ProblemError('conflict', 'somebody changed the draft meanwhile; look at it again', [
        { field: 'fault', message: draft ? 'changed_meanwhile' : 'no_draft' },
      ]);
    const before = await themesOfVersion(this.database, draft.baseVersion);
    const { items, population, since } = await previewSample(this.database, SAMPLE);
    const read: PreviewItem[] = items.map(({ item_id: id, kind, channel, lang, scores, parts }) => ({
      id,
      kind,
      channel,
      lang,
      scores,
      parts,
    }));
    const { moved, themes } = await compareInThread({ items: read, before, after: draft.themes }, WITHIN_MS).catch(
      (error: unknown) => {
        if (error instanceof PreviewTimeout)
          throw new ProblemError('timed_out', 'trying the draft on real items took too long; try again in a moment');
        throw error;
      },
    );
    const scale = { sample: items.length, population };
    const names = namesOf(before, draft);
    return {
      edit,
      ...scale,
      since: since?.toISOString() ?? null,
      seconds: (performance.now() - began) / 1000,
      moved: scaled(moved, scale),
      themes: themes.map((move) => ({
        ...described(move, before, draft.themes),
        name: names(move.id),
        before: scaled(move.before, scale),
        after: scaled(move.after, scale),
      })),
      affected: (await affectedBy(this.database, touched(draft))).map((each) => ({
        ...each,
        name: names(each.themeId),
      })),
    };
  }
}

function touched(draft: Draft): number[] {
  return [...new Set(draft.changes.filter(({ kind }) => kind !== 'add').flatMap(themesOf))];
}

function namesOf(before: readonly Theme[], draft: Draft): (id: number) => Bilingual {
  const names = new Map([...before, ...draft.themes].map(({ id, name }) => [id, name]));
  return (id) => {
    const { ja, en } = names.get(id) ?? { ja: String(id), en: String(id) };
    return { ja, en };
  };
}

function described(
  { id, entering, leaving, examples }: ThemeMove,
  before: readonly Theme[],
  after: readonly Theme[],
): Pick<PreviewAnswer['themes'][number], 'id' | 'state' | 'entering' | 'leaving' | 'examples'> {
  const has = (themes: readonly Theme[]): boolean => themes.some((theme) => theme.id === id);
  return {
    id,
    state: !has(before) ? 'new' : !has(after) ? 'gone' : 'kept',
    entering,
    leaving,
    examples: examples.map(({ span, from, to, ...item }) => ({
      ...item,
      span: [span[0], span[1]],
      from: [...from],
      to: [...to],
    })),
  };
}

/** A count of the sample as an estimate for all; the sample is a fair draw, so the interval is Wilson's. */
function scaled(
  count: number,
  { sample, population }: { readonly sample: number; readonly population: number },
): { count: number; scaled: number; interval: [number, number] } {
  if (sample === 0) return { count, scaled: 0, interval: [0, 0] };
  // everything was classified: nothing is estimated
  if (sample >= population) return { count, scaled: count, interval: [count, count] };
  const [low, high] = wilson(count / sample, sample);
  return {
    count,
    scaled: Math.round((count / sample) * population),
    interval: [Math.round(low * population), Math.round(high * population)],
  };
}
