/** The address as reactive state: the only place that touches `history`. */
class Location {
  path = $state(window.location.pathname);
  search = $state(window.location.search);
  readonly params = $derived(new URLSearchParams(this.search));

  constructor() {
    window.addEventListener('popstate', () => {
      this.read();
    });
  }

  /**
   * Goes to an address of this site (`/voices?theme=3`). `replace` leaves no step in the history, for changes that a
   * person would not want to step back through (typing, dragging).
   */
  go(href: string, options: { readonly replace?: boolean } = {}): void {
    if (href === this.path + this.search) return;
    const { pathname, search } = new URL(href, window.location.href);
    const changed = pathname !== this.path;
    this.path = pathname;
    this.search = search;
    // after what the change starts: neither what is asked nor what is drawn need wait until the browser has noted the step
    setTimeout(() => {
      if (options.replace) window.history.replaceState(null, '', href);
      else window.history.pushState(null, '', href);
      if (changed) window.scrollTo(0, 0);
    });
  }

  private read(): void {
    this.path = window.location.pathname;
    this.search = window.location.search;
  }
}

export const location = new Location();

/** Handler for a container: plain clicks on links of this site are followed without loading the page. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== window.location.origin || link.hasAttribute('download') || link.target === '_blank')
    return;
  if (link.pathname.startsWith('/api/')) return;
  event.preventDefault();
  location.go(link.pathname + link.search);
}
