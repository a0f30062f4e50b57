import { describe, expect, it } from 'vitest';
import { withoutQuotedReply } from '@koe/jobs/test-only/normalise/text/quoted-reply';

describe('withoutQuotedReply', () => {
  it.each([
    [
      'English attribution',
      'Still broken.\n\nOn Mon, 3 Jun 2024 at 10:12, Support <s@example.com> wrote:\n> Please restart\n> it',
    ],
    [
      'attribution on two lines',
      'Still broken.\nOn Mon, 3 Jun 2024 at 10:12 Support\n<s@example.com> wrote:\nplease restart',
    ],
    ['Outlook', 'Still broken.\n\nFrom: Support\nSent: Monday\nTo: me\nSubject: Re: x\n\nPlease restart'],
    [
      'Outlook in Japanese',
      'Still broken.\n\n差出人: サポート\n送信日時: 2024年6月3日\n宛先: 私\n件名: Re: x\n\n再起動を',
    ],
    ['original message', 'Still broken.\n-----Original Message-----\nplease restart'],
    ['Japanese attribution', 'Still broken.\n\n2024年6月3日(月) 10:12 サポート <s@example.com>:\n> 再起動してください'],
    ['signature', 'Still broken.\n-- \nA Person\nA Company'],
    ['phone', 'Still broken.\n\nSent from my iPhone'],
    ['Japanese phone', 'Still broken.\n\niPhoneから送信'],
  ])('cuts off %s', (_, text) => {
    expect(withoutQuotedReply(text)).toBe('Still broken.');
  });

  it('keeps answers between and below quotes', () => {
    expect(withoutQuotedReply('On 3 Jun 2024, Support wrote:\n> Did you restart?\nYes.\n> And now?\nNo change.')).toBe(
      'Yes.\nNo change.',
    );
  });

  it('keeps a message that holds nothing else, and ordinary sentences', () => {
    const forward = '> only a quote\n> of two lines';
    expect(withoutQuotedReply(forward)).toBe(forward);
    const ordinary = 'From: the start it was slow.\nOn Monday I wrote to you.\nThe total was > 100.';
    expect(withoutQuotedReply(ordinary)).toBe(ordinary);
  });
});
