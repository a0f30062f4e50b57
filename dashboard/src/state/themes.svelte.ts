import { listThemes } from '@koe/api/contract/themes';
import { call } from '../api/client.js';
import { Resource } from './resource.svelte.js';

/** The tree that serves with descriptions, phrases and owners; screens that need more than the manifest's names load it. */
export const themes = new Resource((signal) => call(listThemes, { signal }));
