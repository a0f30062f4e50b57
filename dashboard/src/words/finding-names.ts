import type { NamedFact, NamedValue } from '@koe/sql/domain/finding/frozen-fact';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { Metric, Unit } from '@koe/sql/domain/metric/metric';
import { METRICS } from '@koe/sql/domain/metric/registry';
import { commonEn } from './common.en.js';
import { commonJa } from './common.ja.js';
import { findingsEn } from './findings.en.js';
import { findingsJa } from './findings.ja.js';
import { frameEn } from './frame.en.js';
import { frameJa } from './frame.ja.js';
import type { Language } from './words.js';

/** The dictionaries that findings are said with; not the whole of the words, so that jobs can load them alone. */
export const DICTIONARY = {
  ja: { sentences: findingsJa, common: commonJa, fields: frameJa.fields },
  en: { sentences: findingsEn, common: commonEn, fields: frameEn.fields },
} satisfies Record<Language, unknown>;

const METRIC_BY_ID = new Map(METRICS.map((metric): [string, Metric] => [metric.id, metric]));

/** What a metric of a fact is measured in; a metric that is no more counts as plain numbers. */
export function unitOf(metric: string): Unit {
  return METRIC_BY_ID.get(metric)?.unit ?? 'items';
}

export function directionOf(metric: string): 'up' | 'down' | 'none' {
  return METRIC_BY_ID.get(metric)?.direction ?? 'none';
}

/** The metric with its variant where that is not the default: `一次解決率（FCR）（解決した対応）`. */
export function metricName({ metric, variant }: Pick<NamedFact, 'metric' | 'variant'>, language: Language): string {
  const known = METRIC_BY_ID.get(metric);
  if (!known) return metric;
  const name = known.name[language];
  if (variant === undefined || variant === known.variants[0]?.id) return name;
  const of = known.variants.find(({ id }) => id === variant)?.name[language] ?? variant;
  return DICTIONARY[language].sentences.variant(name, of);
}

/** One value of a filter by its name. */
export function valueName(value: NamedValue, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const name = plainName(value, language);
  return value.not ? sentences.not(name) : name;
}

/** What a fact is of: `配送の遅延 × メール・電話`; empty for everything. */
export function subjectName(of: readonly NamedValue[], language: Language): string {
  const { sentences } = DICTIONARY[language];
  const fields = [...new Set(of.map(({ field }) => field))];
  return fields
    .map((field) =>
      of
        .filter((value) => value.field === field)
        .map((value) => valueName(value, language))
        .join(sentences.or),
    )
    .join(sentences.and);
}

function plainName({ field, label, key, name }: NamedValue, language: Language): string {
  const { sentences, common, fields } = DICTIONARY[language];
  if (key === '-') return sentences.noValue(label?.[language] ?? wordOf(fields, field) ?? field);
  if (key === '*') return sentences.others;
  if (field === 'q') return sentences.textOf(key);
  // a declared dimension's values are its source's words: "returning" says nothing by itself
  if (label) return common.valueOf(nameIn(label, language), name ? nameIn(name, language) : key);
  if (name) return nameIn(name, language);
  if (field === 'lang') return common.lang(key);
  if (field === 'channel') return wordOf(common.channel, key) ?? key;
  if (field === 'intent') return wordOf(common.intent, key) ?? key;
  if (field === 'sentiment') return wordOf(common.sentiment, key) ?? key;
  if (field === 'kind') return wordOf(common.kind, key) ?? key;
  return key;
}

/** A name that was given in one language only is better than none. */
function nameIn(name: Bilingual, language: Language): string {
  return name[language] || name.ja || name.en;
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}
