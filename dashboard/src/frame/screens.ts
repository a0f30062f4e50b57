/** The screens of the rail in their order; `filtered` ones take the filter along. The id names icon and words too. */
export const SCREENS = [
  { id: 'overview', path: '/', filtered: true },
  { id: 'voices', path: '/voices', filtered: true },
  { id: 'themes', path: '/themes', filtered: true },
  { id: 'signals', path: '/signals', filtered: false },
  { id: 'actions', path: '/actions', filtered: false },
  { id: 'cases', path: '/cases', filtered: false },
  { id: 'reports', path: '/reports', filtered: false },
  { id: 'reviews', path: '/reviews', filtered: false },
  { id: 'faq', path: '/faq', filtered: false },
  { id: 'labels', path: '/labels', filtered: false },
  { id: 'trust', path: '/trust', filtered: false },
  { id: 'sources', path: '/sources', filtered: false },
  { id: 'settings', path: '/settings', filtered: false },
] as const;

export type ScreenId = (typeof SCREENS)[number]['id'];

/** On a phone the bar at the foot has room for these; the others stand behind "more". */
export const BAR_SCREENS: readonly ScreenId[] = ['overview', 'voices', 'themes', 'actions', 'reports'];

/** Where the screens of the weekly work end and those that keep Koe itself right begin. */
export const FIRST_UPKEEP_SCREEN: ScreenId = 'labels';

/** The screen of the rail that a path stands under; tabs of the overview stand under the overview. */
export function screenAt(path: string): (typeof SCREENS)[number] {
  return SCREENS.find((screen) => screen.path !== '/' && path.startsWith(screen.path)) ?? SCREENS[0];
}
