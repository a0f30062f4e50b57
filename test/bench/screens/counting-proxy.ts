import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../installation/free-port.js';

/** Passes connections on and remembers when how many bytes came back. */
export interface CountingProxy {
  readonly address: string;
  /** Bytes that had been sent to the reader by an instant (milliseconds since 1970), with headers. */
  bytesBy(ms: number): number;
  close(): void;
}

/** @param target such as `http://127.0.0.1:8080` */
export async function countingProxy(target: string): Promise<CountingProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const port = await freePort();
  const counted: { readonly ms: number; readonly bytes: number }[] = [];
  const open = new Set<Socket>();
  const server = createServer((reader) => {
    const source = connect(Number(targetPort), hostname);
    for (const [each, other] of [
      [reader, source],
      [source, reader],
    ] as const) {
      open.add(each);
      each.on('error', () => other.destroy());
      each.on('close', () => {
        open.delete(each);
        other.destroy();
      });
    }
    source.on('data', (chunk) => counted.push({ ms: Date.now(), bytes: chunk.length }));
    reader.pipe(source);
    source.pipe(reader);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    bytesBy: (ms) => counted.reduce((sum, each) => sum + (each.ms <= ms ? each.bytes : 0), 0),
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
