import { z } from 'zod';
import type { Json } from '../../../connector.js';
import type { TranscriptRow } from './transcript-row.js';

/** Services that answer with a flat list of utterances. */
const label = z.union([z.string(), z.number()]);

/** Under `results`, with `transcript` and seconds. */
const inResults = z.object({
  metadata: z.object({ request_id: z.string().optional(), duration: z.number().optional() }).optional(),
  results: z.object({
    utterances: z.array(
      z.object({ start: z.number(), transcript: z.string(), speaker: label.optional(), channel: label.optional() }),
    ),
  }),
});

/** At the top, with `text` and milliseconds. */
const atTop = z.object({
  id: z.string().optional(),
  language_code: z.string().optional(),
  audio_duration: z.number().nullish(),
  utterances: z.array(z.object({ start: z.number(), text: z.string(), speaker: label.nullish() })),
});

export function utterancesRow(json: Json): TranscriptRow | undefined {
  const seconds = inResults.safeParse(json);
  if (seconds.success) {
    const { metadata, results } = seconds.data;
    return {
      id: metadata?.request_id ?? null,
      startedAt: null,
      language: null,
      durationSeconds: metadata?.duration ?? null,
      turns: results.utterances.map(({ start, transcript, speaker, channel }) =>
        turn(start, transcript, speaker ?? channel),
      ),
    };
  }
  const milliseconds = atTop.safeParse(json);
  if (!milliseconds.success) return undefined;
  const { id, language_code: language, audio_duration: duration, utterances } = milliseconds.data;
  return {
    id: id ?? null,
    startedAt: null,
    language: language ?? null,
    durationSeconds: duration ?? null,
    turns: utterances.map(({ start, text, speaker }) => turn(start / 1000, text, speaker ?? undefined)),
  };
}

function turn(
  offsetSeconds: number,
  text: string,
  speaker: string | number | undefined,
): TranscriptRow['turns'][number] {
  return { speaker: speaker === undefined ? null : String(speaker), role: null, text, offsetSeconds, at: null };
}
