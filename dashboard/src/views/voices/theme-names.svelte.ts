import { language } from '../../state/language.svelte.js';
import { manifest } from '../../state/manifest.svelte.js';

/** Names of the themes by id, in the language in use. */
class ThemeNames {
  private readonly names = $derived(new Map(manifest.value?.themes.map((theme) => [theme.id, theme.name])));

  /** A theme that the manifest does not know (yet) is called by its number. */
  of(id: number): string {
    const name = this.names.get(id);
    return name ? language.of(name) : `#${String(id)}`;
  }
}

export const themeNames = new ThemeNames();
