import type { Json } from '../../connector.js';
import { UnreadableFile } from './row-event.js';

/** The conversation in a WebVTT or SubRip file, in the shape that transcript mappings read. */
export interface CueTurn {
  readonly speaker: string | null;
  readonly text: string;
  readonly offsetSeconds: number;
  readonly endSeconds: number;
}

const TIMES = /^(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
/** A name before a colon, as recorders write it into SubRip: short, no sentence mark, not a time. */
const SPEAKER = /^([^\s:：。、.!?！？][^:：。、.!?！？]{0,29})[:：]\s*(?=\S)/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  lrm: '',
  rlm: '',
};

/**
 * Cues of WebVTT and SubRip alike; notes, styles, regions and cue settings are left out. A cue without a speaker of
 * its own keeps the one before it, since recorders name a speaker once.
 * @throws UnreadableFile when there is no cue at all.
 */
export function readCues(text: string): Json {
  const turns: CueTurn[] = [];
  let speaker: string | null = null;
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const times = at < 0 ? null : TIMES.exec(lines[at]?.trim() ?? '');
    if (times === null) continue;
    const spoken = lines.slice(at + 1).join('\n');
    const { name, said } = splitSpeaker(spoken);
    speaker = name ?? speaker;
    if (said !== '')
      turns.push({ speaker, text: said, offsetSeconds: seconds(times, 1), endSeconds: seconds(times, 5) });
  }
  if (turns.length === 0) throw new UnreadableFile('holds no subtitle');
  return { turns: turns.map((turn) => ({ ...turn })) };
}

function splitSpeaker(spoken: string): { name: string | null; said: string } {
  const voice = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(spoken)?.[1];
  const plain = unescapeText(spoken.replace(/<[^>]*>/g, '')).trim();
  if (voice !== undefined) return { name: unescapeText(voice).trim(), said: plain };
  const prefix = SPEAKER.exec(plain);
  if (prefix?.[1] === undefined) return { name: null, said: plain };
  return { name: prefix[1].trim(), said: plain.slice(prefix[0].length) };
}

function unescapeText(text: string): string {
  return text.replace(/&(amp|lt|gt|nbsp|quot|lrm|rlm);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function seconds(times: RegExpExecArray, from: number): number {
  const part = (at: number): number => Number(times[from + at] ?? 0);
  const milliseconds = Number((times[from + 3] ?? '0').padEnd(3, '0'));
  return part(0) * 3600 + part(1) * 60 + part(2) + milliseconds / 1000;
}
