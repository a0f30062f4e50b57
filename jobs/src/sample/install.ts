import type { Runtime } from '../pipeline/runtime.js';

/** Until the generator lands: nothing to install. */
export async function installSample(_runtime: Runtime, _options: { readonly again?: boolean } = {}): Promise<boolean> {
  return false;
}

export async function removeSampleSettings(_runtime: Runtime): Promise<void> {
  return undefined;
}
