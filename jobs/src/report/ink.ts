/** Colours on paper: the light ones of the screens. */
export const INK = {
  text: '#1b1b20',
  quiet: '#6c6c77',
  line: '#e3e3e8',
  strong: '#c9c9d1',
  accent: '#4f46e5',
  wash: '#eeedfb',
  band: '#f1f1f4',
  good: '#1f9e93',
  bad: '#b45309',
  mark: '#fdeed9',
  sentiment: { negative: '#e07b39', neutral: '#b5b8c1', positive: '#1f9e93' },
  bands: ['#1f9e93', '#74c4bd', '#c9c9d1', '#eab98d', '#b42318'],
} as const;
