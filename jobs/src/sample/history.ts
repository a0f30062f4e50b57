import { makeSampleFiles, type SampleFiles } from './write-files.js';

export const SAMPLE_SEED = 20_260_401;
const WEEKS = 26;
const WEEK_MS = 604_800_000;

/** What the sample organisation's customers said until a moment, as files that are not written yet. */
export interface SampleHistory extends SampleFiles {
  readonly endAt: Date;
}

/** Makes up the history that a new installation is given. Others of the process have their turn meanwhile. */
export async function makeHistory(endAt: Date): Promise<SampleHistory> {
  const from = new Date(endAt.getTime() - WEEKS * WEEK_MS);
  return { endAt, ...(await makeSampleFiles({ seed: SAMPLE_SEED, from, to: endAt })) };
}
