import type { Appendix } from '@koe/sql/domain/edition/content';
import type { Message } from '@koe/sql/domain/delivery/message';
import { compare } from '@koe/sql/domain/metric/difference';
import type { DigestRow } from '@koe/sql/queries/delivery/digest';
import { marksOf } from '../../report/marks.js';
import type { Reader } from '../../report/reader.js';

/** What the report of the closed week says of one department. */
export interface DigestSection {
  readonly reader: Reader;
  readonly editionId: string;
  /** Null where nothing of the week concerns it. */
  readonly own: Appendix | null;
}

const WORDS = {
  ja: {
    title: (name: string, days: string) => `${name}のまとめ${days === '' ? '' : ` ${days}`}`,
    waiting: (name: string) => `${name}で対応を待っているものをお知らせします。`,
    themes: '担当テーマ（先週の割合と前週差）',
    quiet: '先週、担当テーマに普段と違う動きはありませんでした。',
    openP1: '未対応の P1',
    openP2: '未対応の P2',
    due: '今週が期限のステップ',
    late: '期限を過ぎたステップ',
    count: (n: number) => `${n} 件`,
  },
  en: {
    title: (name: string, days: string) => `${name}: ${days === '' ? 'what waits this week' : `the week ${days}`}`,
    waiting: (name: string) => `What waits in ${name}.`,
    themes: 'Your themes (share last week, change from the week before)',
    quiet: 'Nothing unusual happened to your themes last week.',
    openP1: 'Open P1',
    openP2: 'Open P2',
    due: 'Steps due this week',
    late: 'Steps past their day',
    count: (n: number) => String(n),
  },
} as const;

/** The week of a department: its themes, signals and actions as its section of the weekly report has them, and what waits in it now. */
export function digestText(row: DigestRow, language: 'ja' | 'en', section: DigestSection | null): Message {
  const words = WORDS[language];
  const name = row.name[language] || row.name.ja || row.name.en;
  const days = section === null ? '' : section.reader.days(section.reader.content.header.week);
  return {
    title: words.title(name, days),
    text: section === null ? words.waiting(name) : sectionText(section, words),
    lines: [
      { label: words.openP1, value: words.count(row.openP1) },
      { label: words.openP2, value: words.count(row.openP2) },
      { label: words.due, value: words.count(row.due) },
      { label: words.late, value: words.count(row.late) },
    ],
    path: section === null ? '/actions' : `/reports/${section.editionId}`,
  };
}

function sectionText({ reader, own }: DigestSection, words: (typeof WORDS)['ja' | 'en']): string {
  const blocks =
    own === null ? [] : [themesOf(reader, own, words.themes), signalsOf(reader, own), actionsOf(reader, own)];
  const said = blocks.filter((block) => block !== '');
  return [...(said.length === 0 ? [words.quiet] : said), reader.asOf()].join('\n\n');
}

function themesOf(reader: Reader, { themes }: Appendix, title: string): string {
  const { entry, gap } = marksOf(reader.language);
  const lines = themes.map(({ name, now, before }) => {
    const { amount, range } = reader.change(before, compare(now, before));
    const change = range === '' ? amount : `${amount} (${range})`;
    return `${entry}${reader.name(name)} ${reader.number(now)}${gap}${change}`;
  });
  return listOf(title, lines);
}

function signalsOf(reader: Reader, { signalIds }: Appendix): string {
  const own = reader.content.signals.entries.filter(({ finding }) => signalIds.includes(finding.signalId));
  const lines = own.map(({ finding }) => `${marksOf(reader.language).entry}${reader.sentence(finding)}`);
  return listOf(reader.words.signals, lines);
}

function actionsOf(reader: Reader, { actionIds }: Appendix): string {
  const { words, content } = reader;
  const { entry, gap, aside } = marksOf(reader.language);
  const lines = content.actions.entries
    .filter(({ actionId }) => actionIds.includes(actionId))
    .flatMap(({ number, title, because, blocked, lateDays, dueOn, owner, effect }) => {
      const when = because === 'late' ? words.late(lateDays) : words.due(reader.shortDay(dueOn));
      const state = [blocked ? words.blocked : words.because[because], when, owner?.name ?? words.noOwner];
      const line = `${entry}A-${number} ${title}${aside(state.join(reader.language === 'ja' ? '、' : ', '))}`;
      return effect === null ? [line] : [line, `${gap}${reader.sentence(effect)}`];
    });
  return listOf(words.actions, lines);
}

function listOf(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}
