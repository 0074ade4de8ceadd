import { mergeTests, test as base } from '@playwright/test';
import { tiyn } from '../../../app/money/money.ts';
import { commandBytes } from '../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { encodeFrame, validatorAddress } from '../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { encodeMask } from '../../../drivers/bill-acceptor/ccnet/protocol/bill-table.ts';
import { type CcnetMotion, CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import type { NoteEvent, NotePlace } from '../../../drivers/bill-acceptor/stand-in.ts';
import { DevicePty, PluggedDevice } from './device-pty.ts';
import { HeldClock } from '../fakes/held-clock.ts';
import { expect, test as kioskTest } from '../kiosk/kiosk-test.ts';

const BAUD_RATE = 9_600;
/** A unit in a hurry: nothing that is tested depends on how long its motors turn. */
const MOTION: CcnetMotion = { acceptMs: 400, stackMs: 400, returnMs: 300, rejectMs: 300, initializeMs: 300 };
const TIYN_PER_TENGE = 100;
/** More often than a note changes its place. */
const LOOK_EVERY_MS = 20;
/** Every row of the table. */
const ALL_SLOTS = [0, 1, 2, 3, 4, 5, 6];

/** What moves a note, and where it stands still. */
interface Motors {
  readonly clock: HeldClock;
  heldAt: NotePlace | null;
}

/** A CCNET bill validator at the far end of a real line; it stays when the line is unplugged and when the kiosk ends. */
export class AcceptorLine extends PluggedDevice {
  readonly unit: CcnetSimulator;
  readonly #motors: Motors;

  private constructor(unit: CcnetSimulator, motors: Motors, line: DevicePty) {
    super(line);
    this.unit = unit;
    this.#motors = motors;
  }

  /** A connected unit with the notes from 200 to 20,000 tenge. */
  static async open(): Promise<AcceptorLine> {
    const motors: Motors = {
      heldAt: null,
      clock: new HeldClock(() => motors.heldAt !== null && unit.note()?.at === motors.heldAt),
    };
    const unit = new CcnetSimulator({ clock: motors.clock, motion: MOTION });
    const line: DevicePty = await DevicePty.open(BAUD_RATE, (port) =>
      unit.attach({
        write: (bytes) => port.write(bytes),
        onBytes: (listener) => port.onBytes(listener),
        // A unit that takes itself off the bus and comes back.
        unplug: () => void line.unplug(),
        plug: () => void line.plug(),
      }),
    );
    return new AcceptorLine(unit, motors, line);
  }

  /** Waits until exactly these notes go in, in tenge. */
  async waitTaking(...tenge: readonly number[]): Promise<void> {
    await expect
      .poll(() => this.unit.enabledBills().map((billTiyn) => billTiyn / TIYN_PER_TENGE), { intervals: [LOOK_EVERY_MS] })
      .toEqual(tenge);
  }

  /** Puts a note to the entry, which must be open. */
  insert(tenge: number): void {
    expect(this.unit.insert(tiyn(tenge * TIYN_PER_TENGE))).toEqual({ ok: true, value: undefined });
  }

  /** The same where the entry may still be closed, or busy with the last note: whether it was drawn in. */
  tryInsert(tenge: number): boolean {
    return this.unit.insert(tiyn(tenge * TIYN_PER_TENGE)).ok;
  }

  /** From now on a note that gets to this place stands still there, until `goOn`. */
  holdAt(place: NotePlace): void {
    this.#motors.heldAt = place;
  }

  /** Puts a note to the entry and waits until it stands still at this place, as long as `goOn` is not called. */
  async insertUpTo(tenge: number, place: 'entering' | 'stacking' | 'in-stacker'): Promise<void> {
    this.holdAt(place);
    this.insert(tenge);
    await expect.poll(() => this.unit.note()?.at, { intervals: [LOOK_EVERY_MS] }).toBe(place);
  }

  /** The note that stands still moves on, and no other one stops. */
  goOn(): void {
    this.#motors.heldAt = null;
    this.#motors.clock.letGo();
  }

  /** The next thing that a note does; ask before causing it. */
  next(kind: NoteEvent['kind']): Promise<NoteEvent> {
    return new Promise((resolve) => {
      const unsubscribe = this.unit.onNote((event) => {
        if (event.kind !== kind) return;
        unsubscribe();
        resolve(event);
      });
    });
  }

  /** What lies in the cassette, in tenge. */
  cassetteTenge(): number {
    return this.unit.totals().stackedTiyn / TIYN_PER_TENGE;
  }

  /** What came out again, in tenge. */
  returnedTenge(): number {
    return this.unit.totals().returnedTiyn / TIYN_PER_TENGE;
  }

  /** How often the unit was reset. */
  resets(): number {
    return this.unit.commands().filter(({ byte }) => byte === commandBytes.reset).length;
  }

  /** A unit whose escrow was switched off inside: it opens by itself, and this note goes straight into the cassette. */
  insertWithoutEscrow(tenge: number): void {
    const forget = this.unit.attach({
      write: () => Promise.resolve({ ok: true, value: undefined }),
      onBytes: (listener) => {
        listener(encodeFrame(validatorAddress, [commandBytes.enableBillTypes, ...encodeMask(ALL_SLOTS), 0, 0, 0]));
        return () => undefined;
      },
    });
    forget();
    this.insert(tenge);
  }
}

/** A test with a bill acceptor on a real line. */
export const acceptorTest = base.extend<{ readonly acceptor: AcceptorLine }>({
  acceptor: async ({}, use) => {
    const line = await AcceptorLine.open();
    await use(line);
    await line.dispose();
  },
});

/** The same beside a kiosk with a window, its bank and its relay. */
export const test = mergeTests(kioskTest, acceptorTest);
export { expect } from '../kiosk/kiosk-test.ts';
