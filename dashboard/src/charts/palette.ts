import type { Intent, Priority, SentimentLabel } from '@koe/sql/domain/item';

/** Colours of charts: the same values as the tokens of `ui/theme.css` (a test compares them), for canvas, SVG and paper. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly textQuiet: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly sentiment: Readonly<Record<SentimentLabel, string>>;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly intent: Readonly<Record<Intent, string>>;
}

export const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1b1b20',
  textQuiet: '#6c6c77',
  line: '#e3e3e8',
  lineStrong: '#c9c9d1',
  accent: '#4f46e5',
  sentiment: { negative: '#e07b39', neutral: '#b5b8c1', positive: '#1f9e93' },
  priority: { P1: '#b42318', P2: '#e09f1f', P3: '#64748b', P4: '#c3c8d1' },
  intent: {
    complaint: '#d9773f',
    request: '#5b6ee1',
    question: '#62a5dd',
    praise: '#2a9d8f',
    churn: '#a8326e',
    defect: '#a68a1f',
    other: '#b5b8c1',
  },
};

export const DARK: Palette = {
  background: '#131317',
  text: '#ececf1',
  textQuiet: '#91919e',
  line: '#2c2c34',
  lineStrong: '#464652',
  accent: '#8b8ff8',
  sentiment: { negative: '#e08a4f', neutral: '#5d606b', positive: '#2fb3a6' },
  priority: { P1: '#e5533f', P2: '#dba12f', P3: '#7d8ba1', P4: '#4b505c' },
  intent: {
    complaint: '#dd8450',
    request: '#7686ee',
    question: '#6aaee4',
    praise: '#35ad9f',
    churn: '#c9578e',
    defect: '#b99b33',
    other: '#5d606b',
  },
};
