import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { Listeners, type Unsubscribe } from '../common/listeners.ts';
import {
  type BytePort,
  type ModemInputs,
  type PortError,
  type PortOpener,
  type PortSettings,
  writeLimitMs,
} from './byte-port.ts';
import { PortState } from './port-state.ts';

/** The device's end of a line: a memory line, or a byte port at the far end of a pty. */
export interface DeviceLine {
  write(bytes: Uint8Array): Promise<Result<void, PortError>>;
  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Takes the device off the bus and back; absent where the far end cannot do that. */
  unplug?(): void;
  plug?(): void;
  /** What the host reads from its modem lines; absent where the line has none. */
  setModemInputs?(inputs: ModemInputs | undefined): void;
}

/** The device's side of a line in memory. It outlives the host's ports: a simulator attaches once. */
export interface MemoryDevice extends DeviceLine {
  /** Unplugs the device: the host's port ends with `io`, and its path is not found until `plug`. */
  unplug(): void;
  plug(): void;
  /** Sets whether the device stalls, that is, takes no bytes: the host's writes then time out. */
  setStalled(stalled: boolean): void;
  /** Sets the host's modem lines; there are none before the first call and after `undefined`. */
  setModemInputs(inputs: ModemInputs | undefined): void;
}

/** A line without hardware: what the host opens, and the device's side of it. */
export interface MemoryLine {
  readonly opener: PortOpener;
  readonly device: MemoryDevice;
}

/** How a line in memory differs from one without any delay. */
export interface MemoryLineOptions {
  /** Whether the host's bytes take as long as on a real line of the host's baud rate; false when absent. */
  readonly isTimed?: boolean;
}

/** Creates a line in memory with the contract of a real one; bytes arrive a microtask later, in order. */
export function createMemoryLine(path: string, clock: Clock, { isTimed = false }: MemoryLineOptions = {}): MemoryLine {
  const toDevice = new Listeners<Uint8Array>();
  let plugged = true;
  let stalled = false;
  let modemInputs: ModemInputs | undefined;
  let host: MemoryBytePort | undefined;

  const device: MemoryDevice = {
    async write(bytes) {
      const copy = Uint8Array.from(bytes);
      const receiver = host;
      await Promise.resolve();
      if (receiver === undefined || receiver.isClosed) return err({ kind: 'closed', message: 'the host is not open' });
      receiver.receive(copy);
      return ok(undefined);
    },
    onBytes: (listener) => toDevice.add(listener),
    unplug() {
      plugged = false;
      host?.end({ kind: 'io', message: `${path} was pulled out` });
    },
    plug() {
      plugged = true;
    },
    setStalled(value) {
      stalled = value;
      if (!value) host?.deliver();
    },
    setModemInputs(inputs) {
      modemInputs = inputs;
    },
  };

  const open = async (settings: PortSettings): Promise<Result<BytePort, PortError>> => {
    await Promise.resolve();
    if (!plugged || settings.path !== path) return err({ kind: 'not-found', message: `${settings.path} not found` });
    if (host !== undefined && !host.isClosed) return err({ kind: 'busy', message: `${path} is already open` });
    host = new MemoryBytePort(settings.baudRate, clock, {
      isTimed,
      isStalled: () => stalled,
      send: (bytes) => toDevice.emit(bytes),
      modemInputs: () => modemInputs,
    });
    return ok(host);
  };
  return { opener: { open }, device };
}

/** Start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;

interface Unsent {
  readonly bytes: Uint8Array;
  readonly settle: (result: Result<void, PortError>) => void;
}

/** The device at the far end as the host's port sees it. */
interface FarEnd {
  readonly isTimed: boolean;
  isStalled(): boolean;
  send(bytes: Uint8Array): void;
  modemInputs(): ModemInputs | undefined;
}

class MemoryBytePort implements BytePort {
  readonly #state = new PortState();
  readonly #baudRate: number;
  readonly #clock: Clock;
  readonly #farEnd: FarEnd;
  #unsent: Unsent[] = [];
  #isSending = false;

  constructor(baudRate: number, clock: Clock, farEnd: FarEnd) {
    this.#baudRate = baudRate;
    this.#clock = clock;
    this.#farEnd = farEnd;
  }

  get isClosed(): boolean {
    return this.#state.isClosed;
  }

  write(bytes: Uint8Array): Promise<Result<void, PortError>> {
    if (this.isClosed) return Promise.resolve(err(this.#state.refusal()));
    return new Promise((resolve) => {
      const limitMs = writeLimitMs(bytes.length, this.#baudRate);
      const cancel = this.#clock.setTimer(limitMs, () => {
        this.end({ kind: 'timeout', message: `the line did not take ${bytes.length} bytes in ${limitMs} ms` });
      });
      const settle = this.#state.beginWrite((result) => {
        cancel();
        resolve(result);
      });
      this.#unsent.push({ bytes: Uint8Array.from(bytes), settle });
      queueMicrotask(() => this.deliver());
    });
  }

  async close(): Promise<void> {
    this.end({ kind: 'closed', message: 'closed by its owner' });
  }

  async modemInputs(): Promise<Result<ModemInputs, PortError>> {
    if (this.isClosed) return err(this.#state.refusal());
    const inputs = this.#farEnd.modemInputs();
    return inputs === undefined ? err({ kind: 'io', message: 'the line has no modem lines' }) : ok(inputs);
  }

  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#state.bytes.add(listener);
  }

  onClosed(listener: (reason: PortError) => void): Unsubscribe {
    return this.#state.onClosed(listener);
  }

  /** Bytes from the device. */
  receive(bytes: Uint8Array): void {
    this.#state.bytes.emit(bytes);
  }

  /** Delivers what the device can take now. */
  deliver(): void {
    while (!this.isClosed && !this.#isSending && !this.#farEnd.isStalled()) {
      const next = this.#unsent.shift();
      if (next === undefined) return;
      if (this.#farEnd.isTimed) this.#sendInTime(next);
      else this.#pass(next);
    }
  }

  #pass({ bytes, settle }: Unsent): void {
    this.#farEnd.send(bytes);
    settle(ok(undefined));
  }

  #sendInTime(next: Unsent): void {
    this.#isSending = true;
    this.#clock.setTimer((next.bytes.length * BITS_PER_BYTE * 1_000) / this.#baudRate, () => {
      this.#isSending = false;
      if (this.isClosed) return;
      this.#pass(next);
      this.deliver();
    });
  }

  /** Ends the port and discards what was not sent. */
  end(reason: PortError): void {
    this.#unsent = [];
    this.#state.end(reason);
  }
}
