import type { Clock } from '../../../app/ports/clock.ts';
import type { Unsubscribe } from '../../common/listeners.ts';
import type { DeviceLine } from '../../port/memory-port.ts';
import type { RelayChange } from '../../common/channel-change.ts';
import { withCrc } from '../crc.ts';
import { RequestReader, type RequestFrame } from './frame-reader.ts';
import { type InputChange, type InputLatch, Inputs } from './inputs.ts';
import { obey } from './obey.ts';
import { Outputs } from './outputs.ts';

/**
 * What can be wrong with the board; one thing at a time.
 * - `mute`: obeys but does not answer
 * - `corrupt-crc`: its answers have a wrong CRC; only so many of them where a number is given
 * - `slow`: answers after so many milliseconds
 * - `exception`: does nothing and answers with this code; only to this function where one is given
 * - `relay-stuck-on`, `relay-stuck-off`: the channel's relay no longer moves, and the board reports its real state
 * - `power-cut`: all relays fall off, latches are cleared, and it receives nothing; its serial adapter stays
 * - `drop-missed`: what falls passes beside the beam
 * - `echo`: the adapter gives back every byte that the host sends, before the answer; with `damaged` one of them
 *   changed
 */
export type ModbusBoardFault =
  | { readonly kind: 'mute' | 'power-cut' | 'drop-missed' }
  | { readonly kind: 'echo'; readonly damaged?: boolean }
  | { readonly kind: 'corrupt-crc'; readonly answers?: number }
  | { readonly kind: 'slow'; readonly answerMs: number }
  | { readonly kind: 'exception'; readonly code: number; readonly function?: number }
  | { readonly kind: 'relay-stuck-on' | 'relay-stuck-off'; readonly channel: number };

export interface ModbusBoardSettings {
  readonly clock: Clock;
  /** 1 when absent. */
  readonly address?: number;
  /** Relays on the board; 8 when absent. */
  readonly coils?: number;
  /** Number of the first relay's coil on the bus; 0 when absent. */
  readonly firstCoil?: number;
  /** Discrete inputs, from 0; 8 when absent. */
  readonly inputs?: number;
  /** Functions that the firmware does not have: it answers them with exception 1. */
  readonly lacks?: readonly number[];
  /** Whether it has the vendor's coils for timed pulses and for all channels; true when absent. */
  readonly waveshare?: boolean;
  readonly latch?: InputLatch;
  /** Whether the adapter gives back what the host sends, beside any fault; false when absent. */
  readonly echoes?: boolean;
  /** Channels that are on at the beginning, for the state after a kiosk program died during a pulse. */
  readonly initiallyOn?: readonly number[];
}

/** A request that the board understood, in order of arrival. */
export interface ReceivedRequest extends RequestFrame {
  readonly atMonoMs: number;
}

/** The bench shows lamps, not archives: older entries are dropped. */
const LONGEST_RECORD = 1_000;
const BROADCAST = 0;
/** A product of middle size. */
const DEFAULT_DROP_BLOCKS_MS = 15;

/** A Modbus RTU board with relays and inputs, from the device's side of the line: for tests, the demo and the bench. */
export class ModbusBoardSimulator {
  readonly #settings: ModbusBoardSettings;
  readonly #outputs: Outputs;
  readonly #inputs: Inputs;
  readonly #requests: ReceivedRequest[] = [];
  #fault: ModbusBoardFault | undefined;

  constructor(settings: ModbusBoardSettings) {
    const { clock, coils = 8, inputs = 8, latch = 'none', initiallyOn = [] } = settings;
    this.#settings = settings;
    this.#outputs = new Outputs(clock, coils, initiallyOn);
    this.#inputs = new Inputs(clock, inputs, latch);
  }

