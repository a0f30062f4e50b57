import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsoSaid } from '@koe/jobs/classify/discovery/also-said';
import { asWritten } from '@koe/jobs/classify/discovery/as-written';
import { discover } from '@koe/jobs/classify/discovery/discover';

const text = (
  id: string,
  words: string,
  confidence = 0,
): { id: string; text: string; lang: string; confidence: number } => ({
  id,
  text: words,
  lang: 'en',
  confidence,
});

describe('texts that say what a group says', () => {
  const phrases = ['tv commercial', 'whistle', 'dog', 'barks', 'evening'];

  it('are those that hold its name and another of the phrases that tell it, in any case and width', () => {
    const texts = [
      text('both', 'The WHISTLE in your ＴＶ commercial'),
      text('one', 'our dog is well'),
      text('untelling', 'this evening nobody rang'),
      text('two', 'A dog that barks at a tv commercial'),
      text('unnamed', 'A dog that barks'),
    ];
    expect(alsoSaid(phrases, texts).map(({ id }) => id)).toEqual(['both', 'two']);
  });

  it('need two phrases to be told by: one word alone is in too many texts', () => {
    expect(alsoSaid(['dog', 'x'], [text('a', 'dog x')])).toEqual([]);
  });

  it('count with the group although a theme covers them, on both sides', async () => {
    const subjects = ['parcel', 'kettle', 'invoice', 'password', 'coupon', 'battery', 'refund', 'colour'];
    const usual = (id: string, at: number) =>
      text(id, `the ${subjects[at % 8]} of my ${at % 7} ${subjects[(at * 3) % 8]} order was ${at % 5} days late`, 0.9);
    const baseline = Array.from({ length: 240 }, (_, at) => usual(`e${at}`, at));
    const said = (at: number): string => `number ${at}: the whistle in the television commercial makes our dog bark`;
    const recent = [
      ...Array.from({ length: 60 }, (_, at) => usual(`r${at}`, at)),
      ...Array.from({ length: 8 }, (_, at) => text(`new${at}`, said(at))),
      ...Array.from({ length: 5 }, (_, at) => text(`sure${at}`, said(at + 8), 0.99)),
    ];
    const [group] = await discover(baseline, recent, { unsureShare: 0.3 });
    expect(group?.ids.filter((id) => id.startsWith('sure'))).toHaveLength(5);
    expect(group?.count).toBe(group?.ids.length);
    expect(group?.ids.every((id) => !id.startsWith('r'))).toBe(true);
  });
});

describe('a phrase as it is written', () => {
  it('has the letters that most texts give it', () => {
    expect(asWritten('tv commercial', ['That TV commercial!', 'tv commercial', 'a TV commercial'])).toBe(
      'TV commercial',
    );
    expect(asWritten('テレビcm', ['新しいテレビCMの口笛'])).toBe('テレビCM');
    expect(asWritten('nowhere', ['İ nowhere'])).toBe('nowhere');
  });

  it('is the phrase again in small letters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(fc.string()), (phrase, texts) => {
        const lower = phrase.toLowerCase();
        expect(asWritten(lower, texts).toLowerCase()).toBe(lower.toLowerCase());
      }),
    );
  });
});
