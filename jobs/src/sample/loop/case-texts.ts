import type { CaseOutcome } from '@koe/sql/domain/case/case-study';

/** A case of the sample, told about a plan of the same key. */
export interface SampleCase {
  readonly plan: string;
  readonly outcome: CaseOutcome;
  readonly title: string;
  readonly story: string;
  readonly analysis: string;
  readonly lesson: string;
  readonly tags: readonly string[];
  readonly metrics: readonly string[];
}

export const SAMPLE_CASES: readonly SampleCase[] = [
  {
    plan: 'chat',
    outcome: 'success',
    title: '昼と夜だけの増員で、チャットの初回応答が速くなった',
    story:
      'チャット窓口への「返事が来ない」という声が続いていました。待ち時間を時間帯ごとに見ると、12〜14時と19〜22時の二つの山に待ちの7割が集中していました。そこで、この時間帯だけ担当を4名から9名に増やしました。',
    analysis:
      '一日を通した人数は足りていましたが、山の時間に足りていませんでした。全体の平均だけを見ていたため、長い間気づけませんでした。メールと電話では応答の速さが変わっておらず、増員の結果と考えられます。',
    lesson:
      '人数を増やす前に、時間帯ごとの待ち件数を見る。平均ではなく山に合わせて配置する。効果は「5分以内に返した割合」で、増員していない窓口と比べて確かめる。',
    tags: ['チャット', '人員配置', '応答速度'],
    metrics: ['first_reply', 'theme_share', 'csat'],
  },
  {
    plan: 'faq',
    outcome: 'failure',
    title: 'FAQを全面改訂しても、「見つからない」という声は減らなかった',
    story:
      '124件の記事をすべて書き直し、見出しの順も改めて公開しました。公開後6週間、「FAQに載っていない」「見つからない」という声の割合を測りましたが、目標の3ポイントには届きませんでした。',
    analysis:
      '書き直したのは、すでにある記事でした。お客様が探していたのは、記事のない質問の答えです。どの質問が繰り返し届いているかを見ないまま、件数の多い作業を選んでいました。',
    lesson:
      '改訂の前に、答えのない質問の一覧を見る。記事の数や更新日ではなく、繰り返し届く質問が減ったかどうかで判断する。全面改訂より、週に三つの新しい答えを先に書く。',
    tags: ['FAQ', '自己解決', '振り返り'],
    metrics: ['theme_share'],
  },
];
