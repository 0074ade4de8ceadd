import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { until } from '../until.ts';

/** The two ends of one connection that goes through the line. */
interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  stalled: boolean;
  /** Answers that wait to be let through. */
  readonly held: Buffer[];
}

/** How answers travel: at once, only when they are let through, or until so many bytes have passed and the line breaks. */
type Answers = 'pass' | 'hold' | { cutAfterBytes: number };

/** A network between a client and a server on this machine that misbehaves on command. */
export class BadLine {
  readonly #target: number;
  readonly #pairs = new Set<Pair>();
  #server: Server | null = null;
  #port = 0;
  #answers: Answers = 'pass';
  /** New connections are half-open from the beginning. */
  #swallows = false;
  /** Connections since the beginning. */
  accepted = 0;
  /** Bytes of the client that went through, or into nowhere. */
  asked = 0;

  private constructor(target: number) {
    this.#target = target;
  }

  /** A line to a port of this machine, without faults. */
  static async to(port: number): Promise<BadLine> {
    const line = new BadLine(port);
    await line.accept();
    return line;
  }

  get port(): number {
    return this.#port;
  }

  /** Connections that the client holds open. */
  get open(): number {
    return [...this.#pairs].filter(({ near }) => !near.destroyed && !near.readableEnded).length;
  }

  /** Bytes of answers that wait. */
  get heldBytes(): number {
    return [...this.#pairs].reduce((sum, { held }) => sum + held.reduce((length, part) => length + part.length, 0), 0);
  }

  /** Every connection of this moment goes half-open: bytes are lost, and neither end is closed. New ones work. */
  stall(): void {
    for (const pair of this.#pairs) pair.stalled = true;
  }

  /** New connections are accepted and lead nowhere, until `recover`. */
  swallow(): void {
    this.#swallows = true;
  }

  /** Breaks every connection with RST. */
  reset(): void {
    for (const { near } of this.#pairs) near.resetAndDestroy();
  }

  /** Ends every connection as a server does that is tired of an idle client. */
  hangUp(): void {
    for (const { far, near } of this.#pairs) {
      near.end();
      far.destroy();
    }
  }

  /** Answers stay in the line until they are released. */
  hold(): void {
    this.#answers = 'hold';
  }

  /** Lets so many bytes of each connection's held answer through; all of it, and all that follows, without a number. */
  release(bytes?: number): void {
    if (bytes === undefined) this.#answers = 'pass';
    for (const { near, held } of this.#pairs) {
      const waiting = Buffer.concat(held.splice(0));
      near.write(waiting.subarray(0, bytes));
      if (bytes !== undefined && waiting.length > bytes) held.push(waiting.subarray(bytes));
    }
  }

  /** Lets so many bytes of the next answer through, then breaks its connection; later ones are whole again. */
  cutNextAnswer(afterBytes: number): void {
    this.#answers = { cutAfterBytes: afterBytes };
  }

  /** Nothing listens any more; connections that stand are left alone. */
  refuse(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    return new Promise((resolve) => {
      if (server === null) resolve();
      else server.close(() => undefined);
      setImmediate(resolve);
    });
  }

  /** Listens, again at the same port. */
  accept(): Promise<void> {
    const server = createServer((near) => {
      this.#join(near);
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => {
        const address: AddressInfo | string | null = server.address();
        if (typeof address === 'object' && address !== null) this.#port = address.port;
        resolve();
      });
    });
  }

  /** New connections work, answers pass. */
  recover(): void {
    this.#swallows = false;
    this.release();
  }

  async close(): Promise<void> {
    await this.refuse();
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
    await until(() => this.#pairs.size === 0);
  }

  #join(near: Socket): void {
    this.accepted += 1;
    const far = connect(this.#target, '127.0.0.1');
    const pair: Pair = { near, far, stalled: this.#swallows, held: [] };
    this.#pairs.add(pair);
    near.on('data', (bytes) => {
      this.asked += bytes.length;
      if (!pair.stalled) far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!pair.stalled) this.#answer(pair, bytes);
    });
    near.on('end', () => far.end());
    far.on('end', () => {
      if (!pair.stalled) near.end();
    });
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.on('close', () => {
      far.destroy();
      this.#pairs.delete(pair);
    });
    far.on('close', () => {
      if (!pair.stalled && pair.held.length === 0) near.end();
    });
  }

  #answer(pair: Pair, bytes: Buffer): void {
    if (this.#answers === 'pass') {
      pair.near.write(bytes);
    } else if (this.#answers === 'hold') {
      pair.held.push(bytes);
    } else {
      const { cutAfterBytes } = this.#answers;
      this.#answers = 'pass';
      pair.stalled = true;
      pair.near.write(bytes.subarray(0, cutAfterBytes), () => pair.near.resetAndDestroy());
    }
  }
}
