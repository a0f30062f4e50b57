import { z } from 'zod';
import type { Json } from '../../../connector.js';
import { roleOf } from './contact-lens.js';
import type { TranscriptRow } from './transcript-row.js';

/** Amazon Transcribe call analytics: a turn states its role itself; there is neither a start nor a list of participants' ids. */
const document = z.object({
  JobName: z.string().optional(),
  LanguageCode: z.string().optional(),
  ConversationCharacteristics: z.object({ TotalConversationDurationMillis: z.number().optional() }).optional(),
  Transcript: z.array(
    z.object({ ParticipantRole: z.string(), Content: z.string(), BeginOffsetMillis: z.number().optional() }),
  ),
});

export function transcribeRow(json: Json): TranscriptRow | undefined {
  const parsed = document.safeParse(json);
  if (!parsed.success) return undefined;
  const { JobName, LanguageCode, ConversationCharacteristics, Transcript } = parsed.data;
  const duration = ConversationCharacteristics?.TotalConversationDurationMillis;
  return {
    id: JobName ?? null,
    startedAt: null,
    language: LanguageCode ?? null,
    durationSeconds: duration === undefined ? null : duration / 1000,
    turns: Transcript.map((turn) => ({
      speaker: turn.ParticipantRole,
      role: roleOf(turn.ParticipantRole),
      text: turn.Content,
      offsetSeconds: turn.BeginOffsetMillis === undefined ? null : turn.BeginOffsetMillis / 1000,
      at: null,
    })),
  };
}
