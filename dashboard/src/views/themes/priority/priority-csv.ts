import { TERMS } from '@koe/sql/domain/priority/weights';
import type { ThemePrioritiesAnswer } from '@koe/sql/domain/analysis/theme-priorities';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { ChartTable } from '../../../ui/chart-tip.js';
import { formatCount } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';
import { frequencyText, impactText, riseText } from './term-text.js';

/** The priority table as it is saved: every term with the numbers that it stands on. */
export function priorityCsv(
  { priorities, evidence }: Pick<ThemePrioritiesAnswer, 'priorities' | 'evidence'>,
  themes: readonly { readonly id: number; readonly name: Bilingual }[],
  ownerOf: (id: number) => string,
  words: Pick<Words, 'priority' | 'common' | 'charts'>,
  lang: Language,
): ChartTable {
  const { columns, levels, frequencies, terms } = words.priority;
  const names = new Map(themes.map(({ id, name }) => [id, name[lang]]));
  const known = new Map(evidence.map((theme) => [theme.themeId, theme]));
  const interval = `95%`;
  return {
    columns: [
      { id: 'rank', label: columns.rank },
      { id: 'ranks', label: `${columns.rank} ${interval}` },
      { id: 'theme', label: columns.theme },
      { id: 'score', label: columns.priority },
      { id: 'level', label: columns.priority },
      ...TERMS.map((term) => ({ id: term, label: terms[term] })),
      { id: 'often', label: columns.frequency },
      { id: 'share', label: columns.frequency },
      { id: 'shareInterval', label: `${columns.frequency} ${interval}` },
      { id: 'loss', label: columns.impact },
      { id: 'lossInterval', label: `${columns.impact} ${interval}` },
      { id: 'rise', label: columns.trend },
      { id: 'riseInterval', label: `${columns.trend} ${interval}` },
      { id: 'owner', label: columns.owner },
    ],
    rows: priorities.flatMap(({ themeId, rank, rankInterval, score, level, frequencyLevel, terms: values }) => {
      const theme = known.get(themeId);
      if (!theme) return [];
      const [share, loss, rise] = [frequencyText, impactText, riseText].map((say) => say(theme, words, lang));
      return [
        {
          rank: formatCount(rank, lang),
          ranks: `${rankInterval[0]}–${rankInterval[1]}`,
          theme: names.get(themeId) ?? String(themeId),
          score: score.toFixed(3),
          level: levels[level],
          ...Object.fromEntries(TERMS.map((term) => [term, values[term].toFixed(3)])),
          often: frequencies[frequencyLevel],
          share: share?.text ?? '',
          shareInterval: share?.interval ?? '',
          loss: loss?.text ?? '',
          lossInterval: loss?.interval ?? '',
          rise: rise?.text ?? '',
          riseInterval: rise?.interval ?? '',
          owner: ownerOf(themeId),
        },
      ];
    }),
  };
}
