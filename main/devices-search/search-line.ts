import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { delays } from '../../drivers/common/delays.ts';
import { sleep } from '../../drivers/common/time-limit.ts';
import type { LineSpeed, ProbeLine } from '../../drivers/definition/probe.ts';
import type { BytePort, ModemOutputs, PortError, PortOpener } from '../../drivers/port/byte-port.ts';

/** Largest number of bytes kept of an answer; no supported device answers with more. */
const MOST_BYTES = 1_024;
/** Relay boards read frames of four bytes, some of them without looking for their beginning. */
const BLOCK_BYTES = 4;

/** How the line is to be used. */
interface Use extends LineSpeed {
  /** Undefined: as the system leaves them. */
  readonly modemLines: ModemOutputs | undefined;
}

/** The line of a search: opened as seldom as possible, because some boards restart when it is. */
export class SearchLine implements ProbeLine {
  readonly #path: string;
  readonly #opener: PortOpener;
  readonly #clock: Clock;
  #port: BytePort | null = null;
  #use: Use | null = null;
  #end: PortError | null = null;
  #received: number[] = [];
  #heard: () => void = () => undefined;
  #sent = 0;

  constructor(path: string, opener: PortOpener, clock: Clock) {
    this.#path = path;
    this.#opener = opener;
    this.#clock = clock;
  }

  /** Why the line has ended; null while it has not. */
  endReason(): PortError | null {
    return this.#end;
  }

  /** Brings the line to this speed, with these outputs. A line that has ended is not opened again. */
  async use(use: Use): Promise<Result<void, PortError>> {
    if (this.#end !== null) return err(this.#end);
    const port = this.#port;
    const before = this.#use;
    this.#use = use;
    if (port === null || before === null) return this.#open(use);
    if (JSON.stringify(before) === JSON.stringify(use)) return ok(undefined);
    if (before.parity === use.parity && port.adjust !== undefined) {
      const { baudRate, modemLines } = use;
      return port.adjust({ baudRate, ...(modemLines === undefined ? {} : { modemLines }) });
    }
    this.#port = null;
    await port.close();
    return this.#open(use);
  }

  async close(): Promise<void> {
    this.#end ??= { kind: 'closed', message: 'the search is over' };
    this.#heard();
    await this.#port?.close();
  }

  /** Whether the line is quiet while no question has been sent. */
  async isQuiet(): Promise<boolean> {
    const untilMonoMs = this.#clock.monoMs() + delays.searchTalkLimitMs;
    while (this.#end === null && this.#clock.monoMs() < untilMonoMs) {
      this.#received = [];
      await this.#wait(delays.searchListenMs, () => this.#received.length > 0);
      if (this.#received.length === 0) return true;
    }
    return false;
  }

  async ask(
    question: Uint8Array,
    limitMs: number,
    isWhole: (received: Uint8Array) => boolean = () => false,
  ): Promise<Uint8Array> {
    await sleep(this.#clock, delays.searchGapMs);
    this.#received = [];
    if (!(await this.#write(question))) return new Uint8Array();
    await this.#wait(limitMs, () => isWhole(Uint8Array.from(this.#received)));
    // Bytes that follow an answer without a pause belong to it.
    for (let before = -1; this.#end === null && before !== this.#received.length;) {
      before = this.#received.length;
      if (before === 0 || before >= MOST_BYTES) break;
      await this.#wait(delays.searchQuietMs, () => this.#received.length > before);
    }
    return this.#end === null ? Uint8Array.from(this.#received) : new Uint8Array();
  }

  async tell(bytes: Uint8Array): Promise<void> {
    await sleep(this.#clock, delays.searchGapMs);
    await this.#write(bytes);
  }

  /** Fills up to whole blocks what was sent since the line had this speed. No device reacts to NUL. */
  async fillBlock(): Promise<void> {
    const missing = (BLOCK_BYTES - (this.#sent % BLOCK_BYTES)) % BLOCK_BYTES;
    if (missing > 0) await this.#write(new Uint8Array(missing));
  }

  async #open({ modemLines, ...speed }: Use): Promise<Result<void, PortError>> {
    const opened = await this.#opener.open({ path: this.#path, ...speed, modemLines });
    if (!opened.ok) {
      this.#end = opened.error;
      return opened;
    }
    const port = opened.value;
    this.#port = port;
    this.#sent = 0;
    port.onBytes((bytes) => {
      this.#received = [...this.#received, ...bytes].slice(0, MOST_BYTES);
      this.#heard();
    });
    port.onClosed((reason) => {
      if (this.#port !== port) return;
      this.#end ??= reason;
      this.#heard();
    });
    return ok(undefined);
  }

  async #write(bytes: Uint8Array): Promise<boolean> {
    if (this.#end !== null || this.#port === null) return false;
    this.#sent += bytes.length;
    const written = await this.#port.write(bytes);
    if (!written.ok) this.#end ??= written.error;
    return written.ok;
  }

  /** Waits for so long, until `isOver` after bytes have come, or until the line ends. */
  #wait(limitMs: number, isOver: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        this.#heard = () => undefined;
        resolve();
      };
      const cancel = this.#clock.setTimer(limitMs, end);
      this.#heard = () => {
        if (this.#end !== null || isOver() || this.#received.length >= MOST_BYTES) end();
      };
      if (this.#end !== null) end();
    });
  }
}
