import { listSources } from '@koe/sql/queries/source/source';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { repack } from '../pipeline/replay.step.js';
import { withInstallation, workUntilIdle } from './session.js';
import { sourceNamed } from './source.js';
import { UsageError } from './usage.js';

/** `koe replay normalise|classify|pack [SOURCE]`: makes a stage again from the table before it. */
export async function replay(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  const [stage, word] = args;
  if (stage !== 'normalise' && stage !== 'classify' && stage !== 'pack')
    throw new UsageError('replay: say normalise, classify or pack');
  return withInstallation(async (runtime) => {
    if (stage === 'normalise')
      for (const row of word ? [await sourceNamed(runtime, word)] : await listSources(runtime.database))
        await addJob(runtime.database, 'remap', { sourceId: row.source_id });
    if (stage === 'classify') await addJob(runtime.database, 'reindex', {});
    if (stage === 'pack') await repack(runtime);
    await workUntilIdle(runtime);
    out.write(`${stage} replayed\n`);
    return 0;
  });
}
