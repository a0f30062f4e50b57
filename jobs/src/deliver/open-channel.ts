import type { ChannelRow } from '@koe/sql/queries/delivery/channel';
import { openSecrets } from '../pipeline/source-context.js';
import type { Runtime } from '../pipeline/runtime.js';
import { DeliveryError, type AnyDeliverer, type DelivererCtx } from './deliverer.js';
import { delivererOf, type RegisteredDeliverer } from './registry.js';

/** A channel ready to be spoken to. */
export interface OpenChannel {
  readonly kind: RegisteredDeliverer['kind'];
  readonly deliverer: AnyDeliverer;
  readonly ctx: DelivererCtx<unknown>;
}

/** One attempt, from the first byte to the answer; longer than the outbound client's own limit. */
const ATTEMPT_MS = 70_000;

/** @throws DeliveryError `config` when what is stored does not fit, naming the field, or was sealed with another key */
export function openChannel(
  runtime: Runtime,
  channel: Pick<ChannelRow, 'id' | 'type' | 'config' | 'secrets'>,
  signal: AbortSignal = AbortSignal.timeout(ATTEMPT_MS),
): OpenChannel {
  const { deliverer, kind } = delivererOf(channel.type);
  const config = deliverer.config.safeParse(channel.config);
  if (!config.success) {
    const issue = config.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    throw new DeliveryError('config', `${field}: ${issue?.message ?? 'is not valid'}`, { field });
  }
  return {
    kind,
    deliverer,
    ctx: {
      config: config.data,
      secrets: secretsOf(openedSecrets(runtime, channel)),
      fetch: runtime.fetch,
      now: () => runtime.clock.now(),
      signal,
      sockets: runtime.sockets,
    },
  };
}

function openedSecrets(
  { vault }: Runtime,
  { id, secrets }: Pick<ChannelRow, 'id' | 'secrets'>,
): Record<string, string> {
  if (secrets === null) return {};
  try {
    return openSecrets(vault, secrets, id);
  } catch (cause) {
    throw new DeliveryError('config', 'what is stored of this channel cannot be read; enter it again', { cause });
  }
}

function secretsOf(values: Readonly<Record<string, string>>): DelivererCtx<unknown>['secrets'] {
  return {
    get(name) {
      const value = values[name];
      if (value === undefined || value === '')
        throw new DeliveryError('auth', `the secret "${name}" has not been set`, { field: name });
      return value;
    },
  };
}
