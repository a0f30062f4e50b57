import type { Bilingual } from '@koe/sql/domain/theme';

/** What a tracker says of a task now. */
export interface Moved {
  readonly done: boolean;
  /** Whether the step followed: it may have stood so already, or wait for a task elsewhere. */
  readonly ticked: boolean;
  /** Name of the channel. */
  readonly tracker: string;
}

/** One sentence to the owner of a step whose task was finished or opened again. */
export function movedText(step: string, { done, ticked, tracker }: Moved): Bilingual {
  if (done)
    return ticked
      ? {
          ja: `${tracker} でタスクが完了したため、ステップ「${step}」を完了にしました`,
          en: `The step “${step}” is done: its task was finished in ${tracker}`,
        }
      : {
          ja: `ステップ「${step}」のタスクが ${tracker} で完了しました`,
          en: `The task of the step “${step}” was finished in ${tracker}`,
        };
  return ticked
    ? {
        ja: `${tracker} でタスクが再開されたため、ステップ「${step}」を未完了に戻しました`,
        en: `The step “${step}” is open again: its task was reopened in ${tracker}`,
      }
    : {
        ja: `ステップ「${step}」のタスクが ${tracker} で再開されました`,
        en: `The task of the step “${step}” was reopened in ${tracker}`,
      };
}
