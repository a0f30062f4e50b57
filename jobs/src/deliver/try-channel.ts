import { findChannel } from '@koe/sql/queries/delivery/channel';
import { openSecrets, sealSecrets } from '../pipeline/source-context.js';
import type { Runtime } from '../pipeline/runtime.js';
import { sameAddress } from './same-address.js';
import { DeliveryError } from './deliverer.js';
import { openChannel } from './open-channel.js';

/** Stands for a channel that has not been saved: the secrets of a try are bound to it. */
const NO_CHANNEL = '00000000-0000-0000-0000-000000000000';

export interface ChannelTry {
  readonly kind: 'channel_check' | 'channel_test';
  readonly type: string;
  readonly config?: unknown;
  readonly secrets: Readonly<Record<string, string>>;
  /** Of the channel whose secrets stand for those that are not given. */
  readonly sourceId?: string | undefined;
}

/** Checks a channel's settings, and for a test speaks to the target; sends nothing. */
export async function tryChannel(
  runtime: Runtime,
  asked: ChannelTry,
  signal: AbortSignal,
): Promise<{ ok: boolean; errorCode: string | null; errorMessage: string | null; errorField: string | null }> {
  try {
    const saved = asked.sourceId === undefined ? null : await findChannel(runtime.database, asked.sourceId);
    const isSame = saved !== null && saved.type === asked.type && sameAddress(saved.config, asked.config);
    for (const name of saved && !isSame ? saved.secretNames : [])
      if (!asked.secrets[name])
        throw new DeliveryError('config', `enter the secret "${name}" again: it was given for another address`, {
          field: name,
        });
    const kept = isSame && saved.secrets ? openSecrets(runtime.vault, saved.secrets, saved.id) : {};
    const secrets = sealSecrets(runtime.vault, { ...kept, ...asked.secrets }, NO_CHANNEL);
    const { deliverer, ctx } = openChannel(
      runtime,
      { id: NO_CHANNEL, type: asked.type, config: asked.config, secrets },
      signal,
    );
    if (asked.kind === 'channel_test') await deliverer.check(ctx);
    return { ok: true, errorCode: null, errorMessage: null, errorField: null };
  } catch (error) {
    if (error instanceof DeliveryError)
      return {
        ok: false,
        errorCode: error.code,
        errorMessage: error.message,
        errorField: error.options.field ?? null,
      };
    runtime.log.warn({ err: error }, 'a channel could not be tried');
    return { ok: false, errorCode: 'unreachable', errorMessage: 'the target did not answer in time', errorField: null };
  }
}
