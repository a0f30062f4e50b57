import { expect, it } from 'vitest';
import { mixedColour } from '@koe/dashboard/test-only/ui/picture/mixed-colour';

it('lays a colour over a background', () => {
  expect(mixedColour('#4f46e5', '#ffffff', 1)).toBe('#4f46e5');
  expect(mixedColour('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(mixedColour('#0a0000', '#000000', 0.5)).toBe('#050000');
  expect(mixedColour('rebeccapurple', '#ffffff', 0.5)).toBe('rebeccapurple');
});
