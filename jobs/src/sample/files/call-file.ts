import type { CallItem } from '../sample-item.js';
import { anywhere, jsonLines, type FileRule, type StreamFile } from './stream-file.js';

/** Transcripts with offsets, as a recording system exports them. */
export const callFile: StreamFile = {
  fileName: 'calls.jsonl',
  write: (items) =>
    jsonLines(
      items.flatMap((item) => {
        if (item.stream !== 'calls') return [];
        const { person } = item;
        return {
          id: item.id,
          started_at: item.at.toISOString(),
          language: item.lang,
          caller: { number: person.id, phone: person.phone },
          handling_seconds: item.handlingSeconds,
          solved_at: item.solvedAt?.toISOString() ?? null,
          contacts: item.contacts,
          product: item.product ?? null,
          team: item.team ?? null,
          store: item.store ?? null,
          plan: person.plan,
          region: person.region,
          customer_type: person.customerType,
          turns: item.turns.map(({ role, text, at }) => ({ speaker: role, offset_seconds: offsetOf(item, at), text })),
        };
      }),
    ),
  rule: {
    name: 'calls',
    pattern: anywhere('calls.jsonl'),
    format: 'jsonl',
    mapping: {
      kind: 'call',
      channel: 'phone',
      id: 'id',
      createdAt: { column: 'started_at' },
      language: 'language',
      person: { phone: 'caller.phone', customerId: 'caller.number' },
      turns: {
        path: 'turns',
        role: { column: 'speaker', map: { customer: 'customer', agent: 'agent', bot: 'bot' } },
        offsetSeconds: 'offset_seconds',
      },
      times: { resolvedAt: { column: 'solved_at' }, handlingSeconds: 'handling_seconds', contacts: 'contacts' },
      attributes: ['product', 'team', 'store', 'plan', 'region', 'customer_type'].map((name) => ({
        column: name,
        name,
      })),
    },
  },
};

/** A call as a subtitle file of its own. These carry no time and no customer, as such files do in life. */
export interface CaptionFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SPEAKER = { customer: 'Customer', agent: 'Agent', bot: 'Machine' } as const;

/** `call_<id>_<time>_<product>.vtt` or `.srt`. */
export function captionFile(call: CallItem, format: 'vtt' | 'srt'): CaptionFile {
  const point = format === 'vtt' ? '.' : ',';
  const cues = call.turns.map(({ role, text, at }, index) => {
    const begin = offsetOf(call, at);
    const next = call.turns[index + 1];
    const end = next === undefined ? begin + 4 : offsetOf(call, next.at);
    const times = `${timeCode(begin, point)} --> ${timeCode(Math.max(begin + 1, end), point)}`;
    return format === 'vtt'
      ? `${times}\n<v ${SPEAKER[role]}>${escaped(text)}\n`
      : `${index + 1}\n${times}\n${SPEAKER[role]}: ${text}\n`;
  });
  const stamp = `${call.at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return {
    name: `call_${call.id}_${stamp}_${call.product ?? 'none'}.${format}`,
    bytes: Buffer.from((format === 'vtt' ? 'WEBVTT\n\n' : '') + cues.join('\n')),
  };
}

export const CAPTION_RULES: readonly FileRule[] = (['vtt', 'srt'] as const).map((format) => ({
  name: `calls-${format}`,
  pattern: `calls/*.${format}`,
  format,
  mapping: {
    kind: 'call',
    channel: 'phone',
    turns: {
      path: 'turns',
      role: { column: 'speaker', map: { Customer: 'customer', Agent: 'agent', Machine: 'bot' } },
      offsetSeconds: 'offsetSeconds',
    },
    constants: { team: 'phone' },
  },
}));

function offsetOf(call: CallItem, at: Date): number {
  return (at.getTime() - call.at.getTime()) / 1000;
}

function timeCode(seconds: number, point: string): string {
  return new Date(seconds * 1000).toISOString().slice(11, 23).replace('.', point);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