  /** Attaches the simulator to the device's side of a line; the returned function detaches it. */
  attach(line: DeviceLine): Unsubscribe {
    const reader = new RequestReader(this.#settings.clock);
    return line.onBytes((bytes) => {
      this.#echo(bytes, line);
      for (const frame of reader.push(bytes)) this.#receive(frame, line);
    });
  }

  /** Sets or ends (`undefined`) the fault. */
  setFault(fault: ModbusBoardFault | undefined): void {
    this.#fault = fault;
    const isStuck = fault?.kind === 'relay-stuck-on' || fault?.kind === 'relay-stuck-off';
    this.#outputs.setStuck(isStuck ? { channel: fault.channel, isOn: fault.kind === 'relay-stuck-on' } : undefined);
    if (fault?.kind !== 'power-cut') return;
    this.#outputs.allOff();
    this.#inputs.clearLatches();
  }

  /** Something falls and blocks the beam for so long; products take 5 to 30 ms. */
  dropNow(blockedMs: number = DEFAULT_DROP_BLOCKS_MS, input = 0): void {
    if (this.#fault?.kind === 'drop-missed') return;
    this.#inputs.set(input, true);
    this.#settings.clock.setTimer(blockedMs, () => this.#inputs.set(input, false));
  }

  /** Something stands at an input, or is taken away. */
  setInput(input: number, isOn: boolean): void {
    this.#inputs.set(input, isOn);
  }

  /** Whether the relay is closed now; channels count from 1. */
  isOn(channel: number): boolean {
    return this.#outputs.isOn(channel);
  }

  /** The latest changes of relays, oldest first. */
  changes(): readonly RelayChange[] {
    return this.#outputs.changes();
  }

  /** The latest requests, oldest first. */
  requests(): readonly ReceivedRequest[] {
    return [...this.#requests];
  }

  /** Calls the listener on each change of a relay. */
  onChange(listener: (change: RelayChange) => void): Unsubscribe {
    return this.#outputs.changed.add(listener);
  }

  /** Calls the listener on each change of an input. */
  onInput(listener: (change: InputChange) => void): Unsubscribe {
    return this.#inputs.changed.add(listener);
  }

  #echo(bytes: Uint8Array, line: DeviceLine): void {
    const fault = this.#fault;
    const isEchoing = this.#settings.echoes === true || fault?.kind === 'echo';
    if (!isEchoing) return;
    const echo = Uint8Array.from(bytes);
    const middle = echo.length >> 1;
    if (fault?.kind === 'echo' && fault.damaged === true) echo[middle] = (echo[middle] ?? 0) ^ 0x10;
    void line.write(echo);
  }

  #receive(frame: RequestFrame, line: DeviceLine): void {
    const { clock, address = 1 } = this.#settings;
    const isForUs = frame.address === address || frame.address === BROADCAST;
    if (!isForUs || this.#fault?.kind === 'power-cut') return;
    this.#requests.push({ ...frame, atMonoMs: clock.monoMs() });
    if (this.#requests.length > LONGEST_RECORD) this.#requests.shift();
    const answer = this.#answerTo(frame);
    if (frame.address !== BROADCAST) this.#send(line, answer);
  }

  /** Function and data of the answer. */
  #answerTo(frame: RequestFrame): readonly number[] {
    const { firstCoil = 0, lacks = [], waveshare = true } = this.#settings;
    const fault = this.#fault;
    if (fault?.kind === 'exception' && (fault.function ?? frame.code) === frame.code)
      return [frame.code | 0x80, fault.code];
    return obey(frame, { outputs: this.#outputs, inputs: this.#inputs, firstCoil, lacks, waveshare });
  }

  #send(line: DeviceLine, answer: readonly number[]): void {
    const { clock, address = 1 } = this.#settings;
    const fault = this.#fault;
    if (fault?.kind === 'mute') return;
    const bytes = withCrc([address, ...answer]);
    if (fault?.kind === 'corrupt-crc') this.#corrupt(bytes, fault);
    // A host that has closed its end misses the answer, as on a real line.
    if (fault?.kind === 'slow') clock.setTimer(fault.answerMs, () => void line.write(bytes));
    else void line.write(bytes);
  }

  #corrupt(bytes: Uint8Array, { answers }: Extract<ModbusBoardFault, { kind: 'corrupt-crc' }>): void {
    if (answers === 0) return;
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0xff;
    if (answers !== undefined) this.#fault = { kind: 'corrupt-crc', answers: answers - 1 };
  }
}
