import { Inject, Injectable } from '@nestjs/common';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { inOrder, keyOf, type BuiltItem } from '@koe/sql/domain/review/agenda';
import type { AgendaContent, StoryContent } from '@koe/sql/domain/review/content';
import { titleOf } from '@koe/sql/domain/review/title';
import { readAnswerable } from '@koe/sql/queries/faq/answerable';
import { agendaOf } from '@koe/sql/queries/review/agenda-item';
import { actionsForAgenda, gapsForAgenda } from '@koe/sql/queries/review/agenda-source';
import { openFollowUps, type StoredFollowUp } from '@koe/sql/queries/review/decision';
import { reviewBefore, type StoredReview } from '@koe/sql/queries/review/review';
import { signalRuns } from '@koe/sql/queries/signal/run';
import { signalsOfRun } from '@koe/sql/queries/signal/signal';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import { ThemeTextsService } from '../../themes/texts/texts.service.js';
import { CLOCK, DATABASE } from '../../world/world.js';
import { UndecidedService } from '../undecided.service.js';
import { actionItems } from './actions.js';
import { exceptionItems } from './exceptions.js';
import { themeItems } from './themes.js';
import { WeekNumbersService } from './week-numbers.service.js';

/** Weeks whose signals are asked about: one that nobody decided about does not vanish with the next week. */
const SIGNAL_WEEKS = 4;
/** Actions due within so many days after the meeting are told. */
const DUE_DAYS = 7;
const MOST_GAPS = 3;
const STORY_CHOICES = 12;
/** Characters below which a voice tells no story. */
const SHORTEST_STORY = 30;

type Meeting = Pick<StoredReview, 'id' | 'heldOn' | 'from' | 'to' | 'departmentId'>;

