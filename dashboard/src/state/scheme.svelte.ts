import { readStored, writeStored } from './stored.js';

export type Scheme = 'light' | 'dark';

const system = window.matchMedia('(prefers-color-scheme: dark)');
const chosen = readStored('scheme');

/** Light or dark: the system's wish until a person chooses. */
class SchemeState {
  private wish = $state<Scheme | null>(chosen === 'light' || chosen === 'dark' ? chosen : null);
  private systemDark = $state(system.matches);
  readonly current: Scheme = $derived(this.wish ?? (this.systemDark ? 'dark' : 'light'));

  constructor() {
    system.addEventListener('change', (event) => {
      this.systemDark = event.matches;
    });
  }

  toggle(): void {
    this.wish = this.current === 'dark' ? 'light' : 'dark';
    writeStored('scheme', this.wish);
  }
}

export const scheme = new SchemeState();
