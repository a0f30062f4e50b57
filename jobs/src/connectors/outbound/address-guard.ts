import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A connection that was refused because of where it would lead. */
export class BlockedAddressError extends Error {
  readonly code = 'KOE_BLOCKED_ADDRESS';
  constructor(host: string) {
    super(`${host} is an internal address that an administrator has not allowed`);
    this.name = 'BlockedAddressError';
  }
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];
type LookupOptions = { readonly family?: number | string | undefined; readonly all?: boolean | undefined };
type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Decides which addresses may be connected to: public unicast ones, and those in ranges that an administrator allowed. */
export interface AddressGuard {
  /** @param address a literal IP address, also IPv4 inside IPv6. */
  allows(address: string): boolean;
  /** Whether an administrator named a range that holds it: there any port is open. */
  isNamed(address: string): boolean;
  /** Replaces `dns.lookup`: answers only with addresses that are allowed. */
  lookup(host: string, options: LookupOptions, callback: LookupCallback): void;
}

/** @throws Error naming the range that is not written like `10.0.0.0/8` or `fd00::/8`. */
export function addressGuard(allowedCidrs: readonly string[]): AddressGuard {
  const ranges = allowedCidrs.map(parseRange);
  const isNamed = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some((range) => range[0].kind() === parsed.kind() && parsed.match(range));
  };
  const allows = (address: string): boolean =>
    ipaddr.isValid(address) && (ipaddr.process(address).range() === 'unicast' || isNamed(address));
  return {
    allows,
    isNamed,
    lookup(host, options, callback) {
      resolveName(
        host,
        { all: true, family: options.family === 4 || options.family === 6 ? options.family : 0 },
        (error, found) => {
          if (error) return callback(error, []);
          const allowed = found.filter(({ address }) => allows(address));
          const first = allowed[0];
          if (first === undefined) return callback(new BlockedAddressError(host), []);
          if (options.all === true) return callback(null, allowed);
          return callback(null, first.address, first.family);
        },
      );
    },
  };
}

/** A host name's literal address without brackets, or undefined for a name. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? undefined : bare;
}

function parseRange(cidr: string): Range {
  try {
    return ipaddr.parseCIDR(cidr.includes('/') ? cidr : `${cidr}/${isIP(cidr) === 6 ? 128 : 32}`);
  } catch (cause) {
    throw new Error(`"${cidr}" is not a range of addresses such as 10.0.0.0/8`, { cause });
  }
}
