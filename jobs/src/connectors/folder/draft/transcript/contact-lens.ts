import { z } from 'zod';
import type { Json } from '../../../connector.js';
import type { TranscriptRow } from './transcript-row.js';

/** Amazon Connect Contact Lens: voice has offsets and participants' roles, chat has absolute times and its contact's id. */
const document = z.object({
  Channel: z.string(),
  LanguageCode: z.string().optional(),
  Participants: z.array(z.object({ ParticipantId: z.string(), ParticipantRole: z.string() })),
  CustomerMetadata: z.object({ ContactId: z.string().optional() }).optional(),
  ConversationCharacteristics: z.object({ TotalConversationDurationMillis: z.number().optional() }).optional(),
  Transcript: z.array(
    z.object({
      ParticipantId: z.string(),
      ParticipantRole: z.string().optional(),
      Content: z.string().optional(),
      BeginOffsetMillis: z.number().optional(),
      AbsoluteTime: z.string().optional(),
    }),
  ),
});

export function contactLensRow(json: Json): TranscriptRow | undefined {
  const parsed = document.safeParse(json);
  if (!parsed.success) return undefined;
  const { LanguageCode, Participants, Transcript, CustomerMetadata, ConversationCharacteristics } = parsed.data;
  const roles = new Map(Participants.map((one) => [one.ParticipantId, one.ParticipantRole]));
  const duration = ConversationCharacteristics?.TotalConversationDurationMillis;
  return {
    id: CustomerMetadata?.ContactId ?? null,
    startedAt: Transcript.find(({ AbsoluteTime }) => AbsoluteTime !== undefined)?.AbsoluteTime ?? null,
    language: LanguageCode ?? null,
    durationSeconds: duration === undefined ? null : duration / 1000,
    turns: Transcript.map((turn) => ({
      speaker: turn.ParticipantId,
      role: roleOf(turn.ParticipantRole ?? roles.get(turn.ParticipantId) ?? ''),
      text: turn.Content ?? '',
      offsetSeconds: turn.BeginOffsetMillis === undefined ? null : turn.BeginOffsetMillis / 1000,
      at: turn.AbsoluteTime ?? null,
    })),
  };
}

/** Roles as Amazon writes them: CUSTOMER, AGENT, SYSTEM; everything that is no person is a bot. */
export function roleOf(written: string): 'customer' | 'agent' | 'bot' {
  const role = written.toLowerCase();
  return role === 'customer' || role === 'agent' ? role : 'bot';
}
