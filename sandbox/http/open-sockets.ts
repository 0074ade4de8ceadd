import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The sockets of one port: those below TLS, which alone can send a reset, and who stands at their far ends. */
export class OpenSockets {
  readonly #below = new Set<Socket>();
  readonly #byAddress = new Map<string, Socket>();
  /** Serial numbers of the certificates that were shown. */
  readonly #serials = new Map<TLSSocket, string>();

  /** A connection came in. */
  add(socket: Socket): void {
    const address = addressOf(socket);
    this.#below.add(socket);
    this.#byAddress.set(address, socket);
    socket.once('close', () => {
      this.#below.delete(socket);
      if (this.#byAddress.get(address) === socket) this.#byAddress.delete(address);
    });
  }

  /** Its handshake is over: gives the serial number of the certificate that was shown; null for none. */
  secured(socket: TLSSocket): string | null {
    const serial = socket.getPeerX509Certificate()?.serialNumber;
    if (serial === undefined) return null;
    this.#serials.set(socket, serial);
    socket.once('close', () => this.#serials.delete(socket));
    return serial;
  }

  /** The socket that carries this one. */
  below(socket: TLSSocket): Socket {
    return this.#byAddress.get(addressOf(socket)) ?? socket;
  }

  /** Breaks every connection. */
  cut(): void {
    for (const socket of this.#below) socket.destroy();
  }

  /** Breaks the connections of certificates that are not wanted. */
  drop(isUnwanted: (serial: string) => boolean): void {
    for (const [socket, serial] of this.#serials) {
      if (isUnwanted(serial)) socket.destroy();
    }
  }
}

function addressOf(socket: Socket): string {
  return `${socket.remoteAddress ?? ''} ${socket.remotePort ?? 0}`;
}
