import type { Bilingual } from '@koe/sql/domain/theme';

/** What is due: an action, or a step of one. */
export interface Due {
  readonly title: string;
  /** Words of the step; null for the action itself. */
  readonly step: string | null;
  /** Local date. */
  readonly dueOn: string;
}

/** One sentence about a due day. @param days since the due day; negative before it */
export function reminderText({ title, step, dueOn }: Due, days: number): Bilingual {
  const ja = step === null ? `「${title}」` : `「${title}」のステップ「${step}」`;
  const en = step === null ? `“${title}”` : `The step “${step}” of “${title}”`;
  if (days > 0)
    return {
      ja: `${ja}の期限を${days}日過ぎています（期限 ${dueOn}）`,
      en: `${en} is ${days === 1 ? '1 day' : `${days} days`} late (due ${dueOn})`,
    };
  if (days === 0) return { ja: `${ja}の期限は今日です（${dueOn}）`, en: `${en} is due today (${dueOn})` };
  if (days === -1) return { ja: `${ja}の期限は明日です（${dueOn}）`, en: `${en} is due tomorrow (${dueOn})` };
  return { ja: `${ja}の期限まであと${-days}日です（${dueOn}）`, en: `${en} is due in ${-days} days (${dueOn})` };
}
