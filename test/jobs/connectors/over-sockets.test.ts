import { expect, it } from 'vitest';
import { createGuardedFetch } from '@koe/jobs/test-only/connectors/http';
import { previewOf } from '@koe/jobs/test-only/connectors/preview';
import { serveFake } from '../../harness/fakes/serve-fake.js';
import { reader } from './reader.js';
import { START, SUBJECTS } from './subjects.js';

const fetch = createGuardedFetch({ allowedCidrs: ['127.0.0.0/8'], userAgent: 'koe-test' });

// The kit runs in one process; here the same sources answer over a real connection, through the guarded client.
const WEB = SUBJECTS.filter(([name]) => name !== 'folder');
it.each(WEB)('%s reads the same over a real connection', async (_name, make) => {
  const subject = make();
  const { api } = subject.source;
  if (api === null) throw new Error('a source without an API has no sockets');
  for (let at = 0; at < 120; at += 1) subject.source.add(`voice ${at} です`, new Date(START - (130 - at) * 60_000));
  const inProcess = reader(subject);
  await inProcess.pull();
  const server = await serveFake(api);
  try {
    const config = { ...Object(subject.config), url: server.url };
    const source = { ...subject.source, api: { ...api, fetch } };
    const run = reader({ ...subject, config, source });
    await run.pull();
    expect(run.texts()).toEqual(inProcess.texts());
    const ctx = {
      config: subject.connector.config.parse(config),
      secrets: { get: (name: string) => subject.secrets[name] ?? '' },
      fetch,
      now: () => new Date(START),
      signal: new AbortController().signal,
      log: { info: () => undefined, warn: () => undefined },
    };
    const { payloads, rejects } = await previewOf(subject.connector, ctx, 10);
    expect({ payloads: payloads.length, rejects }).toEqual({ payloads: 10, rejects: [] });
  } finally {
    await server.close();
    subject.close();
  }
});
