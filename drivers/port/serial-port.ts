import { z } from 'zod';
import type { SerialPort } from 'serialport';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { Unsubscribe } from '../common/listeners.ts';
import { withTimeLimit } from '../common/time-limit.ts';
import {
  type BytePort,
  type LineChange,
  type ModemInputs,
  type PortError,
  type PortOpener,
  type PortSettings,
  writeLimitMs,
} from './byte-port.ts';
import { watchHangUp } from './hang-up-watch.ts';
import { type PortHolder, portHolder } from './port-holder.ts';
import { PortState } from './port-state.ts';
import { serialError, writeError } from './serial-errors.ts';

/** Opens the computer's serial ports; the library and its native code are loaded by the first `open`. */
export function createSerialOpener(clock: Clock): PortOpener {
  const findHolder = rememberHolders(clock);
  return {
    async open(settings) {
      const opened = await openSerialPort(settings, clock);
      if (opened.ok || opened.error.kind !== 'busy') return opened;
      const holder = await findHolder(settings.path);
      return holder === undefined ? opened : err({ ...opened.error, holder });
    },
  };
}

/** Asks for the holder of a port now and then: a busy port is tried every second or two. */
function rememberHolders(clock: Clock): (path: string) => Promise<PortHolder | undefined> {
  const known = new Map<string, { readonly holder: Promise<PortHolder | undefined>; readonly untilMonoMs: number }>();
  return (path) => {
    const last = known.get(path);
    if (last !== undefined && clock.monoMs() < last.untilMonoMs) return last.holder;
    const holder = portHolder(path);
    known.set(path, { holder, untilMonoMs: clock.monoMs() + delays.portHolderEveryMs });
    return holder;
  };
}

async function openSerialPort(settings: PortSettings, clock: Clock): Promise<Result<BytePort, PortError>> {
  let stream: SerialPort;
  try {
    const { SerialPort } = await import('serialport');
    const { modemLines: _, ...line } = settings;
    stream = new SerialPort({ ...line, autoOpen: false, lock: true });
  } catch (error) {
    return err({ kind: 'io', message: `serialport cannot be used: ${serialError(error).message}` });
  }
  const opened = await openWithin(stream, clock);
  if (!opened.ok) return opened;
  const port = new SerialBytePort(stream, settings.baudRate, clock);
  await callWithin(clock, delays.portOpenLimitMs, (done) => stream.flush(done));
  const lines = settings.modemLines;
  // Pseudo-terminals and some adapters have no modem lines and answer with an error, which is ignored.
  if (lines !== undefined) await callWithin(clock, delays.portOpenLimitMs, (done) => stream.set({ ...lines }, done));
  port.listen();
  return ok(port);
}

function openWithin(stream: SerialPort, clock: Clock): Promise<Result<void, PortError>> {
  let late = false;
  return withTimeLimit<Result<void, PortError>>(
    clock,
    delays.portOpenLimitMs,
    () => {
      late = true;
      return err({ kind: 'timeout', message: `opening took longer than ${delays.portOpenLimitMs} ms` });
    },
    (settle) => {
      stream.open((error) => {
        // The caller has given up; left open, its lock would refuse the next attempt.
        if (late && error === null) stream.close(() => undefined);
        settle(error ? err(serialError(error)) : ok(undefined));
      });
    },
  );
}

/** Calls a command of the stream and waits for its callback, at most `limitMs`; its error is ignored. */
function callWithin(clock: Clock, limitMs: number, command: (done: () => void) => void): Promise<void> {
  return withTimeLimit(
    clock,
    limitMs,
    () => undefined,
    (settle: (value: undefined) => void) => command(() => settle(undefined)),
  );
}

/** The library does not export the type of the object underneath; this is the part of it that is used. */
const baudRateQuery = z
  .custom<{ getBaudRate(): Promise<unknown> }>(
    (port) =>
      typeof port === 'object' && port !== null && 'getBaudRate' in port && typeof port.getBaudRate === 'function',
  )
  .optional();

class SerialBytePort implements BytePort {
  readonly #stream: SerialPort;
  #baudRate: number;
  readonly #clock: Clock;
  readonly #state = new PortState();
  readonly #stopWatch: () => void;
  #released: Promise<void> | undefined;

