/* Longer than other files: sentences of one branch of the tree, looked up as one list. */
import type { RemedyGroup } from './remedy.js';

/** Against what customers say of how they were helped. */
export const SUPPORT_REMEDIES: readonly RemedyGroup[] = [
  {
    theme: 'support.slow',
    name: { ja: '迅速な返信', en: 'Prompt reply' },
    means: [
      {
        id: 'slow.first_reply_target',
        text: {
          ja: '初回返信の目標時間をチャネルごとに決め、超過しそうな問い合わせを画面の先頭に出す',
          en: 'Set a first-reply target per channel and put inquiries about to miss it at the top of the queue',
        },
        needs: ['process', 'technology'],
      },
      {
        id: 'slow.peak_shifts',
        text: {
          ja: '時間帯別の着信数に合わせてシフトを組み直し、集中する時間に応援要員を置く',
          en: 'Rebuild shifts around hourly volume and keep back-up staff ready for the peaks',
        },
        needs: ['people', 'data'],
      },
      {
        id: 'slow.triage',
        text: {
          ja: '受付時に緊急度で振り分け、急ぎの案件は専任の担当者がすぐに引き取る',
          en: 'Sort inquiries by urgency on arrival and have dedicated staff take the urgent ones at once',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'slow.progress_notice',
        text: {
          ja: '回答に時間がかかるときは、受付から24時間以内に途中経過と回答予定日を連絡する',
          en: 'When an answer takes time, report progress and the expected date within 24 hours',
        },
        needs: ['process', 'communication'],
      },
      {
        id: 'slow.unanswered_check',
        text: {
          ja: '未返信の問い合わせを朝夕2回確認し、担当者不在の案件を当日中に割り当て直す',
          en: 'Check unanswered inquiries twice a day and reassign those whose owner is away the same day',
        },
        needs: ['people', 'process'],
      },
    ],
  },
  {
    theme: 'support.unkind',
    name: { ja: '丁寧な対応', en: 'Courtesy' },
    means: [
      {
        id: 'unkind.listening_training',
        text: {
          ja: '実際の応対を教材に、傾聴とお詫びの伝え方をロールプレイで練習する',
          en: 'Practise listening and apologising in role plays built on real conversations',
        },
        needs: ['people', 'money'],
      },
      {
        id: 'unkind.conversation_review',
        text: {
          ja: '毎週、担当者ごとに数件の応対を上長と振り返り、良い点と直す点を一つずつ決める',
          en: 'Review a few conversations per agent with their lead each week: one strength, one point to change',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'unkind.wording_guide',
        text: {
          ja: '誤解を招きやすい言い回しと言い換え例を一覧にし、応対画面から引けるようにする',
          en: 'List wordings that come across badly with better ones, and make them available while replying',
        },
        needs: ['communication', 'technology'],
      },
      {
        id: 'unkind.praise_sharing',
        text: {
          ja: 'お客様から感謝された応対を週次で共有し、評価や表彰に反映する',
          en: 'Share conversations that customers praised each week and let them count in appraisals and awards',
        },
        needs: ['communication', 'incentive'],
      },
    ],
  },
  {
    theme: 'support.information',
    name: { ja: '情報の充実', en: 'Fuller information' },
    means: [
      {
        id: 'information.answer_checklist',
        text: {
          ja: '「結論・理由・手順・期限・次の連絡先」を返信の必須項目にし、送信前に確認する',
          en: 'Require every reply to state the answer, why, how, by when and whom to contact next, checked before sending',
        },
        needs: ['process'],
      },
      {
        id: 'information.faq_links',
        text: {
          ja: 'よくある質問には図や手順ページへのリンクを添え、返信だけで解決できるようにする',
          en: 'Add pictures or links to step-by-step pages so that the reply alone solves common questions',
        },
        needs: ['communication', 'technology'],
      },
      {
        id: 'information.status_sharing',
        text: {
          ja: '調査や手配の状況を、担当部署からお客様窓口へ毎日共有する仕組みを作る',
          en: 'Have the departments concerned report the state of investigations to support every day',
        },
        needs: ['process', 'communication'],
      },
      {
        id: 'information.followup_question',
        text: {
          ja: '追加質問が多い返信を洗い出し、足りない説明を回答例に書き足す',
          en: 'Find replies that draw further questions and add the missing explanation to the model answers',
        },
        needs: ['data', 'people'],
      },
    ],
  },
  {
    theme: 'support.solution',
    name: { ja: '的確な解決', en: 'A real solution' },
    means: [
      {
        id: 'solution.cause_check',
        text: {
          ja: '回答前に「困りごと・環境・試したこと」を確認する聞き取り項目を定める',
          en: 'Define what to ask before answering: the trouble, the circumstances, what was already tried',
        },
        needs: ['process'],
      },
      {
        id: 'solution.reopened_review',
        text: {
          ja: '再問い合わせになった案件を毎週見直し、誤った回答例を直す',
          en: 'Review repeat contacts each week and correct the answers that did not help',
        },
        needs: ['people', 'data'],
      },
      {
        id: 'solution.second_line',
        text: {
          ja: '一次窓口で解決できない案件を、30分以内に専門担当へつなぐ経路を作る',
          en: 'Create a path that hands what the first line cannot solve to a specialist within 30 minutes',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'solution.confirm_solved',
        text: {
          ja: '回答の3日後に解決できたかを尋ね、未解決なら担当者から連絡し直す',
          en: 'Ask three days after the answer whether it helped, and get back in touch when it did not',
        },
        needs: ['process', 'technology'],
      },
    ],
  },
  {
    theme: 'support.knowledge',
    name: { ja: '教育・研修', en: 'Training' },
    means: [
      {
        id: 'knowledge.product_training',
        text: {
          ja: '誤回答の多い商品・手続きから順に、確認テスト付きの短い研修を行う',
          en: 'Run short courses with a test, beginning with the products and procedures answered wrongly most often',
        },
        needs: ['people', 'money'],
      },
      {
        id: 'knowledge.base',
        text: {
          ja: '社内ナレッジに管理者と更新期限を定め、古い記事が残らないようにする',
          en: 'Give every internal article an owner and a renewal date so that none grows stale',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'knowledge.specialists',
        text: {
          ja: '分野ごとの専門担当を決め、応対中にチャットで相談できるようにする',
          en: 'Name a specialist per field whom agents can ask by chat during a conversation',
        },
        needs: ['people', 'technology'],
      },
      {
        id: 'knowledge.release_briefing',
        text: {
          ja: '新商品や仕様変更の前に、想定問答を添えて窓口へ説明する',
          en: 'Brief support before launches and changes, with the questions to be expected and their answers',
        },
        needs: ['communication', 'process'],
      },
      {
        id: 'knowledge.onboarding',
        text: {
          ja: '新任者は最初の1か月、先輩が返信を確認してから送信する',
          en: 'Have an experienced colleague check the replies of newcomers during their first month',
        },
        needs: ['people'],
      },
    ],
  },
  {
    theme: 'support.canned',
    name: { ja: '一人ひとりに合わせた返信', en: 'Replies for the person' },
    means: [
      {
        id: 'canned.personal_first_line',
        text: {
          ja: '返信の冒頭で、お客様の状況を自分の言葉で言い直してから本題に入る',
          en: 'Begin replies by restating the customer’s situation in one’s own words',
        },
        needs: ['process'],
      },
      {
        id: 'canned.template_revision',
        text: {
          ja: '不満につながっている定型文を特定し、書き分けの例に置き換える',
          en: 'Find the templates behind the complaints and replace them with examples to be adapted',
        },
        needs: ['data', 'people'],
      },
      {
        id: 'canned.no_template_cases',
        text: {
          ja: 'お詫びや返金など、定型文だけで返信してはならない場面を定める',
          en: 'Define cases such as apologies and refunds that may never be answered by template alone',
        },
        needs: ['process'],
      },
      {
        id: 'canned.bot_exit',
        text: {
          ja: '自動応答から有人対応へ、いつでも一度の操作で切り替えられるようにする',
          en: 'Let customers leave the bot for a person at any time with a single step',
        },
        needs: ['technology', 'people'],
      },
    ],
  },
  {
    theme: 'support.runaround',
    name: { ja: 'チームワーク', en: 'Teamwork' },
    means: [
      {
        id: 'runaround.single_owner',
        text: {
          ja: '案件ごとに最後まで責任を持つ担当者を一人決め、部署間の確認は社内で行う',
          en: 'Give every case one owner to the end, and let departments consult each other instead of the customer',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'runaround.shared_history',
        text: {
          ja: '電話・メール・チャットの履歴を一つの画面で見られるようにし、聞き直しをなくす',
          en: 'Show telephone, mail and chat history on one screen so that nobody has to ask again',
        },
        needs: ['technology', 'data'],
      },
      {
        id: 'runaround.handover_notes',
        text: {
          ja: '引き継ぎ時に「経緯・約束したこと・次の一手」を必ず記録する',
          en: 'Require hand-over notes: what happened, what was promised, what comes next',
        },
        needs: ['process'],
      },
      {
        id: 'runaround.routing_table',
        text: {
          ja: '用件と担当部署の対応表を整え、転送の多い用件から見直す',
          en: 'Keep a table of topics and departments, beginning with the topics transferred most',
        },
        needs: ['process', 'data'],
      },
      {
        id: 'runaround.weekly_meeting',
        text: {
          ja: '窓口と関係部署の週次ミーティングで、たらい回しになった案件の原因を一つずつなくす',
          en: 'Meet weekly with the departments concerned and remove the causes of runarounds one by one',
        },
        needs: ['people', 'communication'],
      },
    ],
  },
  {
    theme: 'support.inflexible',
    name: { ja: '柔軟な判断', en: 'Room to decide' },
    means: [
      {
        id: 'inflexible.discretion',
        text: {
          ja: '担当者がその場で判断できる範囲（金額・期限の延長など）を明文化する',
          en: 'Write down what agents may decide on the spot, such as amounts and extensions',
        },
        needs: ['process', 'money'],
      },
      {
        id: 'inflexible.exception_desk',
        text: {
          ja: '例外の相談を当日中に判断する責任者を、日替わりで置く',
          en: 'Name a person of the day who decides exceptions the same day',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'inflexible.rule_review',
        text: {
          ja: '断ることの多い規定を四半期ごとに見直し、理由を説明できないものは改める',
          en: 'Review the rules behind refusals every quarter and change those that nobody can justify',
        },
        needs: ['process', 'data'],
      },
      {
        id: 'inflexible.alternatives',
        text: {
          ja: 'お断りするときは、必ず代わりの方法を一つ以上示す',
          en: 'Never refuse without offering at least one other way',
        },
        needs: ['communication', 'process'],
      },
    ],
  },
  {
    theme: 'support',
    name: { ja: 'お客様の声の活用', en: 'Use of feedback' },
    means: [
      {
        id: 'support.feedback_loop',
        text: {
          ja: '毎週の声を窓口全員で読み、翌週から変えることを一つ決める',
          en: 'Read the week’s feedback with the whole team and decide one thing to change from next week',
        },
        needs: ['people', 'process'],
      },
      {
        id: 'support.scorecard_targets',
        text: {
          ja: '応対品質の6基準に目標値を置き、月次で結果を公開する',
          en: 'Set targets for the six quality criteria and publish the results every month',
        },
        needs: ['data', 'communication'],
      },
      {
        id: 'support.you_said_we_did',
        text: {
          ja: '声をきっかけに変えたことを、お客様と社内の両方に知らせる',
          en: 'Tell customers and colleagues what was changed because of feedback',
        },
        needs: ['communication'],
      },
    ],
  },
];
