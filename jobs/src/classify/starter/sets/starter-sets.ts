import { ENGLISH_OPINION_SETS } from './english-opinions.js';
import { ENGLISH_REQUEST_SETS } from './english-requests.js';
import { JAPANESE_SETS } from './japanese.js';
import type { StarterSet } from './starter-set.js';

/** All sets whose weights may ship; their credits are in NOTICE. */
export const STARTER_SETS: readonly StarterSet[] = [...JAPANESE_SETS, ...ENGLISH_OPINION_SETS, ...ENGLISH_REQUEST_SETS];
