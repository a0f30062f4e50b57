const ADDRESS = /url|host|domain|instance|address|endpoint|server/i;

/** Whether two configs speak to the same place: a stored secret is sent nowhere else without being entered again. */
export function sameAddress(saved: unknown, asked: unknown): boolean {
  return JSON.stringify(addressesOf(saved)) === JSON.stringify(addressesOf(asked));
}

function addressesOf(config: unknown): unknown[] {
  if (typeof config !== 'object' || config === null) return [];
  return Object.entries(config)
    .filter(([name]) => ADDRESS.test(name))
    .sort(([a], [b]) => a.localeCompare(b));
}
