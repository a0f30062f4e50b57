/** The sections of the settings in the order of their tabs; the lists are those of the contract. */
export const SECTIONS = [
  'organisation',
  'priority',
  'departments',
  'teams',
  'people',
  'products',
  'dimensions',
  'targets',
  'annotations',
  'deliveries',
  'tokens',
] as const;
