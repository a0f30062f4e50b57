import { describe, expect, it } from 'vitest';
import { connectorOf, descriptorOf, REGISTRY } from '@koe/jobs/test-only/connectors/registry';

describe.each(REGISTRY.map(({ connector }) => connector.type))('the descriptor of %s', (type) => {
  const descriptor = descriptorOf(connectorOf(type));

  it('is plain JSON with names in both languages and a label for each secret', () => {
    expect(JSON.parse(JSON.stringify(descriptor))).toEqual(descriptor);
    expect(descriptor.name.ja).not.toBe('');
    expect(descriptor.name.en).not.toBe('');
    for (const { name, label } of descriptor.secrets) expect(label.ja).not.toBe(name);
  });

  it('titles every field of the form in both languages', () => {
    const properties = descriptor.configSchema['properties'];
    expect(typeof properties).toBe('object');
    for (const [field, schema] of Object.entries(properties ?? {}))
      expect([field, schema]).toEqual([
        field,
        expect.objectContaining({
          title: expect.any(String),
          ja: expect.objectContaining({ title: expect.any(String) }),
        }),
      ]);
  });
});

it('names the connectors there are when asked for another', () => {
  expect(() => connectorOf('gopher')).toThrow(
    /there is no connector "gopher"; there are folder, formbricks, mastodon, zendesk/,
  );
});
