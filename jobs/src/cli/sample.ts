import { listSources } from '@koe/sql/queries/source/source';
import { installSample, removeSampleSettings } from '../sample/install.js';
import { withInstallation, workUntilIdle } from './session.js';
import { removeSources } from './source.js';
import { UsageError } from './usage.js';

/** `koe sample remove|add`: the made-up feedback that a new installation starts with. */
export async function sample(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  switch (args[0]) {
    case 'remove':
      return withInstallation(async (runtime) => {
        const rows = (await listSources(runtime.database)).filter((row) => row.sample);
        await removeSources(runtime, rows);
        await removeSampleSettings(runtime);
        out.write(`removed ${rows.length} sample sources with all they brought\n`);
        return 0;
      });
    case 'add':
      return withInstallation(async (runtime) => {
        const added = await installSample(runtime, { again: true });
        if (added) await workUntilIdle(runtime);
        out.write(added ? 'sample sources added\n' : 'the sample sources are there already\n');
        return 0;
      });
    default:
      throw new UsageError('sample: say remove or add');
  }
}
