import { type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../../app/money/money.ts';
import type { CancelTimer, Clock } from '../../../../app/ports/clock.ts';
import type { Result } from '../../../../app/result.ts';
import type { Unsubscribe } from '../../../common/listeners.ts';
import type { DeviceLine } from '../../../port/memory-port.ts';
import type { AcceptorIdentity } from '../../bill-acceptor.ts';
import type { AcceptorStandIn, NoteEvent } from '../../stand-in.ts';
import { decodeMask, encodeBillTable, encodeMask } from '../protocol/bill-table.ts';
import { answerBytes, commandBytes } from '../protocol/codes.ts';
import { encodeFrame, type Found, FrameReader, validatorAddress } from '../protocol/frame.ts';
import { encodeIdentity } from '../protocol/identity.ts';
import type { CcnetFault, CcnetFaultKind } from './faults.ts';
import { type CcnetMotion, type InsertRefusal, Mechanics, type MovingNote, type PullRefusal } from './mechanics.ts';
import type { NoteTotals } from './notes.ts';

export type { CcnetFault, CcnetFaultKind } from './faults.ts';
export type { CcnetMotion, InsertRefusal, MovingNote, PullRefusal } from './mechanics.ts';
export type { NoteTotals } from './notes.ts';

/** A command that the unit understood, in order of arrival; polls and acknowledgements are not kept. */
export interface CcnetCommand {
  readonly byte: number;
  readonly data: readonly number[];
  readonly atMonoMs: number;
}

export interface CcnetSimulatorSettings {
  readonly clock: Clock;
  /** The bill table, slot by slot; 200 to 20,000 tenge when absent. */
  readonly bills?: readonly (Tiyn | null)[];
  /** What the table calls the currency; `KZT` when absent. */
  readonly currencyText?: string;
  readonly identity?: Omit<AcceptorIdentity, 'model'>;
  readonly motion?: Partial<CcnetMotion>;
  /** Notes that fit into the cassette; 1,000 when absent. */
  readonly cassetteCapacity?: number;
  /** From the end of a command to its answer in milliseconds; 0 when absent. */
  readonly answerMs?: number;
}

const defaultBills = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000].map((tenge) => tiyn(tenge * TIYN_PER_TENGE));
const defaultIdentity = { firmware: 'SM-KZ1234', serialNumber: '21KC70012345', assetNumber: '00000000000000' };
const defaultMotion: CcnetMotion = {
  acceptMs: 1_200,
  stackMs: 1_600,
  returnMs: 900,
  rejectMs: 700,
  initializeMs: 3_000,
};
/** The beginning of a frame, a frame with a wrong CRC, and what a boot loader prints. */
const bootNoise = Uint8Array.of(0x02, 0x03, 0x06, 0x13, 0xff, 0xff, 0x42, 0x4f, 0x4f, 0x54, 0x02, 0x03);
/** What stands behind an answer to POLL where the firmware adds something of its own. */
const extraByte = 0x81;
/** The bench shows what happened lately, not archives. */
const longestRecord = 1_000;

/** A CCNET bill validator from the device's side of the line, for tests, the demo and the technician's bench. */
export class CcnetSimulator implements AcceptorStandIn {
  readonly #clock: Clock;
  readonly #settings: CcnetSimulatorSettings;
  readonly #mechanics: Mechanics;
  readonly #commands: CcnetCommand[] = [];
  #lastData: Uint8Array | null = null;
  #polls = 0;
  #boot: 'silence' | 'nak' | 'garbage' | 'gone' | null = null;
  #bootLine: DeviceLine | null = null;
  #cancelBoot: CancelTimer = () => undefined;

  constructor(settings: CcnetSimulatorSettings) {
    const { clock, bills = defaultBills, motion, cassetteCapacity = 1_000 } = settings;
    this.#clock = clock;
    this.#settings = settings;
    this.#mechanics = new Mechanics({ clock, bills, motion: { ...defaultMotion, ...motion }, cassetteCapacity });
  }

