/** The six quality criteria of support, in the order of the screen. */
export const CRITERIA = ['speed', 'knowledge', 'communication', 'resolution', 'flexibility', 'satisfaction'] as const;
export type CriterionId = (typeof CRITERIA)[number];

/** A number by which a criterion is judged. */
export interface CriterionMeasure {
  readonly id: MeasureId;
  readonly criterion: CriterionId;
  readonly metric: 'first_reply' | 'fcr' | 'csat' | 'theme_share';
  /** Which way is good. */
  readonly direction: 'up' | 'down';
  /** Of `theme_share`: stable keys of the starter themes. An item with any of them counts once. */
  readonly themeKeys: readonly string[];
}

export const MEASURE_IDS = [
  'speed',
  'knowledge',
  'communication',
  'resolution',
  'solution',
  'flexibility',
  'satisfaction',
] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

const complaints = (id: MeasureId, criterion: CriterionId, ...themeKeys: string[]): CriterionMeasure => ({
  id,
  criterion,
  metric: 'theme_share',
  direction: 'down',
  themeKeys,
});

/** Definitions of `product.md`: reply within five minutes; shares of what people complain of; solved at once; content. */
export const MEASURES: readonly CriterionMeasure[] = [
  { id: 'speed', criterion: 'speed', metric: 'first_reply', direction: 'up', themeKeys: [] },
  complaints('knowledge', 'knowledge', 'support.knowledge'),
  complaints('communication', 'communication', 'support.unkind', 'support.canned'),
  { id: 'resolution', criterion: 'resolution', metric: 'fcr', direction: 'up', themeKeys: [] },
  complaints('solution', 'resolution', 'support.solution'),
  complaints('flexibility', 'flexibility', 'support.inflexible', 'support.runaround'),
  { id: 'satisfaction', criterion: 'satisfaction', metric: 'csat', direction: 'up', themeKeys: [] },
];
