import type { shareJa } from './share.ja.js';

export const shareEn = {
  take: (title: string): string => `Save “${title}”`,
  png: 'Save as a PNG picture',
  svg: 'Save as an SVG picture',
  csv: 'Save the table as CSV',
  pictureFailed: 'The picture could not be made. Please try again.',
  noFilter: 'No filter',
  n: (n: string): string => `n=${n}`,
  asOf: (at: string, zone: string): string => `as of ${at} (${zone})`,
} satisfies typeof shareJa;
