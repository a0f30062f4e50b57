import type { Component } from 'svelte';

/** Every screen gets the named parts of its address (`id`, `section`), absent ones left out. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
}
type Screen = Component<ScreenProps>;
type Load = () => Promise<{ readonly default: Screen }>;

const overview: Load = () => import('../views/overview/Overview.svelte');
const trends: Load = () => import('../views/trends/Trends.svelte');
const why: Load = () => import('../views/why/Why.svelte');
const scorecard: Load = () => import('../views/scorecard/Scorecard.svelte');
const voices: Load = () => import('../views/voices/Voices.svelte');
const themes: Load = () => import('../views/themes/Themes.svelte');
const signals: Load = () => import('../views/signals/Signals.svelte');
const reports: Load = () => import('../views/reports/Reports.svelte');
const actions: Load = () => import('../views/actions/Actions.svelte');
const cases: Load = () => import('../views/cases/Cases.svelte');
const faq: Load = () => import('../views/faq/Faq.svelte');
const reviews: Load = () => import('../views/reviews/Reviews.svelte');
const labels: Load = () => import('../views/labels/Labels.svelte');
const trust: Load = () => import('../views/trust/Trust.svelte');
const sources: Load = () => import('../views/sources/Sources.svelte');
const settings: Load = () => import('../views/settings/Settings.svelte');

/** Routes with the same `load` keep their screen mounted when the address changes between them. */
const ROUTES: readonly { readonly path: string; readonly load: Load }[] = [
  { path: '/', load: overview },
  { path: '/trends', load: trends },
  { path: '/why', load: why },
  { path: '/scorecard', load: scorecard },
  { path: '/voices', load: voices },
  { path: '/voices/:id', load: voices },
  { path: '/themes', load: themes },
  { path: '/themes/:id', load: themes },
  { path: '/signals', load: signals },
  { path: '/reports', load: reports },
  { path: '/reports/:id', load: reports },
  { path: '/actions', load: actions },
  { path: '/actions/:id', load: actions }, // `new` is the form
  { path: '/cases', load: cases },
  { path: '/cases/:id', load: cases }, // `new` is the form
  { path: '/faq', load: faq },
  { path: '/reviews', load: reviews },
  { path: '/reviews/:id', load: reviews },
  { path: '/reviews/:id/present', load: reviews },
  { path: '/labels', load: labels },
  { path: '/trust', load: trust },
  { path: '/sources', load: sources },
  { path: '/sources/:id', load: sources }, // `new` is the wizard
  { path: '/settings', load: settings },
  { path: '/settings/:section', load: settings },
];

/** The screen of a path with the named parts of the address, or null when there is none. */
export function matchRoute(path: string): { readonly load: Load; readonly params: Record<string, string> } | null {
  const parts = path.replace(/\/+$/, '').split('/');
  for (const route of ROUTES) {
    const names = route.path.replace(/\/+$/, '').split('/');
    if (names.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = names.every((name, at) => {
      const part = parts[at] ?? '';
      if (!name.startsWith(':')) return name === part;
      const value = decoded(part);
      params[name.slice(1)] = value;
      return value !== '';
    });
    if (fits) return { load: route.load, params };
  }
  return null;
}

/** A part of an address as written by a person; '' when its escapes cannot be read. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
