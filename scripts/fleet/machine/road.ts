import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { listeningPort } from '../../setup/local-port.ts';

const HOST = '127.0.0.1';

/** What went over a road, as TCP carried it. */
export interface Carried {
  /** From the machine, and to it. */
  readonly upBytes: number;
  readonly downBytes: number;
  /** Pieces in which it came, each at most one read of a socket. */
  readonly upPieces: number;
  readonly downPieces: number;
}

/** The way of one machine to the broker, which can break at any byte. */
export class Road {
  readonly #server: Server;
  readonly #brokerPort: number;
  readonly #ends = new Set<Socket>();
  #isOpen = true;
  #cutsNext = false;
  #onCut: () => void = () => undefined;
  #carried = { upBytes: 0, downBytes: 0, upPieces: 0, downPieces: 0 };

  private constructor(server: Server, brokerPort: number) {
    this.#server = server;
    this.#brokerPort = brokerPort;
    server.on('connection', (machine) => {
      this.#connect(machine);
    });
  }

  /** Listens on a port of its own, and leads to this port of the computer. */
  static async open(brokerPort: number): Promise<Road> {
    const server = createServer({ noDelay: true });
    const road = new Road(server, brokerPort);
    server.listen(0, HOST);
    await once(server, 'listening');
    return road;
  }

  get port(): number {
    return listeningPort(this.#server);
  }

  /** Whether a machine is connected now. */
  get isUsed(): boolean {
    return this.#ends.size > 0;
  }

  get carried(): Carried {
    return { ...this.#carried };
  }

  /** Breaks the connection now. */
  cut(): void {
    this.#cutsNext = false;
    // With a reset, as a network does it: an orderly end would be the broker's own.
    for (const end of this.#ends) end.resetAndDestroy();
    this.#ends.clear();
    this.#onCut();
    this.#onCut = () => undefined;
  }

  /** Breaks the connection in the middle of what the machine sends next; resolves then. */
  cutInPacket(): Promise<void> {
    this.#cutsNext = true;
    return new Promise((resolve) => {
      this.#onCut = resolve;
    });
  }

  /** Breaks the connection, and lets no other one pass. */
  close(): void {
    this.#isOpen = false;
    this.cut();
  }

  /** Lets connections pass again. */
  reopen(): void {
    this.#isOpen = true;
  }

  /** Lets nothing more through to the machine, without breaking the connection. */
  hold(): void {
    for (const end of this.#ends) end.pause();
  }

  /** Lets go what was held. */
  release(): void {
    for (const end of this.#ends) end.resume();
  }

  async end(): Promise<void> {
    this.close();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #connect(machine: Socket): void {
    machine.on('error', () => undefined);
    if (!this.#isOpen) {
      machine.resetAndDestroy();
      return;
    }
    const broker = connect({ port: this.#brokerPort, host: HOST, noDelay: true });
    broker.on('error', () => undefined);
    const ends = [machine, broker] as const;
    for (const end of ends) {
      this.#ends.add(end);
      end.on('close', () => {
        for (const one of ends) {
          one.destroy();
          this.#ends.delete(one);
        }
      });
    }
    machine.on('data', (bytes) => {
      this.#carried.upBytes += bytes.length;
      this.#carried.upPieces += 1;
      if (this.#cutsNext) {
        broker.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => {
          this.cut();
        });
        this.#cutsNext = false;
        return;
      }
      pass(bytes, machine, broker);
    });
    broker.on('data', (bytes) => {
      this.#carried.downBytes += bytes.length;
      this.#carried.downPieces += 1;
      pass(bytes, broker, machine);
    });
  }
}

/** No more is read than the other side takes. */
function pass(bytes: Buffer, from: Socket, to: Socket): void {
  if (to.destroyed || to.write(bytes)) return;
  from.pause();
  to.once('drain', () => from.resume());
}
