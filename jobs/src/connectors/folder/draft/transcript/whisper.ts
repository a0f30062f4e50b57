import { z } from 'zod';
import type { Json } from '../../../connector.js';
import type { TranscriptRow } from './transcript-row.js';

/** Whisper: segments in seconds; who speaks is known only when a diarising front end added `speaker`. */
const document = z.object({
  language: z.string().optional(),
  duration: z.number().optional(),
  segments: z.array(z.object({ start: z.number(), end: z.number(), text: z.string(), speaker: z.string().optional() })),
});

export function whisperRow(json: Json): TranscriptRow | undefined {
  const parsed = document.safeParse(json);
  if (!parsed.success) return undefined;
  const { language, duration, segments } = parsed.data;
  return {
    id: null,
    startedAt: null,
    language: language ?? null,
    durationSeconds: duration ?? segments.at(-1)?.end ?? null,
    turns: segments.map(({ start, text, speaker }) => ({
      speaker: speaker ?? null,
      role: null,
      text: text.trim(),
      offsetSeconds: Math.max(0, start),
      at: null,
    })),
  };
}