  constructor(stream: SerialPort, baudRate: number, clock: Clock) {
    this.#stream = stream;
    this.#baudRate = baudRate;
    this.#clock = clock;
    // The stream may emit `error`, `end` and `close` for one loss, and `close` twice: the state keeps the first.
    stream.on('error', (error) => this.#fail(writeError(error)));
    stream.on('end', () => this.#fail({ kind: 'io', message: 'the line ended' }));
    stream.on('close', (error: unknown) => {
      this.#fail(error ? writeError(error) : { kind: 'io', message: 'the line was closed' });
    });
    // The operating system's driver answers without traffic; on Linux and Windows it fails once the device is gone.
    const query = async (): Promise<unknown> => baudRateQuery.parse(stream.port)?.getBaudRate();
    this.#stopWatch = watchHangUp(clock, query, (reason) => this.#fail(reason));
  }

  /** Starts reading; the flush before has discarded the answers to an earlier owner's requests. */
  listen(): void {
    this.#stream.on('data', (chunk: Uint8Array) => this.#state.bytes.emit(chunk));
  }

  write(bytes: Uint8Array): Promise<Result<void, PortError>> {
    // The stream would keep the bytes and send them when it is opened again, which could dispense a product minutes
    // later.
    if (this.#state.isClosed || !this.#stream.isOpen) return Promise.resolve(err(this.#state.refusal()));
    return new Promise((resolve) => {
      const limitMs = writeLimitMs(bytes.length, this.#baudRate);
      const limited = (): CancelTimer =>
        this.#clock.setTimer(limitMs, () => {
          this.#fail({ kind: 'timeout', message: `the line did not take ${bytes.length} bytes in ${limitMs} ms` });
        });
      let cancel = limited();
      const settle = this.#state.beginWrite((result) => {
        cancel();
        resolve(result);
      });
      this.#stream.write(Buffer.from(bytes), (error) => {
        if (error) return this.#fail(writeError(error));
        // `drain` on a closed stream waits for an open that never happens.
        if (!this.#stream.isOpen) return this.#fail({ kind: 'io', message: 'the line was lost while writing' });
        if (this.#state.isClosed) return;
        // Anew, because the program itself may have stood still since the bytes were taken, as while a window opens.
        cancel();
        cancel = limited();
        this.#stream.drain((drainError) => {
          if (drainError) this.#fail(writeError(drainError));
          else settle(ok(undefined));
        });
      });
    });
  }

  close(): Promise<void> {
    this.#state.end({ kind: 'closed', message: 'closed by its owner' });
    this.#released ??= this.#release();
    return this.#released;
  }

  modemInputs(): Promise<Result<ModemInputs, PortError>> {
    if (this.#state.isClosed || !this.#stream.isOpen) return Promise.resolve(err(this.#state.refusal()));
    return withTimeLimit<Result<ModemInputs, PortError>>(
      this.#clock,
      delays.portModemLimitMs,
      () => err({ kind: 'timeout', message: `the modem lines were not read in ${delays.portModemLimitMs} ms` }),
      (settle) => {
        this.#stream.get((error, status) => {
          if (error || status === undefined) return settle(err(writeError(error ?? 'no modem lines')));
          settle(ok({ cts: status.cts, dsr: status.dsr, dcd: status.dcd }));
        });
      },
    );
  }

  async adjust({ baudRate, modemLines }: LineChange): Promise<Result<void, PortError>> {
    if (this.#state.isClosed || !this.#stream.isOpen) return err(this.#state.refusal());
    const limitMs = delays.portOpenLimitMs;
    const failed: PortError[] = [];
    if (baudRate !== undefined) {
      this.#baudRate = baudRate;
      await callWithin(this.#clock, limitMs, (done) =>
        this.#stream.update({ baudRate }, (error) => {
          if (error) failed.push(writeError(error));
          done();
        }),
      );
    }
    // As at opening: not every port has these lines.
    if (modemLines !== undefined)
      await callWithin(this.#clock, limitMs, (done) => this.#stream.set({ ...modemLines }, () => done()));
    const [error] = failed;
    return error === undefined ? ok(undefined) : err(error);
  }

  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe {
    return this.#state.bytes.add(listener);
  }

  onClosed(listener: (reason: PortError) => void): Unsubscribe {
    return this.#state.onClosed(listener);
  }

  #fail(reason: PortError): void {
    this.#state.end(reason);
    this.#released ??= this.#release();
  }

  /** Discards unsent output first, because the kernel would otherwise send a frame that its driver has given up. */
  async #release(): Promise<void> {
    const stream = this.#stream;
    this.#stopWatch();
    if (stream.isOpen) await callWithin(this.#clock, delays.portCloseLimitMs, (done) => stream.flush(done));
    if (stream.isOpen) await callWithin(this.#clock, delays.portCloseLimitMs, (done) => stream.close(done));
  }
}
