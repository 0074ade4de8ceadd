import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The open sockets of one port, and the certificates of their clients. Only the socket below TLS can send a reset. */
export class OpenSockets {
  readonly #below = new Set<Socket>();
  readonly #byAddress = new Map<string, Socket>();
  /** Serial numbers of the clients' certificates. */
  readonly #serials = new Map<TLSSocket, string>();

  /** Adds a new connection. */
  add(socket: Socket): void {
    const address = addressOf(socket);
    this.#below.add(socket);
    this.#byAddress.set(address, socket);
    socket.once('close', () => {
      this.#below.delete(socket);
      if (this.#byAddress.get(address) === socket) this.#byAddress.delete(address);
    });
  }

  /** Records a finished handshake; returns the serial number of the client's certificate, null without one. */
  secured(socket: TLSSocket): string | null {
    const serial = socket.getPeerX509Certificate()?.serialNumber;
    if (serial === undefined) return null;
    this.#serials.set(socket, serial);
    socket.once('close', () => this.#serials.delete(socket));
    return serial;
  }

  /** The socket below TLS. */
  below(socket: TLSSocket): Socket {
    return this.#byAddress.get(addressOf(socket)) ?? socket;
  }

  /** Breaks every connection. */
  cut(): void {
    for (const socket of this.#below) socket.destroy();
  }

  /** Breaks the connections whose certificates match. */
  drop(isUnwanted: (serial: string) => boolean): void {
    for (const [socket, serial] of this.#serials) {
      if (isUnwanted(serial)) socket.destroy();
    }
  }
}

function addressOf(socket: Socket): string {
  return `${socket.remoteAddress ?? ''} ${socket.remotePort ?? 0}`;
}
