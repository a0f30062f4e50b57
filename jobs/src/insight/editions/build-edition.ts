import type { EditionContent } from '@koe/sql/domain/edition/content';
import type { OpenCube } from '../ask-cube.js';
import { actionsBlock } from './blocks/actions.js';
import { appendices } from './blocks/appendix.js';
import { closeTheme, depthBlock } from './blocks/depth.js';
import { faqBlock } from './blocks/faq.js';
import { goodBlock } from './blocks/good.js';
import { headerBlock } from './blocks/header.js';
import { pictureBlock } from './blocks/picture.js';
import { rankedThemes } from './blocks/priorities.js';
import { reliabilityBlock } from './blocks/reliability.js';
import { largestChange, sentencesOf } from './blocks/sentences.js';
import { signalsBlock } from './blocks/signals.js';
import type { EditionInputs, LateInputs } from './edition-inputs.js';

/** Rows of the ranking in a week in which nothing calls for a decision. */
const QUIET_THEMES = 5;

/**
 * A week's report from what was counted and what is stored: the same cube, inputs and quotes give the same content, byte by byte.
 * @param late asked once it is known which theme is looked at; null in a quiet week
 */
export async function buildEdition(
  cube: OpenCube,
  inputs: EditionInputs,
  late: (themeId: number | null) => Promise<LateInputs>,
): Promise<EditionContent> {
  const picture = await pictureBlock(cube, inputs);
  const signals = await signalsBlock(cube, inputs);
  const ranked = await rankedThemes(cube, inputs);
  const actions = actionsBlock(inputs);
  const quiet =
    signals.entries.length + signals.emerging.length === 0 &&
    largestChange(picture.rows) === null &&
    actions.entries.every(({ because }) => because === 'measuring');
  // a quiet week is short: no theme calls for a closer look
  const close = quiet ? null : closeTheme(signals, ranked);
  const { quotes, praise, caseOfWeek } = await late(close?.themeId ?? null);
  const depth = close && (await depthBlock(cube, inputs, close, quotes));
  const priorities = quiet ? { ...ranked.block, entries: ranked.block.entries.slice(0, QUIET_THEMES) } : ranked.block;
  const spokenOf = [
    ...signals.entries.map(({ finding }) => finding.theme.id),
    ...priorities.entries.map(({ theme }) => theme.id),
  ];
  const bilingual = (text: string): { ja: string; en: string } => ({ ja: text, en: text });
  return {
    version: 1,
    header: await headerBlock(cube, inputs, { undecided: ranked.undecided, quiet }),
    sentences: await sentencesOf(cube, inputs, { picture, signals, undecided: ranked.undecided }),
    picture,
    actions,
    signals,
    priorities,
    depth,
    good: goodBlock(inputs, picture, ranked, praise),
    faq: faqBlock(inputs),
    caseOfWeek: caseOfWeek && {
      caseId: caseOfWeek.id,
      title: bilingual(caseOfWeek.title),
      outcome: caseOfWeek.outcome,
      lesson: bilingual(caseOfWeek.lesson),
    },
    reliability: await reliabilityBlock(cube, inputs, [...new Set(spokenOf)]),
    departments: appendices(inputs, 'department', { signals, actions, ranked }),
    owners: appendices(inputs, 'owner', { signals, actions, ranked }),
  };
}
