import { getManifest } from '@koe/api/contract/cube';
import { call } from '../api/client.js';
import { Resource } from './resource.svelte.js';

/** The list of blocks with the labels of all codes and the theme tree (names only). */
export const manifest = new Resource((signal) => call(getManifest, { signal }));
