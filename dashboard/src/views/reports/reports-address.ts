import { addressWithParam } from '../../state/filter-address.js';
import { location } from '../../state/location.svelte.js';

/** The address of a place of the edition that is shown: its evidence opens beside the paper; null closes it. */
export function placeHref(pointer: string | null): string {
  return addressWithParam(location.path, location.params, 'at', pointer);
}

/** The paper, or what differs from a rebuild. */
export function viewHref(view: 'diff' | null): string {
  const params = new URLSearchParams(location.params);
  params.delete('at');
  return addressWithParam(location.path, params, 'view', view);
}
