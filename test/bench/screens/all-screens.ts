import { z } from 'zod';

const identified = z.object({ id: z.union([z.string(), z.number()]) });
const running = z.object({ id: z.string(), state: z.string() });
const PLAIN = [
  '/',
  '/trends',
  '/why',
  '/scorecard',
  '/voices',
  '/themes',
  '/themes?view=tree',
  '/themes?view=versions',
  '/themes?view=draft',
  '/themes?view=emerging',
  '/signals',
  '/actions',
  '/actions?view=table',
  '/actions?view=timeline',
  '/actions/new',
  '/actions?open=new',
  '/actions?open=calendar',
  '/cases',
  '/cases?view=path',
  '/cases/new',
  '/reports',
  '/reviews',
  '/faq',
  '/faq?view=articles',
  '/labels',
  '/trust',
  '/sources',
  '/sources/new',
  '/settings',
  ...['priority', 'departments', 'teams', 'people', 'products', 'dimensions'].map((section) => `/settings/${section}`),
  ...['targets', 'annotations', 'deliveries', 'tokens'].map((section) => `/settings/${section}`),
];

/** The address of every screen of an installation with its sample; of meetings one of each state. */
export async function screensOf(address: string): Promise<readonly string[]> {
  const get = async <T>(path: string, shape: z.ZodType<T>): Promise<T> => {
    const answer = await fetch(`${address}/api/v1${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return shape.parse(await answer.json());
  };
  const first = (rows: readonly { readonly id: string | number }[]): string => String(rows[0]?.id ?? 'none');
  const { items } = await get('/items?limit=1', z.object({ items: z.array(identified) }));
  const { themes } = await get('/themes', z.object({ themes: z.array(identified) }));
  const { actions } = await get('/actions', z.object({ actions: z.array(identified) }));
  const { cases } = await get('/cases', z.object({ cases: z.array(identified) }));
  const { editions } = await get('/editions', z.object({ editions: z.array(identified) }));
  const { reviews } = await get('/reviews', z.object({ reviews: z.array(running) }));
  const sources = await get('/sources', z.array(identified));
  const states = [...new Map(reviews.map((review) => [review.state, review])).values()];
  const edition = `/reports/${first(editions)}`;
  return [
    ...PLAIN,
    `/voices?item=${first(items)}`,
    `/voices/${first(items)}`,
    `/themes/${String(themes.at(-1)?.id ?? 'none')}`,
    ...actions.map(({ id }) => `/actions/${id}`),
    `/cases/${first(cases)}`,
    edition,
    `${edition}?at=/picture/rows/0/now`,
    ...states.map(({ id }) => `/reviews/${id}`),
    `/sources/${first(sources)}`,
  ];
}
