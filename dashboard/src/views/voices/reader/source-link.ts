/**
 * The address of an item at its source, if it may be followed: only web addresses, for a source may send anything, and
 * `javascript:` is an address too.
 */
export function sourceLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
