import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DARK, LIGHT, type Palette } from '@koe/dashboard/test-only/charts/palette';

const css = readFileSync(new URL('../../../dashboard/src/ui/theme.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split("[data-scheme='dark']");
const token = (part: string, name: string): string | undefined =>
  new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(part)?.[1];

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ['light', light, LIGHT],
  ['dark', dark, DARK],
] as const)('colours of the %s scheme', (_, part, palette: Palette) => {
  it('are the same in charts as in the tokens of the screens', () => {
    const pairs = {
      bg: palette.background,
      text: palette.text,
      'text-3': palette.textQuiet,
      line: palette.line,
      'line-strong': palette.lineStrong,
      accent: palette.accent,
      ...palette.sentiment,
      ...palette.intent,
      ...Object.fromEntries(Object.entries(palette.priority).map(([key, colour]) => [key.toLowerCase(), colour])),
    };
    for (const [name, colour] of Object.entries(pairs)) expect(token(part, name), name).toBe(colour);
  });

  it('are readable as text (WCAG AA) on the page, sunk and hovered ground', () => {
    const words = [
      'text',
      'text-2',
      'text-3',
      'accent-text',
      'danger',
      'warning-text',
      'negative-text',
      'positive-text',
      'p1-text',
      'p2-text',
      'p3-text',
      'p4-text',
    ];
    for (const name of words)
      for (const ground of ['bg', 'bg-sunk'])
        expect(
          contrast(token(part, name) ?? '#888888', token(part, ground) ?? '#888888'),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(part, 'warning-text') ?? '', token(part, 'warning-soft') ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(part, 'accent-text') ?? '', token(part, 'accent-soft') ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(part, 'on-accent') ?? '', token(part, 'accent') ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