  /** Attaches the simulator to the device's side of a line; the returned function detaches it. */
  attach(line: DeviceLine): Unsubscribe {
    const reader = new FrameReader(validatorAddress);
    return line.onBytes((bytes) => {
      if (!this.#mechanics.isOn) return;
      // A host that has closed its end misses what is sent, as on a real line.
      if (this.#mechanics.faults.has('echo')) void line.write(bytes);
      for (const found of reader.push(bytes)) this.#hear(found, line);
    });
  }

  /** Puts a note to the entry; the error is the reason why it is not drawn in. */
  insert(billTiyn: Tiyn): Result<void, InsertRefusal> {
    return this.#mechanics.insert(billTiyn);
  }

  /** Pulls the note back out that is inside, and sets `cheat`, which lasts until it is cleared. */
  pull(): Result<void, PullRefusal> {
    return this.#mechanics.pull();
  }

  /** The note that is inside now. */
  note(): MovingNote | null {
    return this.#mechanics.note;
  }

  /** The values that may be inserted now. */
  enabledBills(): readonly Tiyn[] {
    const bills = this.#settings.bills ?? defaultBills;
    return this.#mechanics.enabled.flatMap((slot) => bills[slot] ?? []);
  }

  /** Notes of each value in the cassette. */
  cassette(): ReadonlyMap<Tiyn, number> {
    return this.#mechanics.notes.cassette();
  }

  /** What has become of all notes so far. */
  totals(): NoteTotals {
    return this.#mechanics.notes.totals();
  }

  /** The latest commands, oldest first. */
  commands(): readonly CcnetCommand[] {
    return [...this.#commands];
  }

  /** How often the unit was polled. */
  get polls(): number {
    return this.#polls;
  }

  /** Calls the listener for each note that is drawn in, lies in escrow, is kept, or comes out again. */
  onNote(listener: (event: NoteEvent) => void): Unsubscribe {
    return this.#mechanics.events.add(listener);
  }

  /** Sets a fault, or sets it anew. */
  setFault(fault: CcnetFault): void {
    this.#mechanics.faults.set(fault);
    if (fault.kind === 'cassette-removed') this.#mechanics.removeCassette();
    if (fault.kind !== 'power-cut') return;
    if (fault.when === undefined) this.powerCut();
    else this.#mechanics.cutPowerIfDue();
  }

  /** Ends a fault; a note that it had stopped moves on. The end of a missing cassette is an empty one. */
  clearFault(kind: CcnetFaultKind): void {
    if (kind === 'cassette-removed') return this.returnCassette();
    if (kind === 'power-cut') return this.powerOn();
    this.#mechanics.faults.clear(kind);
    this.#mechanics.resume();
  }

  /** The faults that are set. */
  faults(): readonly CcnetFault[] {
    return this.#mechanics.faults.list();
  }

  /** Takes the cassette out and returns the notes that were in it. */
  removeCassette(): ReadonlyMap<Tiyn, number> {
    return this.#mechanics.removeCassette();
  }

  /** Puts an empty cassette in. */
  returnCassette(): void {
    this.#mechanics.faults.clear('cassette-removed');
    this.#mechanics.returnCassette();
  }

  /** Takes the unit's power; a note stays where it is, and a start after RESET is over. */
  powerCut(): void {
    this.#cancelBoot();
    this.#endBoot();
    this.#mechanics.powerCut();
  }

  /** Restores the power: the unit reports 10, 11 or 12 until it is reset. */
  powerOn(): void {
    this.#mechanics.faults.clear('power-cut');
    this.#mechanics.powerOn();
  }

  #hear(found: Found, line: DeviceLine): void {
    if (found.kind === 'damaged') return this.#answer([answerBytes.nak], line);
    const [command, ...data] = found.body;
    if (command === undefined) return;
    if (this.#boot !== null && command !== commandBytes.reset) return this.#hearWhileStarting(this.#boot, line);
    if (command === commandBytes.ack) {
      const isLost = this.#mechanics.faults.takeLostAck();
      if (!isLost && this.#lastData !== null) this.#mechanics.acknowledge(this.#lastData);
      return;
    }
    if (command === commandBytes.nak) {
      if (this.#lastData !== null) this.#answer(this.#lastData, line);
      return;
    }
    if (command === commandBytes.poll) this.#polls += 1;
    else this.#record({ byte: command, data, atMonoMs: this.#clock.monoMs() });
    const wasStarting = this.#boot;
    const answer = this.#obey(command, Uint8Array.from(data));
    if (wasStarting === null) this.#answer(answer, line);
    if (command === commandBytes.reset) this.#start(line);
  }

  /** RESET has begun a start that takes its time. */
  #start(line: DeviceLine): void {
    const boot = this.#mechanics.faults.boot();
    if (boot === undefined) return;
    this.#cancelBoot();
    this.#boot = boot.meanwhile;
    this.#bootLine = line;
    if (boot.meanwhile === 'gone') line.unplug?.();
    this.#cancelBoot = this.#clock.setTimer(boot.bootMs, () => {
      this.#mechanics.reset();
      this.#endBoot();
    });
  }

  #endBoot(): void {
    const isGone = this.#boot === 'gone';
    this.#boot = null;
    if (isGone) this.#bootLine?.plug?.();
    this.#bootLine = null;
  }

  #hearWhileStarting(boot: 'silence' | 'nak' | 'garbage' | 'gone', line: DeviceLine): void {
    if (boot === 'nak') return this.#answer([answerBytes.nak], line);
    // A host that has closed its end misses what is sent, as on a real line.
    if (boot === 'garbage') void line.write(bootNoise);
  }

