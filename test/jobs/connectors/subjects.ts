import type { AnyConnector } from '@koe/jobs/test-only/connectors/connector';
import { connectorOf } from '@koe/jobs/test-only/connectors/registry';
import type { FakeSource } from '../../harness/fakes/fake-source.js';
import { folderFake } from '../../harness/fakes/folder-fake.js';
import { FORMBRICKS_KEY, formbricksFake } from '../../harness/fakes/formbricks-fake.js';
import { MASTODON_TOKEN, mastodonFake } from '../../harness/fakes/mastodon-fake.js';
import { ZENDESK_EMAIL, ZENDESK_TOKEN, zendeskFake } from '../../harness/fakes/zendesk-fake.js';

/** A registered connector with a fresh source in front of it. */
export interface Subject {
  readonly connector: AnyConnector;
  readonly config: unknown;
  readonly secrets: Readonly<Record<string, string>>;
  readonly source: FakeSource;
  /** Enough records for several batches. */
  readonly many: number;
  /** A field of the source's records that holds the customer's text, and one that holds a time: for hostile input. */
  readonly fields: { readonly text: (text: string) => Record<string, unknown>; readonly time: string };
  /** The clock, in milliseconds. */
  readonly clock: { ms: number };
  /** Called before each pull. */
  readonly ready: () => void;
  readonly close: () => void;
}

export const START = Date.parse('2026-06-01T03:00:00Z');

type Maker = () => Subject;

/** One maker a registered type; `mastodon` twice, since servers page differently. */
export const SUBJECTS: readonly (readonly [string, Maker])[] = [
  ['folder', folderSubject],
  ['formbricks', formbricksSubject],
  ['mastodon', () => mastodonSubject('mastodon')],
  ['mastodon (Hollo)', () => mastodonSubject('hollo')],
  ['zendesk', zendeskSubject],
];

const nothing = (): void => undefined;

function folderSubject(): Subject {
  const source = folderFake();
  return {
    connector: connectorOf('folder'),
    config: {
      path: source.path,
      mapping: {
        kind: 'survey',
        channel: 'survey',
        id: 'id',
        createdAt: { column: 'created' },
        texts: [{ column: 'text' }],
        scores: [{ column: 'stars', kind: 'rating', min: 1, max: 5 }],
        person: { email: 'mail' },
      },
    },
    secrets: {},
    source,
    many: 4_500,
    fields: { text: (text) => ({ text }), time: 'created' },
    clock: { ms: START },
    ready: () => source.flush(),
    close: () => source.close(),
  };
}

function formbricksSubject(): Subject {
  return {
    connector: connectorOf('formbricks'),
    config: { url: 'https://forms.example' },
    secrets: { apiKey: FORMBRICKS_KEY },
    source: formbricksFake(),
    many: 620,
    fields: { text: (text) => ({ data: { 'q-text': text } }), time: 'createdAt' },
    clock: { ms: START },
    ready: nothing,
    close: nothing,
  };
}

function mastodonSubject(flavour: 'mastodon' | 'hollo'): Subject {
  return {
    connector: connectorOf('mastodon'),
    config: { url: 'https://social.example', hashtags: ['#koe'] },
    secrets: { accessToken: MASTODON_TOKEN },
    source: mastodonFake(flavour),
    many: 230,
    fields: { text: (text) => ({ content: text }), time: 'created_at' },
    clock: { ms: START },
    ready: nothing,
    close: nothing,
  };
}

function zendeskSubject(): Subject {
  const clock = { ms: START };
  return {
    connector: connectorOf('zendesk'),
    config: { url: 'https://acme.zendesk.com', email: ZENDESK_EMAIL, fields: [{ id: 99, name: 'product' }] },
    secrets: { apiToken: ZENDESK_TOKEN },
    source: zendeskFake(() => new Date(clock.ms)),
    many: 230,
    fields: { text: (text) => ({ subject: text, via: { channel: 'email' } }), time: 'created_at' },
    clock,
    ready: nothing,
    close: nothing,
  };
}
