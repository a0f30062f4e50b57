import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, installationKey } from '@koe/sql/server/vault';

describe('vault', () => {
  const vault = createVault(randomBytes(32));

  it('opens what it sealed, for any bytes and any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(vault.open(vault.seal(bytes, 'payload'), 'payload')).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('refuses a value that was moved to another purpose, changed, or sealed with another key', () => {
    const sealed = vault.seal('0120-000-000', 'secret:a');
    expect(() => vault.open(sealed, 'secret:b')).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect(() => vault.open(changed, 'secret:a')).toThrow();
    expect(() => createVault(randomBytes(32)).open(sealed, 'secret:a')).toThrow(/another installation key/);
  });

  it('does not show the text', () => {
    expect(vault.seal('壊れて届いた', 'payload').includes(Buffer.from('壊れて届いた'))).toBe(false);
  });
});

describe('installation key', () => {
  it('is made once, kept private, and read again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'koe-key-'));
    try {
      const key = installationKey(folder, {});
      expect(key).toHaveLength(32);
      expect(installationKey(folder, {})).toEqual(key);
      expect(statSync(join(folder, 'key')).mode & 0o077).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says which place holds a key that is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'koe-key-'));
    try {
      writeFileSync(join(folder, 'key'), 'short');
      expect(() => installationKey(folder, {})).toThrow(join(folder, 'key'));
      expect(() => installationKey(folder, { KOE_KEY: 'short' })).toThrow(/KOE_KEY/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
