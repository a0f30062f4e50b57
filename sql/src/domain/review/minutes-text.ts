import { metricById } from '../metric/registry.js';
import type { Minutes, MinutesDecision, MinutesItem } from './minutes.js';
import { minutesEn } from './minutes-words.en.js';
import { minutesJa, type MinutesWords } from './minutes-words.ja.js';
import { isDecided } from './review.js';
import { sayContent } from './say-content.js';
import { sayChange, sayDay, sayCount, type Language } from './say-number.js';
import { titleOf } from './title.js';

/** Minutes in words: rendered from what was frozen, never typed; the same on the screen, on paper and in a mail. */
export interface MinutesText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly summary: string;
  readonly entries: readonly MinutesEntry[];
}

interface MinutesEntry {
  readonly kind: string;
  readonly heading: string;
  readonly why: string;
  readonly facts: readonly string[];
  /** Sentences of the decision, or that there is none; empty for what is told. */
  readonly decision: readonly string[];
  readonly by: string | null;
  /** A person's own words, marked as theirs. */
  readonly said: { readonly by: string; readonly text: string } | null;
}

const WORDS: Readonly<Record<Language, MinutesWords>> = { ja: minutesJa, en: minutesEn };

export function minutesText(minutes: Minutes, language: Language): MinutesText {
  const words = WORDS[language];
  const day = (date: string): string => sayDay(date, language);
  const asked = minutes.items.filter(({ kind, removed }) => isDecided(kind) && removed === null);
  const used = Math.max(1, Math.round((Date.parse(minutes.endedAt) - Date.parse(minutes.startedAt)) / 60_000));
  return {
    title: words.title(day(minutes.heldOn)),
    lines: [
      words.about(day(minutes.from), day(minutes.to)),
      words.held(minutes.plannedMinutes, used),
      ...(minutes.department ? [words.department(minutes.department[language])] : []),
      minutes.people.length === 0 ? words.nobody : words.people(minutes.people.join(words.list)),
    ],
    summary: words.summary(asked.length, asked.filter(({ decision }) => decision !== null).length),
    entries: minutes.items.filter(({ kind }) => kind !== 'read_back').map((item) => entryOf(item, words, language)),
  };
}

function entryOf(item: MinutesItem, words: MinutesWords, language: Language): MinutesEntry {
  const { kind, content, theme, segment, why, removed, decision } = item;
  const names = new Map(theme && 'themeId' in content && content.themeId !== null ? [[content.themeId, theme]] : []);
  const title = titleOf(content, names)[language];
  const about = theme?.[language] ?? title;
  const among = segment === null ? '' : language === 'ja' ? `（${segment.ja}）` : ` (${segment.en})`;
  const note = decision?.note ?? null;
  const facts = sayContent(content, `${about}${among}`, words, language);
  return {
    kind: words.kind[kind],
    heading: kind === 'exception' ? `${title}${among}` : title,
    why: words.why[why.code](
      why.on === null ? '' : sayDay(why.on, language),
      why.count === null ? '' : sayCount(why.count, language),
    ),
    facts,
    decision:
      removed !== null
        ? [words.removed(removed.by ?? words.unnamed, removed.reason ?? '')]
        : decision !== null
          ? sayDecision(decision, words, language).filter((line) => !facts.includes(line))
          : isDecided(kind)
            ? [words.undecided]
            : [],
    by: decision === null ? null : words.by(decision.by ?? words.unnamed),
    said: decision === null || note === null ? null : { by: words.saidBy(decision.by ?? words.unnamed), text: note },
  };
}

function sayDecision(decision: MinutesDecision, words: MinutesWords, language: Language): readonly string[] {
  const { outcome, owner, dueOn, reason, action } = decision;
  const due = dueOn === null ? words.nobodyNamed : sayDay(dueOn, language);
  switch (outcome) {
    case 'investigate':
      return [words.decided.investigate(owner ?? words.nobodyNamed, due)];
    case 'defer':
      return [words.decided.defer(due)];
    case 'decline':
      return [words.decided.decline(reason ?? '')];
    case 'act':
    case 'under_way':
      return [words.decided[outcome](action?.title ?? ''), ...sayAction(action, words, language)];
  }
}

function sayAction(action: MinutesDecision['action'], words: MinutesWords, language: Language): readonly string[] {
  if (action === null) return [];
  const { owner, dueOn, metric, minimumEffect } = action;
  const plan = words.plan(owner ?? words.nobodyNamed, dueOn === null ? words.nobodyNamed : sayDay(dueOn, language));
  if (metric === null || minimumEffect === null) return [plan];
  const { name, unit } = metricById(metric);
  return [plan, words.goal(name[language], sayChange(minimumEffect, unit, language).replace(/^\+/, ''))];
}

/** As one plain text: for a mail and for the clipboard. */
export function plainMinutes({ title, lines, summary, entries }: MinutesText): string {
  const blocks = entries.map(({ kind, heading, facts, decision, said }) =>
    [
      `■ ${kind}: ${heading}`,
      ...facts,
      ...decision.map((line) => `→ ${line}`),
      ...(said ? [`${said.by}: ${said.text}`] : []),
    ].join('\n'),
  );
  return [title, [...lines, summary].join('\n'), ...blocks].join('\n\n');
}
