import type { Bilingual } from '@koe/sql/domain/theme';
import { z } from 'zod';
import { chatworkDeliverer } from './channels/chatwork.js';
import { lineWorksDeliverer } from './channels/line-works.js';
import { slackDeliverer } from './channels/slack.js';
import { smtpDeliverer } from './channels/smtp.js';
import { teamsDeliverer } from './channels/teams.js';
import { DeliveryError, type AnyDeliverer, type DelivererType } from './deliverer.js';
import { backlogDeliverer } from './trackers/backlog.js';
import { jiraDeliverer } from './trackers/jira.js';
import { redmineDeliverer } from './trackers/redmine.js';

/** A deliverer with what people are told about it. To add one: its file, then one entry here. */
export interface RegisteredDeliverer {
  readonly deliverer: AnyDeliverer;
  readonly name: Bilingual;
  /** `mail` reaches each person, `room` everybody in it, `tracker` makes tasks. */
  readonly kind: 'mail' | 'room' | 'tracker';
  readonly secrets: Readonly<Record<string, Bilingual>>;
}

const WEBHOOK: Bilingual = { ja: 'Webhook アドレス', en: 'Webhook address' };
const API_KEY: Bilingual = { ja: 'API キー', en: 'API key' };

export const DELIVERERS: readonly RegisteredDeliverer[] = [
  {
    deliverer: smtpDeliverer,
    name: { ja: 'メール (SMTP)', en: 'E-mail (SMTP)' },
    kind: 'mail',
    secrets: { password: { ja: 'パスワード', en: 'Password' } },
  },
  { deliverer: slackDeliverer, name: { ja: 'Slack', en: 'Slack' }, kind: 'room', secrets: { webhookUrl: WEBHOOK } },
  {
    deliverer: teamsDeliverer,
    name: { ja: 'Microsoft Teams (ワークフロー)', en: 'Microsoft Teams (Workflows)' },
    kind: 'room',
    secrets: { webhookUrl: WEBHOOK },
  },
  {
    deliverer: lineWorksDeliverer,
    name: { ja: 'LINE WORKS', en: 'LINE WORKS' },
    kind: 'room',
    secrets: { webhookUrl: WEBHOOK },
  },
  {
    deliverer: chatworkDeliverer,
    name: { ja: 'Chatwork', en: 'Chatwork' },
    kind: 'room',
    secrets: { token: { ja: 'API トークン', en: 'API token' } },
  },
  {
    deliverer: redmineDeliverer,
    name: { ja: 'Redmine', en: 'Redmine' },
    kind: 'tracker',
    secrets: { apiKey: API_KEY },
  },
  {
    deliverer: backlogDeliverer,
    name: { ja: 'Backlog', en: 'Backlog' },
    kind: 'tracker',
    secrets: { apiKey: API_KEY },
  },
  {
    deliverer: jiraDeliverer,
    name: { ja: 'Jira', en: 'Jira' },
    kind: 'tracker',
    secrets: { apiToken: { ja: 'API トークン', en: 'API token' } },
  },
];

/** What the api and the dashboard learn of a deliverer: enough to draw its form. Stored in `deliverer_type`. */
export interface DelivererDescriptor {
  readonly type: DelivererType;
  readonly version: number;
  readonly name: Bilingual;
  readonly kind: RegisteredDeliverer['kind'];
  /** JSON Schema (2020-12) of the config; each field carries `title`, `description` and `ja: { title, description }`. */
  readonly configSchema: Readonly<Record<string, unknown>>;
  readonly secrets: readonly { readonly name: string; readonly label: Bilingual }[];
}

/** @throws DeliveryError `config` for a type that this version does not have */
export function delivererOf(type: DelivererType): RegisteredDeliverer {
  const entry = DELIVERERS.find(({ deliverer }) => deliverer.type === type);
  if (entry === undefined) throw new DeliveryError('config', `there is no channel of the type "${type}"`);
  return entry;
}

export function delivererDescriptor({ deliverer, name, kind, secrets }: RegisteredDeliverer): DelivererDescriptor {
  return {
    type: deliverer.type,
    version: deliverer.version,
    name,
    kind,
    configSchema: { ...z.toJSONSchema(deliverer.config, { io: 'input' }) },
    secrets: deliverer.secrets.map((secret) => ({
      name: secret,
      label: secrets[secret] ?? { ja: secret, en: secret },
    })),
  };
}
