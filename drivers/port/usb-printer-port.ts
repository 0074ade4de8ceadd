import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import { sleep } from '../common/time-limit.ts';
import type { BytePort, PortError, PortOpener } from './byte-port.ts';
import { PortState } from './port-state.ts';

/** What is read at once; answers of printers have a few bytes. */
const READ_BYTES = 256;

/** Opens printers of USB's printer class (Linux, `/dev/usb/lp0`): a file that answers at once, also with nothing. */
export function createUsbPrinterOpener(clock: Clock): PortOpener {
  return {
    async open({ path }) {
      try {
        const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
        return ok(new UsbPrinterPort(file, clock));
      } catch (error) {
        return err(portError(error));
      }
    },
  };
}

/** The system's information about a file, as a port's error. */
function portError(cause: unknown): PortError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const kinds: readonly (readonly [string, PortError['kind']])[] = [
    ['ENOENT', 'not-found'],
    ['ENODEV', 'not-found'],
    ['ENXIO', 'not-found'],
    ['EBUSY', 'busy'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
  ];
  return { kind: kinds.find(([code]) => message.startsWith(code))?.[1] ?? 'io', message };
}

function isNothingNow(cause: unknown): boolean {
  return cause instanceof Error && /^EAGAIN|^EWOULDBLOCK/.test(cause.message);
}

class UsbPrinterPort implements BytePort {
  readonly #file: FileHandle;
  readonly #clock: Clock;
  readonly #state = new PortState();
  readonly #reading: Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();
  #released: Promise<void> | undefined;

  constructor(file: FileHandle, clock: Clock) {
    this.#file = file;
    this.#clock = clock;
    this.#reading = this.#read();
  }

  write(bytes: Uint8Array): Promise<Result<void, PortError>> {
    if (this.#state.isClosed) return Promise.resolve(err(this.#state.refusal()));
    return new Promise((resolve) => {
      const settle = this.#state.beginWrite(resolve);
      const copy = Uint8Array.from(bytes);
      this.#turn = this.#turn.then(() => this.#writeAll(copy, settle));
    });
  }

  close(): Promise<void> {
    this.#end({ kind: 'closed', message: 'closed by its owner' });
    return this.#released ?? Promise.resolve();
  }

  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#state.bytes.add(listener);
  }

  onClosed(listener: (reason: PortError) => void): Unsubscribe {
    return this.#state.onClosed(listener);
  }

  /** The printer takes a part, or nothing as long as its buffer is full. */
  async #writeAll(bytes: Uint8Array, settle: (result: Result<void, PortError>) => void): Promise<void> {
    const untilMonoMs = this.#clock.monoMs() + delays.portUsbWriteLimitMs;
    for (let done = 0; done < bytes.length;) {
      if (this.#state.isClosed) return;
      try {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done);
        done += bytesWritten;
      } catch (error) {
        if (!isNothingNow(error)) {
          this.#end({ ...portError(error), kind: 'io' });
          return;
        }
        if (this.#clock.monoMs() >= untilMonoMs) {
          this.#end({ kind: 'timeout', message: `the printer did not take ${bytes.length} bytes in time` });
          return;
        }
        await sleep(this.#clock, delays.portUsbReadMs);
      }
    }
    settle(ok(undefined));
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(READ_BYTES);
    while (!this.#state.isClosed) {
      try {
        const { bytesRead } = await this.#file.read(buffer, 0, buffer.length);
        if (bytesRead > 0) this.#state.bytes.emit(buffer.slice(0, bytesRead));
        if (bytesRead > 0) continue;
      } catch (error) {
        if (!isNothingNow(error)) {
          this.#end({ kind: 'io', message: portError(error).message });
          return;
        }
      }
      await sleep(this.#clock, delays.portUsbReadMs);
    }
  }

  #end(reason: PortError): void {
    this.#state.end(reason);
    this.#released ??= this.#release();
  }

  /** A descriptor that is closed while it is read from may by then be another file's. */
  async #release(): Promise<void> {
    await Promise.all([this.#turn, this.#reading]);
    await this.#file.close().catch(() => undefined);
  }
}
