import { z } from 'zod';
import type { SourceRow } from '@koe/sql/queries/source/source';
import type { Vault } from '@koe/sql/server/vault';
import { ConnectorError, type AnyConnector, type Ctx, type Log, type Secrets } from '../connectors/connector.js';
import { connectorOf } from '../connectors/registry.js';
import type { Runtime } from './runtime.js';

const secretsSchema = z.record(z.string(), z.string());

/** A source ready to be pulled: its connector, its checked config and the context it may touch. */
export interface OpenSource {
  readonly connector: AnyConnector;
  readonly config: unknown;
  readonly ctx: Ctx<unknown>;
}

export interface SourceToOpen extends Pick<SourceRow, 'source_id' | 'type' | 'name' | 'config' | 'secrets'> {
  readonly source_id: string;
}

/** @throws ConnectorError `config` naming the field when the stored config does not fit the connector. */
export function openSource(runtime: Runtime, source: SourceToOpen, signal: AbortSignal): OpenSource {
  const connector = connectorOf(source.type);
  const config = checkConfig(connector, source.config);
  const secrets = source.secrets ? openSecrets(runtime.vault, source.secrets, source.source_id) : {};
  return {
    connector,
    config,
    ctx: {
      config,
      secrets: secretsOf(secrets),
      fetch: runtime.fetch,
      now: () => runtime.clock.now(),
      signal,
      log: logOf(runtime, source, Object.values(secrets)),
    },
  };
}

/** @throws ConnectorError `config` with the path of the first wrong field. */
export function checkConfig(connector: AnyConnector, config: unknown): unknown {
  const checked = connector.config.safeParse(config);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new ConnectorError(
    'config',
    `${field === '' ? 'the configuration' : field}: ${issue?.message ?? 'is not valid'}`,
    { field },
  );
}

export function sealSecrets(vault: Vault, secrets: Readonly<Record<string, string>>, sourceId: string): Buffer {
  return vault.seal(JSON.stringify(secrets), `secrets:${sourceId}`);
}

export function openSecrets(vault: Vault, sealed: Uint8Array, sourceId: string): Record<string, string> {
  return secretsSchema.parse(JSON.parse(vault.open(sealed, `secrets:${sourceId}`).toString('utf8')));
}

function secretsOf(values: Readonly<Record<string, string>>): Secrets {
  return {
    get(name) {
      const value = values[name];
      if (value === undefined || value === '')
        throw new ConnectorError('auth', `the secret "${name}" has not been set`, { field: name });
      return value;
    },
  };
}

// a connector must not log secrets; should one ever do so, the value is blotted out here
function logOf(runtime: Runtime, source: SourceToOpen, secrets: readonly string[]): Log {
  const clean = (text: string): string =>
    secrets.reduce((result, secret) => (secret ? result.replaceAll(secret, '[secret]') : result), text);
  const write =
    (level: 'info' | 'warn') =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void =>
      runtime.log[level]({ source: source.source_id, fields: clean(JSON.stringify(fields)) }, clean(message));
  return { info: write('info'), warn: write('warn') };
}
