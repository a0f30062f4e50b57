import type { Kind } from '@koe/sql/domain/item';
import type { Bilingual } from '@koe/sql/domain/theme';
import { z } from 'zod';
import { ConnectorError, type AnyConnector, type ConnectorType, type StreamInfo } from './connector.js';
import { folderConnector } from './folder/folder.js';
import { formbricksConnector } from './formbricks/formbricks.js';
import { mastodonConnector } from './mastodon/mastodon.js';
import { zendeskConnector } from './zendesk/zendesk.js';

/** A connector with what people are told about it. To add one: its folder, then one entry here. */
export interface Registered {
  readonly connector: AnyConnector;
  readonly name: Bilingual;
  /** `any`: the configuration says. */
  readonly kind: Kind | 'any';
  /** Labels of the connector's secrets by name. */
  readonly secrets: Readonly<Record<string, Bilingual>>;
}

export const REGISTRY: readonly Registered[] = [
  {
    connector: folderConnector,
    name: { ja: 'ファイル・フォルダー', en: 'Files in a folder' },
    kind: 'any',
    secrets: {},
  },
  {
    connector: formbricksConnector,
    name: { ja: 'Formbricks (アンケート)', en: 'Formbricks (surveys)' },
    kind: 'survey',
    secrets: { apiKey: { ja: 'API キー', en: 'API key' } },
  },
  {
    connector: mastodonConnector,
    name: { ja: 'Mastodon (SNS)', en: 'Mastodon (social)' },
    kind: 'social',
    secrets: { accessToken: { ja: 'アクセストークン', en: 'Access token' } },
  },
  {
    connector: zendeskConnector,
    name: { ja: 'Zendesk (問い合わせ)', en: 'Zendesk (tickets)' },
    kind: 'ticket',
    secrets: { apiToken: { ja: 'API トークン', en: 'API token' } },
  },
];

/** What the api and the dashboard learn of a connector: enough to draw its form. Stored in `connector_type`. */
export interface ConnectorDescriptor {
  readonly type: ConnectorType;
  readonly version: number;
  readonly name: Bilingual;
  readonly kind: Kind | 'any';
  /** JSON Schema (2020-12) of what may be written; each field carries `title`, `description` and `ja: { title, description }`. */
  readonly configSchema: Readonly<Record<string, unknown>>;
  readonly secrets: readonly { readonly name: string; readonly label: Bilingual }[];
  readonly streams: readonly StreamInfo[];
}

/** @throws ConnectorError `config` for a type that this version does not have. */
export function connectorOf(type: ConnectorType): AnyConnector {
  const entry = REGISTRY.find(({ connector }) => connector.type === type);
  if (entry === undefined) {
    const known = REGISTRY.map(({ connector }) => connector.type).join(', ');
    throw new ConnectorError('config', `there is no connector "${type}"; there are ${known}`, { field: 'type' });
  }
  return entry.connector;
}

export function descriptorOf(connector: AnyConnector): ConnectorDescriptor {
  const entry = REGISTRY.find((one) => one.connector === connector);
  return {
    type: connector.type,
    version: connector.version,
    name: entry?.name ?? { ja: connector.type, en: connector.type },
    kind: entry?.kind ?? 'any',
    configSchema: { ...z.toJSONSchema(connector.config, { io: 'input' }) },
    secrets: connector.secrets.map((name) => ({ name, label: entry?.secrets[name] ?? { ja: name, en: name } })),
    streams: connector.streams,
  };
}
