import { withInstallation } from './session.js';

/** `koe doctor`: what is set up, and what is not well; exit 1 when something needs a person. */
export function doctor(out: NodeJS.WritableStream): Promise<number> {
  return withInstallation(async ({ database }) => {
    const line = (name: string, value: string): void => void out.write(`${name.padEnd(22)}${value}\n`);
    const one = async (text: string): Promise<string> =>
      Object.values((await database.query<Record<string, unknown>>(text))[0] ?? {})
        .map(String)
        .join(' ');
    line('database', await one('select version()'));
    line('migrations', await one('select count(*), max(name) from migration'));
    line('items', await one('select count(*) from item'));
    line('indexed', await one('select count(*) from item_index'));
    line(
      'in blocks',
      await one('select coalesce(sum(b.row_count), 0) from block_slot s join block b on b.hash = s.hash'),
    );
    line('dirty slots', await one('select count(*) from dirty_slot'));
    line('rows set aside', await one('select count(*) from reject where resolved_at is null'));
    const failing = await database.query<{ task_identifier: string; attempts: number; last_error: string }>(
      'select task_identifier, attempts, last_error from graphile_worker.jobs where last_error is not null order by id limit 10',
    );
    for (const job of failing)
      line(`job ${job.task_identifier}`, `failed ${job.attempts} times: ${job.last_error.split('\n')[0] ?? ''}`);
    const ill = await database.query<{ name: string; health: string; health_detail: string | null }>(
      `select name, health, health_detail from source where health in ('failing', 'stopped') and removed_at is null`,
    );
    for (const source of ill) line(`source ${source.name}`, `${source.health}: ${source.health_detail ?? ''}`);
    return failing.length + ill.length > 0 ? 1 : 0;
  });
}
