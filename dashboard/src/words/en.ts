import { actionsEn } from './actions.en.js';
import { casesEn } from './cases.en.js';
import { chartsEn } from './charts.en.js';
import { commonEn } from './common.en.js';
import { deliveriesEn } from './deliveries.en.js';
import { effectEn } from './effect.en.js';
import { emergingEn } from './emerging.en.js';
import { faqEn } from './faq.en.js';
import { frameEn } from './frame.en.js';
import { labelsEn } from './labels.en.js';
import { overviewEn } from './overview.en.js';
import { reportsEn } from './reports.en.js';
import { reviewsEn } from './reviews.en.js';
import { scorecardEn } from './scorecard.en.js';
import { settingsEn } from './settings.en.js';
import { shareEn } from './share.en.js';
import { signalsEn } from './signals.en.js';
import { sourcesEn } from './sources.en.js';
import { pinsEn } from './pins.en.js';
import { priorityEn } from './priority.en.js';
import { themePageEn } from './theme-page.en.js';
import { themesEn } from './themes.en.js';
import { trendsEn } from './trends.en.js';
import { trustEn } from './trust.en.js';
import { voicesEn } from './voices.en.js';
import { whyEn } from './why.en.js';
import type { Words } from './words.js';

export const en = {
  common: commonEn,
  frame: frameEn,
  overview: overviewEn,
  charts: chartsEn,
  voices: voicesEn,
  themes: themesEn,
  priority: priorityEn,
  themePage: themePageEn,
  effect: effectEn,
  emerging: emergingEn,
  labels: labelsEn,
  trends: trendsEn,
  trust: trustEn,
  reviews: reviewsEn,
  signals: signalsEn,
  actions: actionsEn,
  cases: casesEn,
  faq: faqEn,
  sources: sourcesEn,
  settings: settingsEn,
  pins: pinsEn,
  reports: reportsEn,
  deliveries: deliveriesEn,
  share: shareEn,
  why: whyEn,
  scorecard: scorecardEn,
} satisfies Words;
