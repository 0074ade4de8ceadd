/** Ports of this computer. */
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

const HOST = '127.0.0.1';

/** The port that a server listens at. Throws if it does not listen, or at a socket of the file system. */
export function listeningPort(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('this server listens at no port');
  return address.port;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const port = listeningPort(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether something listens at the port. */
export function isAnswered(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      setImmediate(resolve, false);
    });
  });
}
