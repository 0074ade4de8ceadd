import { createConnection, type Socket } from 'node:net';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import { withTimeLimit } from '../common/time-limit.ts';
import type { BytePort, PortError, PortOpener } from './byte-port.ts';
import { addressOf, type NetworkAddress } from './port-kind.ts';
import { PortState } from './port-state.ts';

/** Opens devices on the network by TCP, one byte stream each: printers have it at port 9100. */
export function createNetworkOpener(clock: Clock): PortOpener {
  return {
    async open({ path }) {
      const address = addressOf(path);
      return address === null ? err({ kind: 'not-found', message: `${path} is no address` }) : connect(address, clock);
    },
  };
}

function connect({ host, port }: NetworkAddress, clock: Clock): Promise<Result<BytePort, PortError>> {
  const socket = createConnection({ host, port, noDelay: true, keepAlive: true });
  return withTimeLimit<Result<BytePort, PortError>>(
    clock,
    delays.portConnectLimitMs,
    () => {
      socket.destroy();
      return err({ kind: 'not-found', message: `${host}:${port} did not answer in ${delays.portConnectLimitMs} ms` });
    },
    (settle) => {
      const fail = (error: NodeJS.ErrnoException): void => {
        settle(err({ kind: kindOf(error), message: error.message }));
      };
      socket.once('error', fail);
      socket.once('connect', () => {
        // The connection came too late, so it is destroyed without a report.
        const opened = new NetworkBytePort(socket, clock);
        socket.off('error', fail);
        settle(ok(opened));
      });
    },
  );
}

/** Errors of a device that is switched off; a device in use by another computer refuses instead. */
function kindOf({ code }: NodeJS.ErrnoException): PortError['kind'] {
  if (code === 'ECONNREFUSED') return 'busy';
  return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'not-found';
}

class NetworkBytePort implements BytePort {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #state = new PortState();

  constructor(socket: Socket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
    socket.on('error', (error) => this.#end({ kind: 'io', message: error.message }));
    socket.on('close', () => this.#end({ kind: 'io', message: 'the connection was closed' }));
    socket.on('end', () => this.#end({ kind: 'io', message: 'the device closed the connection' }));
    socket.on('data', (chunk: Uint8Array) => this.#state.bytes.emit(chunk));
  }

  write(bytes: Uint8Array): Promise<Result<void, PortError>> {
    if (this.#state.isClosed) return Promise.resolve(err(this.#state.refusal()));
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(delays.portNetworkWriteLimitMs, () => {
        this.#end({ kind: 'timeout', message: `${bytes.length} bytes were not taken in time` });
      });
      const settle = this.#state.beginWrite((result) => {
        cancel();
        resolve(result);
      });
      this.#socket.write(Uint8Array.from(bytes), (error) => {
        if (error) this.#end({ kind: 'io', message: error.message });
        else settle(ok(undefined));
      });
    });
  }

  close(): Promise<void> {
    this.#end({ kind: 'closed', message: 'closed by its owner' });
    return Promise.resolve();
  }

  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#state.bytes.add(listener);
  }

  onClosed(listener: (reason: PortError) => void): Unsubscribe {
    return this.#state.onClosed(listener);
  }

  #end(reason: PortError): void {
    this.#state.end(reason);
    this.#socket.destroy();
  }
}
