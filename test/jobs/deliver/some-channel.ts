import { randomUUID } from 'node:crypto';
import { writeChannel } from '@koe/sql/queries/delivery/channel';
import { enqueueToAddress } from '@koe/sql/queries/delivery/enqueue';
import type { Message } from '@koe/sql/domain/delivery/message';
import { sealSecrets } from '@koe/jobs/test-only/pipeline/source-context';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';

/** Adds a channel as a person would. @returns its id */
export async function addChannel(
  runtime: Runtime,
  type: string,
  config: object,
  secrets: Readonly<Record<string, string>>,
): Promise<string> {
  const id = randomUUID();
  await writeChannel(
    runtime.database,
    {
      id,
      type,
      name: `test ${type}`,
      config,
      secretNames: Object.keys(secrets),
      secrets: Object.keys(secrets).length === 0 ? null : sealSecrets(runtime.vault, secrets, id),
      paused: false,
    },
    { personId: null, now: runtime.clock.now() },
  );
  return id;
}

export const MESSAGE: Message = {
  title: '新しい P1 が届きました',
  text: '支払いが二重になりました。',
  lines: [{ label: 'チャネル', value: 'メール' }],
  path: '/voices?priority=P1',
};

/** Puts a message of its own into the outbox. @returns its id */
export function order(
  runtime: Runtime,
  channelId: string,
  message: Message = MESSAGE,
  address: string | null = null,
): Promise<string> {
  return runtime.database.transaction((session) =>
    enqueueToAddress(session, {
      rule: 'test',
      subject: { kind: 'test', id: randomUUID() },
      channelId,
      address,
      personId: null,
      language: 'ja',
      message,
      now: runtime.clock.now(),
    }),
  );
}

export interface DeliveryState {
  readonly state: string;
  readonly attempts: number;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly receipt: { readonly id?: string; readonly url?: string } | null;
}

export async function stateOf({ database }: Pick<Runtime, 'database'>, id: string): Promise<DeliveryState> {
  const [row] = await database.query<DeliveryState>(
    `select state, attempts, reason_code as "reasonCode", reason, receipt from delivery where delivery_id = $1`,
    [id],
  );
  if (!row) throw new Error('there is no such delivery');
  return row;
}
