import { tiyn } from '../../app/money/money.ts';
import { commandBytes } from '../../drivers/bill-acceptor/ccnet/codes.ts';
import { encodeFrame, validatorAddress } from '../../drivers/bill-acceptor/ccnet/frame.ts';
import { encodeMask } from '../../drivers/bill-acceptor/ccnet/bill-table.ts';
import { type CcnetMotion, CcnetSimulator, type NoteEvent } from '../../drivers/bill-acceptor/ccnet/simulator.ts';
import { systemClock } from '../../drivers/system-clock.ts';
import { DevicePty } from './device-pty.ts';
import { expect, test as base } from './kiosk-test.ts';

const BAUD_RATE = 9_600;
/** A unit in a hurry: nothing that is tested depends on how long its motors turn. */
const MOTION: CcnetMotion = { acceptMs: 400, stackMs: 400, returnMs: 300, rejectMs: 300, initializeMs: 300 };
const TIYN_PER_TENGE = 100;
/** More often than a note changes its place. */
const LOOK_EVERY_MS = 20;
/** Every row of the table. */
const ALL_SLOTS = [0, 1, 2, 3, 4, 5, 6];

/** A CCNET bill validator at the far end of a real line; it outlives plugging and the kiosk's own death. */
export class AcceptorLine {
  readonly unit: CcnetSimulator;
  readonly #line: DevicePty;

  private constructor(unit: CcnetSimulator, line: DevicePty) {
    this.unit = unit;
    this.#line = line;
  }

  /** A unit that is plugged in and knows the notes from 200 to 20,000 tenge. */
  static async open(motion: Partial<CcnetMotion> = {}): Promise<AcceptorLine> {
    const unit = new CcnetSimulator({ clock: systemClock, motion: { ...MOTION, ...motion } });
    return new AcceptorLine(unit, await DevicePty.open(BAUD_RATE, (port) => unit.attach(port)));
  }

  /** The path for the configuration. */
  get path(): string {
    return this.#line.path;
  }

  plug(): Promise<void> {
    return this.#line.plug();
  }

  unplug(): Promise<void> {
    return this.#line.unplug();
  }

  /** Waits until exactly these notes go in, in tenge. */
  async waitTaking(...tenge: readonly number[]): Promise<void> {
    await expect.poll(() => this.unit.enabledBills().map((billTiyn) => billTiyn / TIYN_PER_TENGE), { intervals: [LOOK_EVERY_MS] }).toEqual(tenge);
  }

  /** Puts a note to the entry, which must be open. */
  insert(tenge: number): void {
    expect(this.unit.insert(tiyn(tenge * TIYN_PER_TENGE))).toEqual({ ok: true, value: undefined });
  }

  /** The same where the entry may still be closed, or busy with the last note: whether it was drawn in. */
  tryInsert(tenge: number): boolean {
    return this.unit.insert(tiyn(tenge * TIYN_PER_TENGE)).ok;
  }

  /** Waits until the note inside is there; ask for a place in which it stays for a while. */
  async waitNoteAt(place: 'entering' | 'stacking' | 'in-stacker'): Promise<void> {
    await expect.poll(() => this.unit.note()?.at, { intervals: [LOOK_EVERY_MS] }).toBe(place);
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

  dispose(): Promise<void> {
    return this.#line.dispose();
  }
}

/** A test with a bill acceptor on a real line beside its bank and its relay. */
export const test = base.extend<{ readonly motion: Partial<CcnetMotion>; readonly acceptor: AcceptorLine }>({
  motion: [{}, { option: true }],
  acceptor: async ({ motion }, use) => {
    const line = await AcceptorLine.open(motion);
    await use(line);
    await line.dispose();
  },
});
export { expect } from './kiosk-test.ts';