  /** Carries a command out and returns the body of its answer. */
  #obey(command: number, data: Uint8Array): ArrayLike<number> {
    const { faults } = this.#mechanics;
    switch (command) {
      case commandBytes.poll:
        return this.#data([...this.#mechanics.body(), ...Array.from({ length: faults.extraBytes() }, () => extraByte)]);
      case commandBytes.reset:
        return this.#accept(true, () => this.#mechanics.reset());
      case commandBytes.getStatus:
        return this.#data([...encodeMask(this.#mechanics.enabled), 0, 0, 0]);
      case commandBytes.setSecurity:
        return this.#accept(data.length === 3, () => undefined);
      case commandBytes.enableBillTypes:
        return this.#accept(data.length === 6, () => {
          this.#mechanics.enable(decodeMask(data), decodeMask(data.subarray(3)));
        });
      case commandBytes.stack:
        return this.#accept(this.#mechanics.isInEscrow, () => this.#mechanics.stack());
      case commandBytes.giveBack:
        return this.#accept(this.#mechanics.isInEscrow, () => this.#mechanics.giveBack());
      case commandBytes.hold:
        return this.#accept(this.#mechanics.isInEscrow, () => this.#mechanics.hold());
      case commandBytes.identification:
        return this.#tables(() => encodeIdentity(this.#settings.identity ?? defaultIdentity, faults.identityBytes()));
      case commandBytes.getBillTable:
        return this.#tables(() =>
          encodeBillTable(
            this.#settings.bills ?? defaultBills,
            this.#settings.currencyText ?? 'KZT',
            faults.billRows(),
          ),
        );
      default:
        return [answerBytes.illegal];
    }
  }

  #accept(isLegal: boolean, act: () => void): readonly number[] {
    if (isLegal) act();
    return [isLegal ? answerBytes.ack : answerBytes.illegal];
  }

  #tables(table: () => Uint8Array): ArrayLike<number> {
    return this.#mechanics.isQuiet ? this.#data(table()) : [answerBytes.illegal];
  }

  /** Data are kept for the host's NAK. */
  #data(body: ArrayLike<number>): Uint8Array {
    this.#lastData = Uint8Array.from(body);
    return this.#lastData;
  }

  #answer(body: ArrayLike<number>, line: DeviceLine): void {
    const { faults } = this.#mechanics;
    if (faults.has('mute')) return;
    const frame = encodeFrame(validatorAddress, body);
    const last = frame.length - 1;
    if (faults.takeCorrupt()) frame[last] = (frame[last] ?? 0) ^ 0xff;
    const answerMs = faults.answerMs() ?? this.#settings.answerMs ?? 0;
    if (answerMs === 0) return void line.write(frame);
    this.#clock.setTimer(answerMs, () => {
      if (this.#mechanics.isOn) void line.write(frame);
    });
  }

  #record(command: CcnetCommand): void {
    this.#commands.push(command);
    if (this.#commands.length > longestRecord) this.#commands.shift();
  }
}
