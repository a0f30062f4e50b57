import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { mask } from '@koe/jobs/test-only/normalise/mask/mask';
import type { BenchLine } from './bench-line.js';
import { japaneseCases } from './masking/japanese-cases.js';
import type { MaskingCase } from './masking/japanese-cases.js';

const CASES = 4_000;
const SEED = 20_240_601;

/** Share of a planted span that must be hidden for it to count as found. */
const COVERED = 0.99;

const PRESIDIO = new URL('../../../shared/data/en-pii-presidio-synthetic/sentences.jsonl.gz', import.meta.url);
const PRESIDIO_DIST = new URL('../../../../shared/data/en-pii-presidio-synthetic/sentences.jsonl.gz', import.meta.url);
const PRESIDIO_NAMES = new Set(['PERSON']);
const PRESIDIO_STRUCTURED = new Set([
  'CREDIT_CARD',
  'US_SSN',
  'US_DRIVER_LICENSE',
  'ZIP_CODE',
  'EMAIL_ADDRESS',
  'PHONE_NUMBER',
  'IBAN_CODE',
  'IP_ADDRESS',
]);
const PRESIDIO_ADDRESS = new Set(['STREET_ADDRESS']);

/** Recall of masking by kind, false alarms on clean sentences, and speed; Japanese always, English where the set is. */
export function run(): Promise<BenchLine[]> {
  return Promise.resolve([...measure('ja', japaneseCases(SEED, CASES)), ...english()]);
}

function english(): BenchLine[] {
  const file = [PRESIDIO, PRESIDIO_DIST].find((url) => existsSync(url));
  return file === undefined ? [] : measure('en', readPresidio(file));
}

function measure(lang: string, cases: readonly MaskingCase[]): BenchLine[] {
  const found = new Map<string, { hit: number; all: number }>();
  let clean = 0;
  let alarms = 0;
  const started = process.cpuUsage().user;
  for (const { text, planted } of cases) {
    const { spans } = mask(text, lang);
    if (planted.length === 0) {
      clean++;
      alarms += spans.length;
    }
    for (const { start, end, group } of planted) {
      const covered = spans.reduce(
        (sum, span) => sum + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)),
        0,
      );
      const count = found.get(group) ?? { hit: 0, all: 0 };
      count.all++;
      if (covered >= (end - start) * COVERED) count.hit++;
      found.set(group, count);
    }
  }
  const seconds = (process.cpuUsage().user - started) / 1e6;
  return [
    ...[...found].map(([group, { hit, all }]): BenchLine => ({
      name: `masking.${lang}.${group}`,
      value: hit / all,
      unit: 'share',
      n: all,
    })),
    { name: `masking.${lang}.false_alarms`, value: (alarms / Math.max(1, clean)) * 1000, unit: 'per 1,000', n: clean },
    { name: `masking.${lang}.speed`, value: cases.length / Math.max(seconds, 1e-6), unit: 'items/s', n: cases.length },
  ];
}

function readPresidio(file: URL): MaskingCase[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line): MaskingCase => {
      const row: unknown = JSON.parse(line);
      if (!isRow(row)) throw new TypeError('unexpected row in the masking set');
      return {
        text: row.text,
        planted: row.spans.flatMap(({ type, start, end }) => {
          const group = PRESIDIO_NAMES.has(type)
            ? 'names'
            : PRESIDIO_STRUCTURED.has(type)
              ? 'structured'
              : PRESIDIO_ADDRESS.has(type)
                ? 'addresses'
                : null;
          return group === null ? [] : [{ start, end, group }];
        }),
      };
    });
}

interface Row {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'spans' in value &&
    Array.isArray(value.spans)
  );
}
