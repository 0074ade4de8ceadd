import type { CassetteRecord } from '../../journal/replay.ts';
import type { Language } from '../../language/schema.ts';
import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { Closure } from '../../orders.ts';
import type { Problem } from '../../problem.ts';
import type { Attraction } from './attract.ts';
import type { Darkness } from './dark-hours.ts';
import type { AcceptorGate, JournalGate, PrinterGate, RelayGate, SensorGate } from './gates.ts';
import type { CarriedChange, InterruptedSale, LastDoubt, LastSale, OpenBill, PendingNotice } from './recent-sales.ts';
import type { PaidNumbers, PurchaseSearch, RunningRefund, WatchedPurchase } from './running-payments.ts';
import { NO_CHECKS, type ChecksState } from './machine-checks.ts';
import type { ServiceState } from './service-state.ts';
import type { KeptNotice } from './shown-notice.ts';
import type { Session } from './session.ts';
import type { ChangeableSettings, KioskSettings } from './settings.ts';

/** The complete state of the kiosk between two events. */
export interface KioskState {
  readonly settings: KioskSettings;
  /** Settings that take effect when no sale is running; null where there are none. */
  readonly nextSettings: ChangeableSettings | null;
  readonly language: Language;
  readonly reachable: boolean;
  readonly largeText: boolean;
  /** Increased whenever another screen appears. */
  readonly revision: number;
  readonly session: Session;
  readonly relay: RelayGate;
  readonly sensor: SensorGate;
  readonly printer: PrinterGate;
  /** Number of slips sent to the printer in this run. */
  readonly slips: number;
  readonly acceptor: AcceptorGate;
  readonly bill: OpenBill | null;
  /** A note that was recorded as in doubt a moment ago, which the acceptor may still report until it takes another. */
  readonly lastDoubt: LastDoubt | null;
  /** The language recorded for the current sale. */
  readonly saleLanguage: Language | null;
  /** The sale that just left the screen. */
  readonly lastSale: LastSale | null;
  /** The sales that a power cut interrupted, the last one first, while their customers may still be there. */
  readonly interrupted: readonly InterruptedSale[];
  /** Problem of an acceptor that stacks notes without a command, for the technician. */
  readonly escrowOff: Problem | null;
  /** The notes enabled at the acceptor. */
  readonly accepting: readonly Tiyn[];
  /** The change of the last sale while it can pay for another product; it is recorded as that sale's debt. */
  readonly carriedChange: CarriedChange | null;
  /** Expected content of the cassette. */
  readonly cassette: CassetteRecord;
  readonly services: readonly ServiceState[];
  /** The commissions that services have answered, by way to pay, where they are others than expected. */
  readonly rates: ReadonlyMap<string, number>;
  /**
   * This machine's clock minus the payment service's in milliseconds, if they are more than two minutes apart;
   * otherwise null. Sales continue, and the technician should set the clock.
   */
  readonly clockDifferenceMs: number | null;
  readonly journal: JournalGate;
  /** Why the kiosk could not be composed; a technician must act. */
  readonly broken: Problem | null;
  /** Whether the program is ending, so that no pulse and no sale begins. */
  readonly isStopping: boolean;
  readonly tradePoint: string | null;
  readonly watched: readonly WatchedPurchase[];
  /** Which numbers the next purchase of a sale must not have; null where nothing was paid since the start. */
  readonly paidNumbers: PaidNumbers | null;
  readonly refunds: readonly RunningRefund[];
  readonly searches: readonly PurchaseSearch[];
  /** Debts that wait for a free screen. */
  readonly pendingNotices: readonly PendingNotice[];
  /** Stock by product; products that are not counted are absent. */
  readonly stock: ReadonlyMap<string, number>;
  /** Since when it counts, by product. */
  readonly loads: ReadonlyMap<string, StockLoad>;
  /** The products that were taken off sale. */
  readonly takenOff: ReadonlySet<string>;
  /** That an operator has taken the machine out of service; who is buying is served to the end. Null where it sells. */
  readonly closed: Closure | null;
  /** What an operator tells the customers; null where there is nothing. */
  readonly notice: KeptNotice | null;
  /** The prices before lower ones, by product, where customers were really asked them. */
  readonly earlierPrices: ReadonlyMap<string, Tiyn>;
  /** What the service menu's checks have under way, also after a power cut. */
  readonly checks: ChecksState;
  /**
   * Number of sales in a row without a seen product, by product; see `isStuck`. It is not in the journal, so that every
   * start, and thus every refill, tries again.
   */
  readonly unseenSales: ReadonlyMap<string, number>;
  readonly idleResetMonoMs: number | null;
  readonly darkness: Darkness;
  readonly attraction: Attraction;
}

/** How many pieces were there when counting began. */
export interface StockLoad {
  readonly loaded: number;
  /** The number in the configuration at that time; null where it had none. */
  readonly configured: number | null;
  /** What was counted before this number in the configuration, for a change that is taken back; not kept over a restart. */
  readonly earlier?: { readonly left: number; readonly loaded: number; readonly configured: number | null };
}

/** The state before the first event. */
export function initialState(settings: KioskSettings): KioskState {
  return {
    settings,
    nextSettings: null,
    language: settings.languages[0] ?? 'kk',
    reachable: false,
    largeText: false,
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
    interrupted: [],
    saleLanguage: null,
    escrowOff: null,
    accepting: [],
    carriedChange: null,
    cassette: { amountTiyn: ZERO_TIYN, bills: 0 },
    services: settings.services.map((about) => ({
      about,
      gate: { kind: 'connecting' },
      registeredMonoMs: null,
      refusals: 0,
    })),
    rates: new Map(),
    clockDifferenceMs: null,
    journal: { kind: 'starting' },
    broken: null,
    isStopping: false,
    tradePoint: null,
    watched: [],
    paidNumbers: null,
    refunds: [],
    searches: [],
    pendingNotices: [],
    stock: new Map(),
    loads: new Map(),
    takenOff: new Set(),
    closed: null,
    notice: null,
    earlierPrices: new Map(),
    checks: NO_CHECKS,
    unseenSales: new Map(),
    idleResetMonoMs: null,
    darkness: { isDark: false, awakeUntilMonoMs: 0, checkMonoMs: null },
    attraction: { isShown: false, dueMonoMs: null },
  };
}
