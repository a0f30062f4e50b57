import { describe, expect, it } from 'vitest';
import { stem } from '@koe/jobs/classify/cold-start/words/stem';

describe('stem', () => {
  it.each([
    ['delivery', 'deliveries'],
    ['delay', 'delayed'],
    ['cancel', 'cancelled'],
    ['charge', 'charging'],
    ['wait', 'waits'],
    ['break', 'broken'],
    ['box', 'boxes'],
    ['not', 'never'],
  ])('%s and %s meet', (a, b) => {
    expect(stem(b)).toBe(stem(a));
  });

  it('leaves short and final-s words alone', () => {
    expect(stem('bus')).toBe('bus');
    expect(stem('address')).toBe('address');
    expect(stem('sing')).toBe('sing');
  });
});
