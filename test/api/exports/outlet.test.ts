import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { Outlet } from '@koe/api/test-only/exports/outlet';

/** Asks a server for something and reads nothing of the answer. */
async function answering(work: (response: ServerResponse) => Promise<void>): Promise<void> {
  const server = createServer();
  const done = new Promise<void>((resolve, reject) => {
    server.once('request', (_, response) => void work(response).then(resolve, reject));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  try {
    await done;
  } finally {
    socket.destroy();
    server.close();
  }
}

it('who takes nothing for a while is given up', () =>
  answering(async (response) => {
    const outlet = new Outlet(response, 200);
    await expect(outlet.write(new Uint8Array(64_000_000))).rejects.toThrow('aborted');
    expect(outlet.signal.reason).toMatchObject({ message: 'the caller takes nothing' });
    expect(response.destroyed).toBe(true);
  }));

it('who has left before is known to have', () =>
  answering(async (response) => {
    response.destroy();
    expect(new Outlet(response).signal.aborted).toBe(true);
    await Promise.resolve();
  }));
