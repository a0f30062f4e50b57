/**
 * From this score on an article answers a question (score of `nearestArticle` in jobs/insight/faq). Found by `pnpm bench faq`: chosen
 * where few wrong articles pass, because a gap that is taken for covered is hidden, while a covered one that is shown costs a look.
 */
export const COVERED_FROM = 0.55;
