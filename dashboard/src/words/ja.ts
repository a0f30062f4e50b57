import { actionsJa } from './actions.ja.js';
import { casesJa } from './cases.ja.js';
import { chartsJa } from './charts.ja.js';
import { commonJa } from './common.ja.js';
import { deliveriesJa } from './deliveries.ja.js';
import { effectJa } from './effect.ja.js';
import { emergingJa } from './emerging.ja.js';
import { faqJa } from './faq.ja.js';
import { frameJa } from './frame.ja.js';
import { labelsJa } from './labels.ja.js';
import { overviewJa } from './overview.ja.js';
import { reportsJa } from './reports.ja.js';
import { reviewsJa } from './reviews.ja.js';
import { scorecardJa } from './scorecard.ja.js';
import { settingsJa } from './settings.ja.js';
import { shareJa } from './share.ja.js';
import { signalsJa } from './signals.ja.js';
import { sourcesJa } from './sources.ja.js';
import { pinsJa } from './pins.ja.js';
import { priorityJa } from './priority.ja.js';
import { themePageJa } from './theme-page.ja.js';
import { themesJa } from './themes.ja.js';
import { trendsJa } from './trends.ja.js';
import { trustJa } from './trust.ja.js';
import { voicesJa } from './voices.ja.js';
import { whyJa } from './why.ja.js';
import type { Words } from './words.js';

export const ja = {
  common: commonJa,
  frame: frameJa,
  overview: overviewJa,
  charts: chartsJa,
  voices: voicesJa,
  themes: themesJa,
  priority: priorityJa,
  themePage: themePageJa,
  effect: effectJa,
  emerging: emergingJa,
  labels: labelsJa,
  trends: trendsJa,
  trust: trustJa,
  reviews: reviewsJa,
  signals: signalsJa,
  actions: actionsJa,
  cases: casesJa,
  faq: faqJa,
  sources: sourcesJa,
  settings: settingsJa,
  pins: pinsJa,
  reports: reportsJa,
  deliveries: deliveriesJa,
  share: shareJa,
  why: whyJa,
  scorecard: scorecardJa,
} satisfies Words;
