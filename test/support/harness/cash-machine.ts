import { expect } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { BillAcceptor } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createCcnetAcceptor } from '../../../drivers/bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from '../../../drivers/bill-acceptor/ccnet/settings.ts';
import type { CcnetFault } from '../../../drivers/bill-acceptor/ccnet/simulator/faults.ts';
import { CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import type { NoteEvent, NotePlace } from '../../../drivers/bill-acceptor/stand-in.ts';
import { createMemoryLine, type MemoryDevice, type MemoryLine } from '../../../drivers/port/memory-port.ts';
import type { FakeClock } from '../fakes/fake-clock.ts';
import type { TestKiosk } from './test-kiosk.ts';

const CONFIG = `
version: 1
peripherals:
  relay: { driver: simulated, pulseMs: 200 }
  billAcceptor: { driver: simulated, denominationsTenge: [500, 1000] }
catalogue:
  - { id: tea, channel: 1, name: Tea, priceTenge: 500 }
  - { id: juice, channel: 2, name: Juice, priceTenge: 750 }
`;
const PORT = 'simulated-acceptor';
/** A note of this value pays for tea without change, so that what is owed is a fault's doing. */
const NOTE_TIYN = tiyn(50_000);
const JUICE_TIYN = tiyn(75_000);
/** The notes that may pay for each product: up to its price, and the smallest one that covers it. */
const TAKEN_TIYN = { tea: [NOTE_TIYN], juice: [NOTE_TIYN, tiyn(100_000)] } as const;
/** More often than the unit is polled, and than a note changes its place. */
const STEP_MS = 50;
/** As long as an end-to-end test waits for a screen. */
const LIMIT_MS = 20_000;

const ONE_NOTE = { provider: 'cash', priceTiyn: NOTE_TIYN, refundedTiyn: 0 } as const;
/** The ledger's line of a sale that one note of 500 was inserted for. */
export const SOLD = {
  ...ONE_NOTE,
  paidTiyn: NOTE_TIYN,
  deliveredTiyn: NOTE_TIYN,
  owedTiyn: 0,
  dispensed: true,
  state: 'closed',
} as const;
export const NOTHING = {
  ...ONE_NOTE,
  paidTiyn: 0,
  deliveredTiyn: 0,
  owedTiyn: 0,
  dispensed: false,
  state: 'closed',
} as const;
export const IN_DOUBT = { ...NOTHING, state: 'unresolved' } as const;
/** A note and the rest by QR. */
export const PAID_BY_BOTH = {
  ...SOLD,
  priceTiyn: JUICE_TIYN,
  paidTiyn: JUICE_TIYN,
  deliveredTiyn: JUICE_TIYN,
} as const;

/** A kiosk in fake time that sells for notes: real session, journal and drivers, and a simulated unit on its line. */
export class CashMachine {
  readonly kiosk: TestKiosk;
  readonly unit: CcnetSimulator;
  /** The unit's cable. */
  readonly cable: MemoryDevice;
  readonly #notes: NoteEvent['kind'][] = [];

  private constructor(kiosk: TestKiosk, unit: CcnetSimulator, cable: MemoryDevice) {
    this.kiosk = kiosk;
    this.unit = unit;
    this.cable = cable;
    unit.onNote(({ kind }) => this.#notes.push(kind));
  }

  /** Started, and with an acceptor that is ready. */
  static async start(
    start: (options: Parameters<typeof TestKiosk.start>[0]) => Promise<TestKiosk>,
  ): Promise<CashMachine> {
    const made: { readonly unit: CcnetSimulator; readonly line: MemoryLine }[] = [];
    const acceptor = (clock: FakeClock): BillAcceptor => {
      const unit = new CcnetSimulator({ clock });
      const line = createMemoryLine(PORT, clock);
      unit.attach(line.device);
      made.push({ unit, line });
      const settings = ccnetSettings.parse({ driver: 'ccnet', port: PORT, denominationsTenge: [500, 1_000] });
      return createCcnetAcceptor(settings, { opener: line.opener, clock });
    };
    const kiosk = await start({ config: CONFIG, acceptor });
    const [parts] = made;
    if (parts === undefined) throw new Error('the kiosk was started without its acceptor');
    const machine = new CashMachine(kiosk, parts.unit, parts.line.device);
    await machine.untilTakesNotes();
    return machine;
  }

  /** Lets time pass until this is so. */
  async until(isSo: () => boolean, what: string, limitMs = LIMIT_MS): Promise<void> {
    for (let waitedMs = 0; !isSo(); waitedMs += STEP_MS) {
      if (waitedMs > limitMs)
        throw new Error(`${what}: not after ${String(limitMs)} ms; ${JSON.stringify(this.kiosk.screen)}`);
      await this.kiosk.clock.advance(STEP_MS);
    }
  }

  untilScreen(wanted: object, limitMs = LIMIT_MS): Promise<void> {
    const entries = Object.entries(wanted);
    const isShown = (): boolean => {
      const shown = new Map<string, unknown>(Object.entries(this.kiosk.screen));
      return entries.every(([key, value]) => shown.get(key) === value);
    };
    return this.until(isShown, JSON.stringify(wanted), limitMs);
  }

  /** Idle, and notes are taken. */
  untilTakesNotes(): Promise<void> {
    return this.untilScreen({ name: 'idle', takesCash: true });
  }

  /** The screen shows a customer whose sale has ended that the note inside has to come to rest first. */
  untilLeaving(): Promise<void> {
    return this.untilScreen({ name: 'cash', step: 'leaving' });
  }

  /** A note did this so many times. */
  untilNotes(kind: NoteEvent['kind'], count: number): Promise<void> {
    return this.until(() => this.notes(kind) >= count, `${String(count)} ${kind}`);
  }

  notes(kind: NoteEvent['kind']): number {
    return this.#notes.filter((one) => one === kind).length;
  }

  /** The log has this number of them. */
  untilLogged(event: 'acceptor-lost' | 'acceptor-trouble', count: number): Promise<void> {
    return this.until(() => this.kiosk.logged.filter((line) => line.event === event).length >= count, event);
  }

  /** From idle to the open entry for the first note. */
  async toEntry(productId: 'tea' | 'juice' = 'tea'): Promise<void> {
    await this.untilTakesNotes();
    await this.kiosk.choose(productId);
    expect(this.kiosk.screen.name).toBe('payment');
    await this.kiosk.method('cash');
    // Exactly these: before, the entry may still be open for the notes of another price.
    await this.until(() => this.unit.enabledBills().join() === TAKEN_TIYN[productId].join(), 'the entry');
  }

  /** A note of 500 to the entry, as soon as that takes it. */
  insert(): Promise<void> {
    return this.until(() => this.unit.insert(NOTE_TIYN).ok, 'a note at the entry');
  }

  /** From idle to a note of 500 at this place of its way in. */
  async insertUpTo(place: NotePlace): Promise<void> {
    await this.toEntry();
    await this.insert();
    await this.until(() => this.unit.note()?.at === place, place);
  }

  /** From whatever follows the payment back to idle. */
  async finishSale(): Promise<void> {
    await this.untilScreen({ name: 'success' });
    await this.kiosk.press('done');
    await this.untilScreen({ name: 'idle' });
  }

  /** From idle to idle, with tea for a note. */
  async buy(): Promise<void> {
    await this.toEntry();
    await this.insert();
    await this.finishSale();
  }

  /** An error screen for this reason, with a code to claim the money or, where there is none to claim, without; back to idle. */
  async leaveError(reason: string, hasCode: boolean, limitMs = LIMIT_MS): Promise<void> {
    await this.untilScreen({ name: 'error', reason }, limitMs);
    const { screen } = this.kiosk;
    expect(screen.name === 'error' && screen.claimCode !== null).toBe(hasCode);
    await this.kiosk.press('done');
  }

  /** Sets a fault until this is so. */
  async during(fault: CcnetFault, isOver: () => boolean): Promise<void> {
    this.unit.setFault(fault);
    await this.until(isOver, fault.kind);
    this.unit.clearFault(fault.kind);
  }

  /**
   * Every sale of the ledger looks like this, in this order. Every note in the cassette is on record exactly once, none
   * of those that came out is, and none is inside; the contacts have closed once for every product and never otherwise.
   */
  expectOnRecord(wanted: readonly object[]): void {
    const { lines, orphans } = this.kiosk.report();
    expect(lines).toMatchObject([...wanted]);
    expect(orphans).toEqual([]);
    expect(this.unit.note()).toBeNull();
    const { insertedTiyn, stackedTiyn, returnedTiyn } = this.unit.totals();
    expect(insertedTiyn).toBe(stackedTiyn + returnedTiyn);
    const byQr = this.kiosk.bank.purchases
      .filter(({ status }) => status.kind === 'processed')
      .reduce((sum, { amountTiyn }) => sum + amountTiyn, 0);
    expect(lines.reduce((sum, { paidTiyn }) => sum + paidTiyn, 0)).toBe(stackedTiyn + byQr);
    const changes = this.kiosk.simulator.changes();
    expect(changes.filter(({ on }) => on)).toHaveLength(lines.filter(({ dispensed }) => dispensed).length);
    expect([1, 2].some((channel) => this.kiosk.simulator.isOn(channel))).toBe(false);
  }
}
