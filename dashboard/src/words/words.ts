import type { actionsJa } from './actions.ja.js';
import type { casesJa } from './cases.ja.js';
import type { chartsJa } from './charts.ja.js';
import type { commonJa } from './common.ja.js';
import type { deliveriesJa } from './deliveries.ja.js';
import type { effectJa } from './effect.ja.js';
import type { emergingJa } from './emerging.ja.js';
import type { faqJa } from './faq.ja.js';
import type { frameJa } from './frame.ja.js';
import type { labelsJa } from './labels.ja.js';
import type { overviewJa } from './overview.ja.js';
import type { pinsJa } from './pins.ja.js';
import type { priorityJa } from './priority.ja.js';
import type { reportsJa } from './reports.ja.js';
import type { reviewsJa } from './reviews.ja.js';
import type { scorecardJa } from './scorecard.ja.js';
import type { settingsJa } from './settings.ja.js';
import type { shareJa } from './share.ja.js';
import type { signalsJa } from './signals.ja.js';
import type { sourcesJa } from './sources.ja.js';
import type { themePageJa } from './theme-page.ja.js';
import type { themesJa } from './themes.ja.js';
import type { trendsJa } from './trends.ja.js';
import type { trustJa } from './trust.ja.js';
import type { voicesJa } from './voices.ja.js';
import type { whyJa } from './why.ja.js';

export type Language = 'ja' | 'en';

/**
 * All words of the screens, a section a screen. The Japanese sections give the shape; each English one `satisfies` it, so
 * a missing or superfluous key does not compile.
 */
export interface Words {
  readonly common: typeof commonJa;
  readonly frame: typeof frameJa;
  readonly overview: typeof overviewJa;
  readonly charts: typeof chartsJa;
  readonly voices: typeof voicesJa;
  readonly themes: typeof themesJa;
  readonly priority: typeof priorityJa;
  readonly themePage: typeof themePageJa;
  readonly effect: typeof effectJa;
  readonly emerging: typeof emergingJa;
  readonly labels: typeof labelsJa;
  readonly trends: typeof trendsJa;
  readonly trust: typeof trustJa;
  readonly reviews: typeof reviewsJa;
  readonly signals: typeof signalsJa;
  readonly actions: typeof actionsJa;
  readonly cases: typeof casesJa;
  readonly faq: typeof faqJa;
  readonly sources: typeof sourcesJa;
  readonly settings: typeof settingsJa;
  readonly pins: typeof pinsJa;
  readonly reports: typeof reportsJa;
  readonly deliveries: typeof deliveriesJa;
  readonly share: typeof shareJa;
  readonly why: typeof whyJa;
  readonly scorecard: typeof scorecardJa;
}
