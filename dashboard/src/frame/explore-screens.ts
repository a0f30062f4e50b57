/** The screens that stand behind "Overview" in the rail, each a tab at the head of all of them. The id names its words too. */
export const EXPLORE_SCREENS = [
  { id: 'overview', path: '/' },
  { id: 'trends', path: '/trends' },
  { id: 'why', path: '/why' },
  { id: 'scorecard', path: '/scorecard' },
] as const;
