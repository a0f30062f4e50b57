import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRESETS, presetOf } from '@koe/jobs/test-only/connectors/folder/presets';
import { folderCtx, readFolder, tempFolder, type TempFolder } from '../temp-folder.js';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

const read = (mapping: string) => readFolder(folderCtx({ path: folder.path, mapping }));

it('ships presets that are valid mappings with names in both languages', () => {
  for (const name of PRESETS) {
    const { name: shown, files } = presetOf(name);
    expect(shown.ja + shown.en).not.toBe('');
    expect(files.length).toBeGreaterThan(0);
  }
});

describe('subtitles', () => {
  it('read WebVTT with voices, settings, short times and entities', async () => {
    folder.write(
      'call-20260501T093000Z.vtt',
      'WEBVTT - a call\n\nNOTE recorded\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:03.500 align:start\n<v Agent 佐藤>お電話ありがとうございます。\n\n00:04.000 --> 00:00:06.000\n<v.loud Customer>Tom &amp; <b>Anna</b> &lt;3</v>\n\n01:00:00.000 --> 01:00:01.000\nstill me\n',
    );
    const { drafts } = await read('subtitles');
    expect(drafts[0]?.createdAt).toEqual(new Date('2026-05-01T09:30:00Z'));
    expect(drafts[0]?.parts.map(({ role, text, at }) => [role, text, at?.toISOString()])).toEqual([
      ['agent', 'お電話ありがとうございます。', '2026-05-01T09:30:01.000Z'],
      ['customer', 'Tom & Anna <3', '2026-05-01T09:30:04.000Z'],
      ['customer', 'still me', '2026-05-01T10:30:00.000Z'],
    ]);
    expect(drafts[0]?.times?.handlingSeconds).toBe(3601);
  });

  it('read SubRip with names before a colon, also full-width', async () => {
    folder.write(
      'a.srt',
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nオペレーター：はい、どうされましたか。\r\n\r\n2\r\n00:00:12,500 --> 00:00:14,000\r\nお客様：荷物が届きません。\r\n時刻は 10:30 でした。\r\n\r\n3\r\n00:00:20,000 --> 00:00:21,000\r\nオペレーター：お調べします。\r\n',
    );
    const { drafts, rejects } = await read('subtitles');
    expect(rejects).toEqual([]);
    expect(drafts[0]?.parts.map(({ role, text }) => [role, text])).toEqual([
      ['agent', 'はい、どうされましたか。'],
      ['customer', '荷物が届きません。\n時刻は 10:30 でした。'],
      ['agent', 'お調べします。'],
    ]);
    expect(drafts[0]).toMatchObject({ createdAt: null, times: { firstReplySeconds: 7.5 } });
  });

  it('set a file without a cue aside', async () => {
    folder.write('a.vtt', 'WEBVTT\n');
    expect((await read('subtitles')).rejects).toMatchObject([{ locator: 'a.vtt', reason: 'holds no subtitle' }]);
  });
});

describe('documents of recognisers', () => {
  it('Contact Lens, voice: id and start from the name, roles from the participants', async () => {
    folder.write(
      'Analysis/Voice/2026/05/01/11111111-aaaa_analysis_2026-05-01T09:30:00Z.json',
      JSON.stringify({
        Version: '1.1.0',
        Channel: 'VOICE',
        LanguageCode: 'ja-JP',
        Participants: [
          { ParticipantId: 'A', ParticipantRole: 'AGENT' },
          { ParticipantId: 'C', ParticipantRole: 'CUSTOMER' },
        ],
        Transcript: [
          { Id: '1', ParticipantId: 'C', Content: 'こわれました', BeginOffsetMillis: 1000, EndOffsetMillis: 2000 },
          {
            Id: '2',
            ParticipantId: 'A',
            Content: '申し訳ございません',
            BeginOffsetMillis: 4000,
            EndOffsetMillis: 5000,
          },
        ],
        ConversationCharacteristics: { TotalConversationDurationMillis: 65_000 },
      }),
    );
    const { drafts } = await read('contact-lens');
    expect(drafts).toMatchObject([
      {
        itemKey: '11111111-aaaa',
        createdAt: new Date('2026-05-01T09:30:00Z'),
        times: { handlingSeconds: 65 },
        attributes: { language: 'ja-JP' },
      },
    ]);
    expect(drafts[0]?.parts.map(({ role, at }) => [role, at?.toISOString()])).toEqual([
      ['customer', '2026-05-01T09:30:01.000Z'],
      ['agent', '2026-05-01T09:30:04.000Z'],
    ]);
  });

  it('Contact Lens, chat: absolute times and the contact’s own id', async () => {
    const at = (second: number) => `2026-05-01T09:30:${String(second).padStart(2, '0')}.000Z`;
    folder.write(
      'chat.json',
      JSON.stringify({
        Channel: 'CHAT',
        CustomerMetadata: { ContactId: 'contact-9' },
        Participants: [
          { ParticipantId: 'A', ParticipantRole: 'AGENT' },
          { ParticipantId: 'C', ParticipantRole: 'CUSTOMER' },
        ],
        Transcript: [
          { AbsoluteTime: at(1), Content: 'hello', ParticipantId: 'S', ParticipantRole: 'SYSTEM', Type: 'MESSAGE' },
          {
            AbsoluteTime: at(2),
            Content: 'it broke',
            ParticipantId: 'C',
            ParticipantRole: 'CUSTOMER',
            Type: 'MESSAGE',
          },
        ],
      }),
    );
    const { drafts } = await read('contact-lens');
    expect(drafts).toMatchObject([{ itemKey: 'contact-9', createdAt: new Date(at(1)) }]);
    expect(drafts[0]?.parts.map(({ role, at: time }) => [role, time?.toISOString()])).toEqual([
      ['bot', at(1)],
      ['customer', at(2)],
    ]);
  });

  it('Transcribe, Whisper and lists of utterances', async () => {
    folder.write(
      't.json',
      JSON.stringify({
        JobName: 'j',
        Transcript: [{ ParticipantRole: 'CUSTOMER', Content: 'one', BeginOffsetMillis: 500 }],
      }),
    );
    expect((await read('transcribe')).drafts[0]?.parts).toMatchObject([{ role: 'customer', text: 'one' }]);
    folder.write(
      't.json',
      JSON.stringify({ text: 'two', language: 'en', segments: [{ id: 0, start: 0, end: 2.5, text: ' two' }] }),
    );
    expect((await read('whisper')).drafts[0]).toMatchObject({
      parts: [{ role: 'customer', text: 'two' }],
      times: { handlingSeconds: 2.5 },
    });
    folder.write(
      't.json',
      JSON.stringify({ results: { utterances: [{ start: 1, end: 2, transcript: 'three', speaker: 0 }] } }),
    );
    expect((await read('utterances')).drafts[0]?.parts).toMatchObject([{ text: 'three' }]);
    folder.write(
      't.json',
      JSON.stringify({ id: 'x', utterances: [{ start: 1500, end: 2000, text: 'four', speaker: 'Agent' }] }),
    );
    expect((await read('utterances')).drafts[0]?.parts).toMatchObject([{ role: 'agent', text: 'four' }]);
  });

  it('are refused with a reason when they are something else', async () => {
    folder.write('t.json', '{"something":"else"}');
    await expect(read('whisper')).rejects.toThrow('is not a transcript of the kind whisper');
  });
});
