import { formatDate } from '@koe/dashboard/words/format';
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
  const [dayJa, dayEn] = [formatDate(dueOn, 'ja'), formatDate(dueOn, 'en')];
  const en = step === null ? `“${title}”` : `The step “${step}” of “${title}”`;
  if (days > 0)
    return {
      ja: `${ja}の期限を${days}日過ぎています（期限 ${dayJa}）`,
      en: `${en} is ${days === 1 ? '1 day' : `${days} days`} late (due ${dayEn})`,
    };
  if (days === 0) return { ja: `${ja}の期限は今日です（${dayJa}）`, en: `${en} is due today (${dayEn})` };
  if (days === -1) return { ja: `${ja}の期限は明日です（${dayJa}）`, en: `${en} is due tomorrow (${dayEn})` };
  return { ja: `${ja}の期限まであと${-days}日です（${dayJa}）`, en: `${en} is due in ${-days} days (${dayEn})` };
}
