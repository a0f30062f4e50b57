import { getSettings } from '@koe/api/contract/settings';
import { call } from '../api/client.js';
import { Resource } from './resource.svelte.js';

/** What the installation has set; loaded once by the frame and again whenever the server says so. */
export const settings = new Resource((signal) => call(getSettings, { signal }));
