import { listItems } from '@koe/api/contract/items';
import { formatDay } from '@koe/sql/domain/calendar/day';
import type { BenchLine } from './bench-line.js';
import { growTables } from './installation/grow-tables.js';
import { withSampleInstallation } from './installation/sample-installation.js';
import { quantile, rounded } from './quantile.js';
import { timedGet } from './timed-get.js';

const ITEMS = Number(process.env['KOE_BENCH_ITEMS'] ?? 1_000_000);
const REQUESTS_PER_KIND = 15;
const TODAY = Math.floor(Date.now() / 86_400_000);

/** Each kind of question with different values every time, so that nothing is asked twice in a row. */
const KINDS: Readonly<Record<string, (turn: number) => Readonly<Record<string, string>>>> = {
  newest: (turn) => ({ limit: String(50 + turn) }),
  oldest: (turn) => ({ sort: 'oldest', limit: String(50 + turn) }),
  'by priority': (turn) => ({ sort: 'priority', ...since(20 + 50 * turn) }),
  'four weeks': (turn) => ({ from: day(60 * turn + 28), to: day(60 * turn) }),
  'channel and intent': (turn) => ({
    channel: of(['email', 'review', 'phone', 'chat'], turn),
    intent: of(['praise', 'churn', 'question'], turn),
  }),
  'theme with descendants': (turn) => ({ theme: String(1 + turn), ...since(90) }),
  'not this, not that': (turn) => ({
    channel: '!survey',
    intent: '!complaint',
    lang: of(['!ja', '!en'], turn),
    sentiment: '!negative',
  }),
  'rare combination': (turn) => ({
    priority: 'P1',
    lang: 'en',
    channel: of(['social', 'review', 'store'], turn),
    sentiment: 'positive',
  }),
  'product, team, open P2': (turn) => ({
    product: of(['kettle', 'lamp', 'humidifier'], turn),
    team: of(['chat', 'phone', 'mail'], turn),
    priority: 'P2',
    handling: 'open',
  }),
  'common word': (turn) => ({ q: of(['配送', '電話', '返品', 'the', 'order'], turn), limit: String(50 + turn) }),
  'rare words': (turn) => ({
    q: of(['二週間 連絡', '保証書', 'refund twice', 'ログイン エラー', 'warranty repair'], turn),
    limit: String(50 + turn),
  }),
  'words that nobody says': (turn) => ({
    q: of(['量子計算機', 'zyzzyva', '鳳凰 暦', 'xylophone quartz'], turn) + (turn > 3 ? String(turn) : ''),
  }),
  'word in a filter': (turn) => ({
    q: of(['対応', '遅い', 'staff', 'support'], turn),
    channel: of(['chat', 'store'], turn),
    ...since(30 + 60 * turn),
    sentiment: 'negative',
  }),
  'theme, word, by priority': (turn) => ({
    q: of(['荷物', 'アプリ', 'delivery'], turn),
    theme: String(1 + turn),
    sort: 'priority',
  }),
};

/** What of a search asks more of the database than words: signs of the search box, and kana folded alike. */
const SIGNS: typeof KINDS = {
  phrase: (turn) => ({
    q: of(['「二週間」', '"in time"', '「電話がつながらない」', '"thank you"', '「返品したい」'], turn),
    limit: String(50 + turn),
  }),
  exclusion: (turn) => ({
    q: of(['配送 -遅い', '電話 -返品', 'order -late', '-配送', '-the'], turn),
    ...since(30 + 60 * turn),
  }),
  'exclusion of nearly all': (turn) => ({ q: of(['対応 -対応が', '配送 -送', 'order -orde', '返品 -返品'], turn) }),
  alternatives: (turn) => ({
    q: of(['返品 OR 交換', '返金 または 払い戻し', 'refund OR exchange', '保証書 | 説明書'], turn),
    limit: String(50 + turn),
  }),
  'rare alternatives': (turn) => ({
    q: of(['保証書 OR 量子', 'warranty OR zyzzyva', '量子計算機 OR 鳳凰', '(保証書 | 鳳凰) 電話'], turn),
    sort: 'priority',
  }),
  'all signs together': (turn) => ({
    q: of(['(返品 OR 交換) 「電話」 -店頭', '(refund OR return) "order" -late', '配送 -(遅い OR 破損) 荷物'], turn),
    sentiment: 'negative',
    ...since(90 + 60 * turn),
  }),
  'kana and long vowels': (turn) => ({ q: of(['あぷり', 'ｻﾎﾟｰﾄ', 'メ〜ル', 'サーバー', 'すたっふ'], turn) }),
  'one letter': (turn) => ({ q: of(['遅', 'の', 'e', '返', 'ん'], turn), limit: String(50 + turn) }),
};

/** GET /api/v1/items over HTTP, one reader: every kind of filter and search, first pages with their totals, and a page far down. */
export function run(): Promise<BenchLine[]> {
  return withSampleInstallation(async ({ database, withApi }) => {
    const items = await growTables(database, ITEMS);
    return withApi(async (address) => {
      const ask = (parameters: Readonly<Record<string, string>>): Promise<{ ms: number; body: string }> =>
        timedGet(`${address}${listItems.path}?${new URLSearchParams(parameters).toString()}`);
      const kinds = { ...KINDS, ...SIGNS };
      for (const kind of Object.values(kinds)) await ask(kind(REQUESTS_PER_KIND)); // connections and plans
      const all: number[] = [];
      const lines: BenchLine[] = [];
      const add = (kind: string, ms: readonly number[]): void => {
        all.push(...ms);
        lines.push(
          { name: `items-list.${kind}, p50`, value: rounded(quantile(ms, 0.5)), unit: 'ms', n: ms.length },
          { name: `items-list.${kind}, p95`, value: rounded(quantile(ms, 0.95)), unit: 'ms', n: ms.length },
        );
      };
      for (const [kind, parametersOf] of Object.entries(kinds)) {
        const ms: number[] = [];
        for (let turn = 0; turn < REQUESTS_PER_KIND; turn += 1) ms.push((await ask(parametersOf(turn))).ms);
        add(kind, ms);
      }
      add('following pages', await followingPages(ask));
      return [
        { name: 'items-list.p50', value: rounded(quantile(all, 0.5)), unit: 'ms', n: items },
        { name: 'items-list.p95', value: rounded(quantile(all, 0.95)), unit: 'ms', n: items },
        { name: 'items-list.worst', value: rounded(Math.max(...all)), unit: 'ms', n: items },
        ...lines,
      ];
    });
  });
}

async function followingPages(
  ask: (parameters: Readonly<Record<string, string>>) => Promise<{ ms: number; body: string }>,
): Promise<number[]> {
  const ms: number[] = [];
  let cursor: string | null | undefined = null;
  for (let page = 0; page < REQUESTS_PER_KIND; page += 1) {
    const answer: { ms: number; body: string } = await ask({
      limit: '200',
      sentiment: 'negative',
      ...(cursor === null ? {} : { cursor }),
    });
    if (cursor !== null) ms.push(answer.ms);
    cursor = listItems.answer?.parse(JSON.parse(answer.body)).nextCursor;
    if (cursor === null || cursor === undefined) break;
  }
  return ms;
}

function of(values: readonly string[], turn: number): string {
  return values[turn % values.length] ?? '';
}

function day(daysAgo: number): string {
  return formatDay(TODAY - daysAgo);
}

function since(daysAgo: number): Readonly<Record<string, string>> {
  return { from: day(daysAgo) };
}
