import { randomUUID } from 'node:crypto';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { lastDiscoveryRuns, noteDiscoveryRun, wasLookedAt } from '@koe/sql/queries/suggestion/discovery-run';
import { discoveryTexts } from '@koe/sql/queries/suggestion/discovery-texts';
import {
  keepSuggestion,
  phrasesDecidedOn,
  readSuggestions,
  retireSuggestions,
  type Span,
  type Suggestion,
} from '@koe/sql/queries/suggestion/suggestion';
import type { Session } from '@koe/sql/server/database';
import type { Group } from '../classify/discovery/group.js';
import type { Runtime } from '../pipeline/runtime.js';
import { discoverInThread } from './discover-in-thread.js';

const DAYS: Record<Span, number> = { day: 1, week: 7 };
/** What a window is compared with: long enough to know every weekday, short enough to be the same season. */
const EARLIER_DAYS = 56;
const MOST_RECENT = 6_000;
const MOST_EARLIER = 20_000;
/** Share of the texts that are looked at, the least sure ones; more of them when that would leave few. */
const UNSURE_SHARE = 0.35;
const FEW_TEXTS = 300;
/** A quiet week's chance groups stay below; `pnpm bench discovery` counts what passes. */
const LEAST_Z = 4;
/** Most suggestions of one look: what nobody reads helps nobody. */
const MOST_GROUPS = 12;
const LOCK = 8020121;

/**
 * Looks for themes that emerge in the span that ends with a day, among the texts that no theme covers surely, and keeps
 * what it finds as suggestions. What people dismissed or accepted is not suggested again.
 */
export async function discoverThemes(
  runtime: Runtime,
  { span, toDay, again }: { readonly span: Span; readonly toDay: number; readonly again: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { database, clock, log } = runtime;
  const runs = await lastDiscoveryRuns(database);
  if (!again && wasLookedAt(runs, { span, toDay }, clock.now())) return;
  const fromDay = toDay - DAYS[span] + 1;
  const earlierFromDay = fromDay - EARLIER_DAYS;
  const recent = await discoveryTexts(database, { fromDay, toDay }, MOST_RECENT);
  const earlier =
    recent.length === 0
      ? []
      : await discoveryTexts(database, { fromDay: earlierFromDay, toDay: fromDay - 1 }, MOST_EARLIER);
  const note = async (session: Session, found: number): Promise<void> => {
    const days = { span, fromDay, toDay, earlierFromDay };
    const sizes = { recent: recent.length, earlier: earlier.length, found };
    await noteDiscoveryRun(session, { runId: randomUUID(), ...days, ...sizes, at: clock.now() });
    await notifyEvent(session, { kind: 'suggestions' });
  };
  // nothing to look at, or to compare with, says nothing of the suggestions there are
  if (!again && (recent.length === 0 || earlier.length === 0)) {
    await database.transaction((session) => note(session, 0));
    return;
  }
  const options = {
    limit: MOST_GROUPS,
    leastZ: LEAST_Z,
    unsureShare: Math.max(UNSURE_SHARE, Math.min(1, FEW_TEXTS / Math.max(1, recent.length))),
    dismissed: await phrasesDecidedOn(database),
  };
  const groups = await discoverInThread({ baseline: earlier, recent, options }, signal);
  const totals = { recentTotal: recent.length, baselineTotal: earlier.length };
  await database.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const found = await keepGroups(session, groups, { span, fromDay, toDay, foundAt: clock.now(), ...totals });
    await retireSuggestions(session, span, found);
    await note(session, groups.length);
  });
  log.info(
    { span, recent: recent.length, earlier: earlier.length, found: groups.length },
    'looked for emerging themes',
  );
}

type Look = Pick<Suggestion, 'span' | 'fromDay' | 'toDay' | 'foundAt' | 'recentTotal' | 'baselineTotal'>;

/** @returns the ids of the suggestions that the groups are now */
async function keepGroups(session: Session, groups: readonly Group[], look: Look): Promise<string[]> {
  const open = await readSuggestions(session, 'open');
  const decided = await phrasesDecidedOn(session);
  const kept: string[] = [];
  for (const group of groups) {
    // somebody may have decided while it was looked
    if (decided.some((phrases) => phrases[0] === group.phrases[0])) continue;
    const known = open.find((each) => !kept.includes(each.suggestionId) && isSame(each, group));
    // a day's look does not cut down what the week showed
    if (known && known.span === 'week' && look.span === 'day' && known.toDay >= look.fromDay) continue;
    const suggestionId = known?.suggestionId ?? randomUUID();
    const { name, phrases, lang, count, baseline, z, ids } = group;
    await keepSuggestion(session, { suggestionId, name, phrases, lang, count, baseline, z, itemIds: ids, ...look });
    kept.push(suggestionId);
  }
  return kept;
}

/** Of the same name, or mostly of the same items. */
function isSame(suggestion: Suggestion, { phrases, ids }: Group): boolean {
  if (suggestion.phrases[0] === phrases[0]) return true;
  const own = new Set(suggestion.itemIds);
  return ids.filter((id) => own.has(id)).length * 2 > Math.min(ids.length, own.size);
}
