/**
 * One-dimensional arrays in PostgreSQL's binary wire format (`array_send` of src/backend/utils/adt/arrayfuncs.c: dimensions,
 * null flag, element type, length, lower bound, then each element as length and bytes, all big-endian). The driver sends a
 * Buffer as it is; as text each element would be escaped here, bytes doubled as hexadecimal, and all of it parsed there.
 */
const HEADER_BYTES = 20;
/** Element types by their fixed object ids (pg_type.dat). */
const TYPES = {
  bool: 16,
  bytea: 17,
  int4: 23,
  text: 25,
  float4: 700,
  timestamptz: 1184,
  uuid: 2950,
  jsonb: 3802,
} as const;
const UUID_BYTES = 16;
const JSONB_VERSION = 1;
/** 2000-01-01, where PostgreSQL counts its microseconds from. */
const EPOCH_MS = 946_684_800_000n;

type Values<Value> = readonly (Value | null)[];

/** `text[]`. */
export function texts(values: Values<string>): Buffer {
  return variable(TYPES.text, values, Buffer.byteLength, (bytes, at, value) => bytes.write(value, at, 'utf8'));
}

/** `jsonb[]` of what is JSON already. */
export function jsons(values: Values<string>): Buffer {
  return variable(
    TYPES.jsonb,
    values,
    (value) => 1 + Buffer.byteLength(value),
    (bytes, at, value) => {
      bytes[at] = JSONB_VERSION;
      bytes.write(value, at + 1, 'utf8');
    },
  );
}

/** `bytea[]`. */
export function byteas(values: Values<Uint8Array>): Buffer {
  return variable(
    TYPES.bytea,
    values,
    (value) => value.length,
    (bytes, at, value) => bytes.set(value, at),
  );
}

/** `uuid[]`. @throws Error for a value that is not written as a uuid */
export function uuids(values: Values<string>): Buffer {
  return fixed(TYPES.uuid, UUID_BYTES, values, (bytes, at, value) => {
    if (bytes.write(value.replaceAll('-', ''), at, UUID_BYTES, 'hex') !== UUID_BYTES)
      throw new Error(`"${value}" is not a uuid`);
  });
}

/** `int4[]`. @throws RangeError for a value that does not fit */
export function ints(values: Values<number>): Buffer {
  return fixed(TYPES.int4, 4, values, (bytes, at, value) => {
    if (!Number.isInteger(value)) throw new RangeError(`${value} is not an integer`);
    bytes.writeInt32BE(value, at);
  });
}

/** `real[]`. */
export function reals(values: Values<number>): Buffer {
  return fixed(TYPES.float4, 4, values, (bytes, at, value) => bytes.writeFloatBE(value, at));
}

/** `boolean[]`. */
export function booleans(values: Values<boolean>): Buffer {
  return fixed(TYPES.bool, 1, values, (bytes, at, value) => bytes.writeUInt8(value ? 1 : 0, at));
}

/** `timestamptz[]`. @throws RangeError for an invalid date */
export function instants(values: Values<Date>): Buffer {
  return fixed(TYPES.timestamptz, 8, values, (bytes, at, value) =>
    bytes.writeBigInt64BE((BigInt(value.getTime()) - EPOCH_MS) * 1000n, at),
  );
}

function fixed<Value>(
  type: number,
  size: number,
  values: Values<Value>,
  write: (bytes: Buffer, at: number, value: Value) => void,
): Buffer {
  return variable(type, values, () => size, write);
}

function variable<Value>(
  type: number,
  values: Values<Value>,
  sizeOf: (value: Value) => number,
  write: (bytes: Buffer, at: number, value: Value) => void,
): Buffer {
  const sizes = values.map((value) => (value === null ? -1 : sizeOf(value)));
  const total = sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), HEADER_BYTES);
  const bytes = Buffer.allocUnsafe(total);
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(sizes.includes(-1) ? 1 : 0, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  values.forEach((value, index) => {
    const size = sizes[index] ?? -1;
    at = bytes.writeInt32BE(size, at);
    if (value === null) return;
    write(bytes, at, value);
    at += size;
  });
  // an empty array has no dimension
  return values.length === 0 ? emptyArray(type) : bytes;
}

function emptyArray(type: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeInt32BE(type, 8);
  return bytes;
}
