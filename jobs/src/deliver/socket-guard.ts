import { addressGuard, literalAddress } from '../connectors/outbound/address-guard.js';
import { DeliveryError, type SocketGuard } from './deliverer.js';

/** Ports of mail; others only on addresses that an administrator named. */
const OPEN_PORTS: readonly number[] = [25, 465, 587, 2525];

/** For what does not go over HTTP: a host is looked up once, each address is checked, and the one that is given back is connected to. */
export function createSocketGuard(allowedCidrs: readonly string[]): SocketGuard {
  const guard = addressGuard(allowedCidrs);
  return {
    async resolve(host, port) {
      const address = literalAddress(host) ?? (await lookUp(host, guard));
      const open = OPEN_PORTS.includes(port) || guard.isNamed(address);
      if (!guard.allows(address) || !open)
        throw new DeliveryError('config', `${host}:${port} is not an address that an administrator has allowed`, {
          field: 'host',
        });
      return address;
    },
  };
}

function lookUp(host: string, guard: ReturnType<typeof addressGuard>): Promise<string> {
  return new Promise((resolve, reject) => {
    guard.lookup(host, { all: false }, (error, found) => {
      if (typeof found === 'string' && error === null) resolve(found);
      else if (error && error.code === 'KOE_BLOCKED_ADDRESS')
        reject(
          new DeliveryError('config', `${host} is not an address that an administrator has allowed`, { field: 'host' }),
        );
      else reject(new DeliveryError('unreachable', `${host} cannot be found`, { cause: error }));
    });
  });
}
