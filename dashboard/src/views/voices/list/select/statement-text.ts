import type { CorrectionBatch } from '@koe/api/contract/label-batches';
import type { Words } from '../../../../words/words.js';

/** What a correction of several voices says, as a sentence: `Add the theme “Late”`. */
export function statementText(
  statement: Pick<CorrectionBatch, 'task' | 'themeId' | 'value'>,
  words: Pick<Words, 'common' | 'voices'>,
  themeName: (id: number) => string,
): string {
  const { said, tasks } = words.voices.select;
  const { task, themeId, value } = statement;
  if (task === 'theme') return (value === 'yes' ? said.add : said.remove)(themeName(themeId ?? 0));
  return said.set(tasks[task], valueText(task, value, words.common));
}

function valueText(
  task: Exclude<CorrectionBatch['task'], 'theme'>,
  value: string,
  { sentiment, intent, priority }: Words['common'],
): string {
  if (task === 'priority') return `${value} ${nameIn(priority, value)}`.trim();
  return nameIn(task === 'sentiment' ? sentiment : intent, value);
}

const nameIn = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? value;
