import { expect, it } from 'vitest';
import { metaTokens } from '@koe/jobs/test-only/classify/features/meta-tokens';

it('tells channel, question and each score as a fifth of its own scale', () => {
  expect(
    metaTokens({
      channel: 'email',
      question: ' Ｗhy? ',
      scores: [
        { kind: 'csat', value: 5, min: 1, max: 5 },
        { kind: 'nps', value: 0, min: 0, max: 10 },
        { kind: 'rating', value: 3, min: 3, max: 3 },
      ],
    }),
  ).toEqual(['channel=email', 'question=why?', 'csat=4', 'nps=0']);
  expect(metaTokens({})).toEqual([]);
});
