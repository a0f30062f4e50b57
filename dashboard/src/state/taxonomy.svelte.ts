import { getTaxonomy } from '@koe/api/contract/taxonomy';
import { call } from '../api/client.js';
import { Resource } from './resource.svelte.js';

/** Which version serves, whether somebody edits, and the reclassification that runs or ran last; the frame keeps it fresh. */
export const taxonomy = new Resource((signal) => call(getTaxonomy, { signal }));
