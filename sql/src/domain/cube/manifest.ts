import type { Manifest } from './layout.js';

/** The parts of a manifest that the kernel reads; a whole manifest may be given. */
export type CubeManifest = Pick<Manifest, 'timeZone' | 'weekStart' | 'labels' | 'themes'>;