/** Proposes what a meeting should speak about, from what the rest of the installation knows now. */
@Injectable()
export class BuildAgendaService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WeekNumbersService) private readonly numbers: WeekNumbersService,
    @Inject(UndecidedService) private readonly undecided: UndecidedService,
    @Inject(ThemeTextsService) private readonly texts: ThemeTextsService,
  ) {}

  async build(meeting: Meeting): Promise<readonly BuiltItem[]> {
    const { timeZone } = await readOrganisation(this.database);
    const today = formatDay(zoneOf(timeZone).dayOf(this.clock.now().getTime()));
    const before = await reviewBefore(this.database, meeting);
    const [counted, exceptions, actions, followUps, gaps, answerable, carried] = await Promise.all([
      this.counted(meeting, today),
      this.exceptions(meeting, today),
      actionsForAgenda(this.database, {
        before: before?.id ?? null,
        departmentId: meeting.departmentId,
        until: formatDay(parseDay(meeting.heldOn) + DUE_DAYS),
        since: before?.heldOn ?? formatDay(parseDay(meeting.heldOn) - 28),
        timeZone,
      }),
      this.followUps(meeting),
      gapsForAgenda(this.database, MOST_GAPS),
      readAnswerable(this.database),
      this.carried(before),
    ]);
    const exceptional = new Set(exceptions.flatMap(({ content }) => ('themeId' in content ? [content.themeId] : [])));
    const themes = counted
      ? themeItems(counted.judged, counted.undecided, new Set([...exceptional].filter((id) => id !== null)))
      : [];
    const leading = [...exceptions, ...themes].flatMap(({ content }) =>
      'themeId' in content ? [content.themeId] : [],
    );
    const story = await this.story(meeting, leading);
    return inOrder<BuiltItem>([
      ...story,
      ...actionItems(actions, today),
      ...followUps,
      ...(counted?.picture ?? []),
      ...exceptions,
      ...themes,
      ...gaps.map(({ id, name, themeId, items, contacts }): BuiltItem => {
        const content: AgendaContent = {
          kind: 'gap',
          gapId: id,
          title: name,
          themeId,
          items,
          saves: [contacts * answerable.low, contacts * answerable.high],
        };
        return { key: keyOf(content), content, why: { code: 'gap', on: null, count: null }, overLine: false };
      }),
      ...carried,
      {
        key: 'read_back',
        content: { kind: 'read_back' },
        why: { code: 'read_back', on: null, count: null },
        overLine: false,
      },
    ]);
  }

  /** The voice to read out, for a person who chose one; null when it mentions no theme that serves. */
  async voice(itemId: string): Promise<StoryContent | null> {
    const quote = await this.texts.quoteOfItem(itemId);
    return quote && storyOf(quote, null);
  }

  private async counted({ from, to }: Meeting, today: string) {
    if (!(await this.numbers.hasData())) return null;
    const [judged, facts] = await Promise.all([this.numbers.priorities(to), this.numbers.picture(from, to)]);
    const { undecided } = await this.undecided.of(judged, today);
    const content: AgendaContent = { kind: 'picture', facts };
    const picture: BuiltItem[] =
      facts.length === 0
        ? []
        : [{ key: 'picture', content, why: { code: 'picture', on: from, count: null }, overLine: false }];
    return { judged, undecided, picture };
  }

  private async exceptions({ to }: Meeting, today: string): Promise<readonly BuiltItem[]> {
    const last = parseDay(to) - 6;
    const runs = await signalRuns(this.database, last - 7 * (SIGNAL_WEEKS - 1), last);
    const weeks = await Promise.all(
      runs.map(async ({ runId, leftOut }) => ({ leftOut, signals: await signalsOfRun(this.database, runId) })),
    );
    return exceptionItems(weeks, today);
  }

  private async followUps({ id, heldOn, departmentId }: Meeting): Promise<readonly BuiltItem[]> {
    const [open, taxonomy] = await Promise.all([openFollowUps(this.database), readTaxonomy(this.database)]);
    const names = new Map(taxonomy.themes.map((theme) => [theme.id, theme.name]));
    const isOurs = (each: StoredFollowUp): boolean =>
      each.reviewId !== id &&
      (departmentId === null || each.departmentId === null || each.departmentId === departmentId);
    return open.filter(isOurs).flatMap((each): BuiltItem[] => {
      const isLate = each.dueOn !== null && each.dueOn < heldOn;
      // what was put off is not asked about before its day
      if (each.outcome === 'defer' && !isLate && each.dueOn !== heldOn) return [];
      const { decisionId, reviewId, outcome, note, ownerId, ownerName, dueOn, content: was } = each;
      const content: AgendaContent = {
        kind: 'follow_up',
        ...{ decisionId, reviewId, outcome, note, ownerId, ownerName, dueOn },
        heldOn: each.heldOn,
        about: titleOf(was, names),
        themeId: 'themeId' in was ? was.themeId : null,
      };
      const code = isLate ? 'follow_up_late' : each.dueOn === heldOn ? 'follow_up_due' : 'follow_up_open';
      return [{ key: keyOf(content), content, why: { code, on: dueOn, count: null }, overLine: true }];
    });
  }

  /** What somebody had put on the last agenda and nobody came to. */
  private async carried(before: StoredReview | null): Promise<readonly BuiltItem[]> {
    if (!before) return [];
    return (await agendaOf(this.database, before.id))
      .filter(({ content, outcome, removedAt }) => content.kind === 'custom' && outcome === null && removedAt === null)
      .map(({ key, content }) => ({
        key,
        content,
        why: { code: 'undecided_before', on: before.heldOn, count: null },
        overLine: false,
      }));
  }

  /** One voice of the week on the first theme of the agenda that has one, an unhappy one where there is one. */
  private async story({ from, to }: Meeting, themeIds: readonly (number | null)[]): Promise<readonly BuiltItem[]> {
    const served = new Set((await readTaxonomy(this.database)).themes.map(({ id }) => id));
    for (const id of new Set(themeIds)) {
      if (id === null || !served.has(id)) continue;
      const { quotes } = await this.texts.quotes({
        params: { id },
        query: { limit: STORY_CHOICES },
        filter: { from, to },
        body: undefined,
      });
      const told = quotes.filter(({ text }) => [...text].length >= SHORTEST_STORY);
      const quote = told.find(({ tone }) => tone === 'negative') ?? told[0];
      if (quote)
        return [
          { key: 'story', content: storyOf(quote, id), why: { code: 'story', on: from, count: null }, overLine: false },
        ];
    }
    return [];
  }
}

interface QuotedVoice {
  readonly itemId: string;
  readonly text: string;
  readonly lang: string;
  readonly channel: string;
  readonly createdAt: string | null;
}

function storyOf({ itemId, text, lang, channel, createdAt }: QuotedVoice, themeId: number | null): StoryContent {
  return { kind: 'story', itemId, quote: text, lang, channel, on: createdAt?.slice(0, 10) ?? null, themeId };
}
