import { z } from 'zod';
import type { Json } from '../../../connector.js';
import type { TranscriptRow } from './transcript-row.js';

/** The row that reading a WebVTT or SubRip file gives (`format/cues.ts`). */
const document = z.object({
  turns: z.array(
    z.object({ speaker: z.string().nullable(), text: z.string(), offsetSeconds: z.number(), endSeconds: z.number() }),
  ),
});

export function subtitlesRow(json: Json): TranscriptRow | undefined {
  const parsed = document.safeParse(json);
  if (!parsed.success) return undefined;
  const { turns } = parsed.data;
  return {
    id: null,
    startedAt: null,
    language: null,
    durationSeconds: turns.at(-1)?.endSeconds ?? null,
    turns: turns.map(({ speaker, text, offsetSeconds }) => ({ speaker, role: null, text, offsetSeconds, at: null })),
  };
}
