import type { CassetteRecord } from '../../journal/replay.ts';
import type { Language } from '../../language/schema.ts';
import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { Problem } from '../../problem.ts';
import type { Darkness } from './dark-hours.ts';
import type { AcceptorGate, JournalGate, PaymentGate, PrinterGate, RelayGate, SensorGate } from './gates.ts';
import type { CarriedChange, InterruptedSale, LastDoubt, LastSale, OpenBill, PendingNotice } from './recent-sales.ts';
import type { RunningRefund, WatchedPurchase } from './running-payments.ts';
import type { Session } from './session.ts';
import type { KioskSettings } from './settings.ts';

/** Everything that the machine knows about itself between two events. */
export interface KioskState {
  readonly settings: KioskSettings;
  readonly language: Language;
  readonly reachable: boolean;
  /** Grows whenever another screen appears. */
  readonly revision: number;
  readonly session: Session;
  readonly relay: RelayGate;
  readonly sensor: SensorGate;
  readonly printer: PrinterGate;
  /** Slips that were sent to the printer in this run. */
  readonly slips: number;
  readonly acceptor: AcceptorGate;
  readonly bill: OpenBill | null;
  /** A note that was given up for lost a moment ago: the acceptor may find it yet. */
  readonly lastDoubt: LastDoubt | null;
  /** The sale that has just left the screen. */
  readonly lastSale: LastSale | null;
  /** What a power cut interrupted, for as long as its customer may still stand there. */
  readonly interrupted: InterruptedSale | null;
  /** The acceptor draws notes in without being asked: for the technician. */
  readonly escrowOff: Problem | null;
  /** Which notes are enabled at the acceptor. */
  readonly accepting: readonly Tiyn[];
  /** The change of the last sale, while its customer looks for another product; it is on record as that sale's debt. */
  readonly carriedChange: CarriedChange | null;
  /** What should lie in the cassette. */
  readonly cassette: CassetteRecord;
  readonly payments: PaymentGate;
  /**
   * This machine's clock minus the payment service's, in milliseconds, where they are more than two minutes apart; null
   * where they agree. Sales go on; the technician is to set the clock.
   */
  readonly clockDifferenceMs: number | null;
  /** When the device was last registered again because an answer said that it is forgotten. */
  readonly registeredMonoMs: number | null;
  /** How often in a row the service refused to sell at all, though it answers. */
  readonly refusals: number;
  readonly journal: JournalGate;
  /** Composition failed: nothing works until a technician acts. */
  readonly broken: Problem | null;
  /** The program is ending: no relay moves any more, and no sale begins. */
  readonly isStopping: boolean;
  readonly tradePoint: string | null;
  readonly watched: readonly WatchedPurchase[];
  readonly refunds: readonly RunningRefund[];
  /** Debts whose customer was busy with another sale when they came up. */
  readonly pendingNotices: readonly PendingNotice[];
  /** Products left, by product; those that are not counted are absent. */
  readonly stock: ReadonlyMap<string, number>;
  /**
   * Sales in a row that ended with a piece which was certainly not seen falling, by product; see `isStuck`. Not in the
   * journal: every start, and with it every new number in the configuration, tries again.
   */
  readonly unseenSales: ReadonlyMap<string, number>;
  readonly idleResetMonoMs: number | null;
  readonly darkness: Darkness;
}

/** The state before anything is known. */
export function initialState(settings: KioskSettings): KioskState {
  return {
    settings,
    language: settings.languages[0] ?? 'kk',
    reachable: false,
    revision: 0,
    session: { kind: 'idle' },
    relay: { kind: 'starting' },
    sensor: { kind: settings.drop === null ? 'absent' : 'starting' },
    printer: { kind: settings.printer === 'absent' ? 'absent' : 'starting' },
    slips: 0,
    acceptor: { kind: settings.hasAcceptor ? 'starting' : 'absent' },
    bill: null,
    lastDoubt: null,
    lastSale: null,
    interrupted: null,
    escrowOff: null,
    accepting: [],
    carriedChange: null,
    cassette: { amountTiyn: ZERO_TIYN, bills: 0 },
    payments: { kind: settings.binding === null ? 'absent' : 'connecting' },
    clockDifferenceMs: null,
    registeredMonoMs: null,
    refusals: 0,
    journal: { kind: 'starting' },
    broken: null,
    isStopping: false,
    tradePoint: null,
    watched: [],
    refunds: [],
    pendingNotices: [],
    stock: new Map(),
    unseenSales: new Map(),
    idleResetMonoMs: null,
    darkness: { isDark: false, awakeUntilMonoMs: 0, checkMonoMs: null },
  };
}
