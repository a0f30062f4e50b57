import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, randomFillSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Session } from './database.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + 4;
/** Below this, making a compressor costs more than the bytes that it saves. */
const DEFLATE_FROM_BYTES = 1_500;
/** Random bytes are drawn for this many values at once: each draw costs as much as the encryption. */
const IVS_AT_ONCE = 256;
const PLAIN = 1;
const DEFLATED = 2;

/** Encrypts payloads and secrets with the installation key: AES-256-GCM, bound to a purpose so that no value can be moved to another place. */
export interface Vault {
  /** @param purpose what the value is and where it belongs, for example `payload` or `secret:<source id>` */
  seal(value: Uint8Array | string, purpose: string): Buffer;
  /** @throws Error when the key, the purpose or the value do not fit */
  open(sealed: Uint8Array, purpose: string): Buffer;
  /** Which key this is, in public: 8 hexadecimal digits. */
  readonly keyId: string;
  /** Key of the HMAC that turns identifiers into person keys. */
  readonly personSecret: Uint8Array;
}

/** @param key 32 bytes */
export function createVault(key: Uint8Array): Vault {
  if (key.length !== 32) throw new Error('the installation key must be 32 bytes (base64 of 32 bytes in KOE_KEY)');
  const keyId = createHash('sha256').update('koe-key-id').update(key).digest().subarray(0, 4);
  const plainHeader = Buffer.concat([Buffer.of(PLAIN), keyId]);
  const deflatedHeader = Buffer.concat([Buffer.of(DEFLATED), keyId]);
  const nextIv = ivs();
  return {
    keyId: keyId.toString('hex'),
    personSecret: createHmac('sha256', key).update('koe-person-key').digest(),
    seal(value, purpose) {
      const plain = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
      const deflate = plain.length >= DEFLATE_FROM_BYTES;
      const iv = nextIv();
      const header = deflate ? deflatedHeader : plainHeader;
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.concat([header, Buffer.from(purpose, 'utf8')]));
      // a stream cipher: all of the body comes from update
      const body = cipher.update(deflate ? deflateRawSync(plain, { level: 3 }) : plain);
      cipher.final();
      return Buffer.concat([header, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const header = bytes.subarray(0, HEADER_BYTES);
      if (!header.subarray(1).equals(keyId)) throw new Error('this value was encrypted with another installation key');
      const iv = bytes.subarray(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
      const tag = bytes.subarray(HEADER_BYTES + IV_BYTES, HEADER_BYTES + IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, iv);
      decipher.setAAD(Buffer.concat([header, Buffer.from(purpose, 'utf8')]));
      decipher.setAuthTag(tag);
      const body = decipher.update(bytes.subarray(HEADER_BYTES + IV_BYTES + TAG_BYTES));
      decipher.final(); // throws where the tag does not fit
      return header[0] === DEFLATED ? inflateRawSync(body) : body;
    },
  };
}

/** Initialisation vectors, each of its own random bytes. */
function ivs(): () => Buffer {
  const drawn = Buffer.alloc(IV_BYTES * IVS_AT_ONCE);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += IV_BYTES;
    return drawn.subarray(at - IV_BYTES, at);
  };
}

/**
 * The installation key: `KOE_KEY` (base64 of 32 bytes), else `key` in the data folder, made at first start, readable by its owner only.
 * @throws Error when KOE_KEY or the file is not a key
 */
export function installationKey(dataFolder: string, environment: NodeJS.ProcessEnv = process.env): Uint8Array {
  const given = environment['KOE_KEY'];
  if (given) return readKey(given, 'KOE_KEY');
  const file = join(dataFolder, 'key');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // another process of the same start was first: its key is the key
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return readKey(readFileSync(file, 'utf8'), file);
}

function readKey(text: string, where: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new Error(`${where} must hold base64 of 32 bytes (make one with: openssl rand -base64 32)`);
  return key;
}

/**
 * Holds a database to the key it was first used with: with another one, secrets and payloads could not be opened, and one
 * customer would become two persons.
 * @throws Error naming the remedy
 */
export async function requireSameKey(session: Session, vault: Vault, now: Date): Promise<void> {
  await session.query(
    `insert into setting (name, value, updated_at) values ('key_id', to_jsonb($1::text), $2) on conflict (name) do nothing`,
    [vault.keyId, now],
  );
  const rows = await session.query<{ value: string }>(`select value from setting where name = 'key_id'`);
  if (rows[0]?.value !== vault.keyId)
    throw new Error(
      'this database was set up with another installation key: put the key of the first machine (the file "key" in its data folder) into KOE_KEY',
    );
}
