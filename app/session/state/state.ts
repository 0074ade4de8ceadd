import type { Product } from '../../config/schema.ts';
import type { AbandonReason } from '../../journal/entry.ts';
import type { CassetteRecord, SaleRecord } from '../../journal/replay.ts';
import type { Language } from '../../language/schema.ts';
import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { CreatedPurchase, RefundQr, PaymentCapabilities } from '../../payment/provider.ts';
import type { Refund, RefundOrder } from '../../payment/refund.ts';
import type { Problem } from '../../problem.ts';
import type { ChangePolicy, ErrorReason, MoneyFact, PaperState, RefundReason } from '../../sale-outcome.ts';
import type { DarkHours } from './dark-hours.ts';
import type { Dispense, PaidPurchase, Received, Sale } from './sale.ts';

/** What an error screen is about. */
export interface ErrorFacts {
  readonly reason: ErrorReason;
  readonly sale: Sale | null;
  readonly money: MoneyFact;
  /** The payment that is owed; whoever pays it back finds it by this number. */
  readonly qrPaymentId?: string | null;
  readonly claimCode?: string;
  readonly technicalCode?: string;
  readonly amountTiyn: Tiyn;
  /** Change that this sale was to be paid with: it is owed as before, under the code of its own sale. */
  readonly carriedChange?: Sale['carriedChange'];
}

/** What does not change while the application runs: taken from the configuration. */
export interface KioskSettings extends Omit<PaymentCapabilities, 'hasDetails'> {
  readonly languages: readonly Language[];
  readonly operatorName: string;
  readonly operatorBin: string | null;
  readonly contact: string | null;
  readonly catalogue: readonly Product[];
  readonly productDetails: boolean;
  /** The most pieces of a product in one sale; with 1 nobody is asked. */
  readonly maxQuantity: number;
  readonly pulseMs: number;
  readonly hasRelay: boolean;
  readonly hasAcceptor: boolean;
  /** Null without a drop sensor: what came out is then assumed. */
  readonly drop: DropWatching | null;
  readonly printer: 'absent' | 'optional' | 'required';
  readonly diagonalInches: number;
  readonly demo: boolean;
  readonly change: ChangePolicy;
  /** Change that is owed can pay for another product at once. */
  readonly moreProducts: boolean;
  /** When the screen is black while nobody is there; null for never. */
  readonly darkHours: DarkHours | null;
}

export type Session =
  | { readonly kind: 'idle' }
  | { readonly kind: 'product'; readonly productId: string; readonly quantity: number; readonly endsMonoMs: number }
  /** How to pay: by QR, or with notes. */
  | { readonly kind: 'payment'; readonly productId: string; readonly quantity: number; readonly endsMonoMs: number }
  | {
      /** Notes are inserted. */
      readonly kind: 'cash';
      readonly sale: Sale;
      /** What lies in the cassette for this sale. */
      readonly cashTiyn: Tiyn;
      /** The customer leaves as soon as the note that is being drawn in has come to rest. */
      readonly closing: AbandonReason | null;
      readonly endsMonoMs: number;
    }
  | {
      readonly kind: 'preparing';
      readonly sale: Sale;
      /** The notes that are in already; the QR is about the rest. */
      readonly cashTiyn: Tiyn;
      readonly attempt: number;
      readonly endsMonoMs: number;
      /** When to ask again after a lost answer; null while an answer is awaited. */
      readonly retryMonoMs: number | null;
      /** The device is being registered again; asked again as soon as that is done. */
      readonly awaitsConnect: boolean;
      /** An attempt went without an answer: a purchase under the number that it had may exist. */
      readonly isLost: boolean;
      /** The number of ours for the next attempts, where it is not the sale's. */
      readonly externalId: string | null;
    }
  | {
      readonly kind: 'qr' | 'confirm';
      readonly sale: Sale;
      readonly cashTiyn: Tiyn;
      readonly purchase: CreatedPurchase;
      /** The service's time limit; when closing, the latest moment to wait for the service's answer. */
      readonly endsMonoMs: number;
      /** The limit has passed, and only an answer to a question asked after it ends the attempt. */
      readonly closing: boolean;
    }
  | {
      readonly kind: 'dispensing';
      /** `waiting`: paid, but the relay is not there; `settling`: the product is falling. */
      readonly step: 'waiting' | 'pulsing' | 'settling';
      readonly sale: Sale;
      readonly received: Received;
      /** The piece that is to come out next, from 1; beyond the last one when all are out. */
      readonly piece: number;
      readonly attempt: number;
      /** Pulses for this piece after which the sensor saw nothing fall. */
      readonly unseen: number;
      readonly paidAtMs: number;
      /** End of waiting or settling; of no meaning while pulsing. */
      readonly endsMonoMs: number;
      /** The latest moment at which the relay may be waited for. */
      readonly untilMonoMs: number;
      /** Waiting, though the relay is there: when to try again after a pulse that did not happen; null where it is not there. */
      readonly againMonoMs: number | null;
    }
  | {
      readonly kind: 'success';
      readonly sale: Sale;
      readonly received: Received;
      readonly paidAtMs: number;
      readonly paper: PaperState;
      /** The number of the slip that this is about. */
      readonly slip: number | null;
      readonly endsMonoMs: number;
    }
  | {
      /**
       * The product did not come out, and the money is on record as owed: while the customer is there, they may show with
       * a refund's QR that the purchase is theirs.
       */
      readonly kind: 'refund-qr';
      readonly reason: RefundReason;
      readonly sale: Sale;
      readonly purchase: PaidPurchase;
      /** What is to go back by QR; the whole debt may be more. */
      readonly amountTiyn: Tiyn;
      readonly owedTiyn: Tiyn;
      readonly claimCode: string;
      /** Which QR this is, from 1. */
      readonly attempt: number;
      /** Null while the QR is asked for. */
      readonly shown: RefundQr | null;
      /** The device is registered anew before its QR can be asked for: once. */
      readonly registration: 'none' | 'awaited' | 'done';
      /** Another phone scanned the last QR. */
      readonly wrongPhone: boolean;
      /** Scanned: the purchases of that phone are asked for. */
      readonly identified: boolean;
      /** When to ask next; null while an answer is awaited. */
      readonly askMonoMs: number | null;
      readonly endsMonoMs: number;
    }
  | {
      /** The product did not come out, and the money goes back by itself. */
      readonly kind: 'refund';
      readonly reason: RefundReason;
      readonly step: 'asking' | 'done';
      readonly sale: Sale;
      readonly qrPaymentId: string;
      /** What goes back by itself. */
      readonly amountTiyn: Tiyn;
      /** What is owed beside it, in notes. */
      readonly owedTiyn: Tiyn;
      readonly endsMonoMs: number;
    }
  | {
      readonly kind: 'error';
      readonly reason: ErrorReason;
      readonly sale: Sale | null;
      readonly amountTiyn: Tiyn;
      readonly money: MoneyFact;
      readonly qrPaymentId: string | null;
      readonly claimCode: string | null;
      readonly technicalCode: string | null;
      /** Change that the sale was to be paid with, and that is owed as before. */
      readonly carriedChange: Sale['carriedChange'];
      readonly paper: PaperState;
      /** The number of the slip that this is about. */
      readonly slip: number | null;
      readonly totalMs: number;
      readonly endsMonoMs: number;
    };

/**
 * A purchase whose last word is still to come, whether a customer waits for it or not: it cannot be cancelled, so it
 * is asked about until it is final (facts, section 3.4).
 */
export interface WatchedPurchase {
  readonly sale: Sale;
  readonly qrPaymentId: string;
  /** What its QR is about. */
  readonly amountTiyn: Tiyn;
  readonly pollIntervalMs: number;
  readonly sinceMonoMs: number;
  /** Until then the QR could be scanned. */
  readonly scanDeadlineMonoMs: number;
  /** Until then a scanned purchase could be confirmed. */
  readonly lastDeadlineMonoMs: number;
  /** Owed for this sale already, in notes: for the screen of a payment that comes late. */
  readonly owedTiyn: Tiyn;
  /** When the question was asked that is not answered yet, or the last one. */
  readonly askedMonoMs: number | null;
  /** When to ask next; null while an answer is awaited. */
  readonly askMonoMs: number | null;
  /** The service denies the purchase since then. */
  readonly deniedSinceMonoMs: number | null;
  readonly scanned: boolean;
  /** From an earlier run: its customer has gone, and no screen is for them. */
  readonly restored: boolean;
  /**
   * By the wall clock its QR died before this run began. The wall clock may lie, so it is closed on record but watched
   * until this run's own clock agrees.
   */
  readonly stale: boolean;
  /** Closed on record as expired. */
  readonly expired: boolean;
}

/** Money on its way back, whether its customer still stands there or not. */
export interface RunningRefund {
  readonly sale: Sale;
  readonly order: RefundOrder;
  readonly refund: Refund;
  /** The customer's proof, where the contract wants one. */
  readonly refundQrId: string | null;
  /** The debt stands on record already. */
  readonly isOwed: boolean;
  /** An answer is awaited. */
  readonly asked: boolean;
}

/** How long a product may take to fall, and how often the motor is turned once more where nothing fell. */
export interface DropWatching {
  readonly limitMs: number;
  readonly extraPulses: number;
}

export type SensorGate = { readonly kind: 'absent' } | RelayGate;

/** `out`: it cannot print now; the screen then says what the paper would have said. */
export type PrinterGate =
  | { readonly kind: 'absent' | 'starting' }
  | { readonly kind: 'ready'; readonly isPaperNearEnd: boolean }
  | { readonly kind: 'out'; readonly problem: Problem };

export type RelayGate =
  { readonly kind: 'starting' } | { readonly kind: 'ready' } | { readonly kind: 'lost'; readonly problem: Problem };

/** It goes on by itself, or is out of use from then on. */
export interface Pause {
  readonly problem: Problem;
  readonly endsMonoMs: number;
}

export type AcceptorGate =
  | { readonly kind: 'absent' | 'starting' }
  | { readonly kind: 'ready'; readonly billsTiyn: readonly Tiyn[]; readonly pause: Pause | null }
  | { readonly kind: 'out'; readonly problem: Problem };

/** See `KioskState.carriedChange`. */
export interface CarriedChange {
  /** Owes it until another sale takes it. */
  readonly saleId: string;
  readonly amountTiyn: Tiyn;
  /** Without a choice until then it stays what it is: a debt with a code. */
  readonly endsMonoMs: number;
}

/** A note whose way into the cassette has begun on record and not ended: only one at a time. */
export interface OpenBill {
  readonly sale: Sale;
  readonly billTiyn: Tiyn;
  /** The acceptor does not know where it is: until then it may still report it. Null while it is on its way. */
  readonly doubtMonoMs: number | null;
}

/** See `KioskState.interrupted`; the record follows what is written down in this run. */
export interface InterruptedSale {
  readonly record: SaleRecord;
  readonly untilMonoMs: number;
}

/** See `KioskState.lastSale`: until then a note that comes in unasked is taken for its customer's. */
export interface LastSale {
  readonly sale: Sale;
  readonly untilMonoMs: number;
}

/** See `KioskState.lastDoubt`. */
export interface LastDoubt extends LastSale {
  readonly billTiyn: Tiyn;
}

export type PaymentGate =
  /** `absent`: the machine has no payment service. */
  | { readonly kind: 'absent' | 'connecting' }
  | { readonly kind: 'ready'; readonly pingsLost: number; readonly pingMonoMs: number | null }
  | {
      readonly kind: 'lost';
      readonly problem: Problem;
      readonly failures: number;
      readonly retryMonoMs: number | null;
    };

export type JournalGate =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'failed';
      readonly problem: Problem;
      readonly retryMonoMs: number | null;
      /** Sales that were cut short; their end is written as soon as it can be. */
      readonly cutShort: readonly CutShort[];
    };

/** `paid`: what has been paid for and will not come out any more; null where the sale was not paid yet. */
export interface CutShort {
  readonly sale: Sale;
  readonly cashTiyn: Tiyn;
  readonly paid: Dispense | null;
}

/** A debt on record that its customer has not seen yet. */
export interface PendingNotice {
  readonly facts: ErrorFacts;
  /** Whoever stands there later is somebody else. */
  readonly untilMonoMs: number;
}

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

/** Whether the screen is black; with `checkMonoMs` the moment to decide anew, null where an event will come by itself. */
export interface Darkness {
  readonly isDark: boolean;
  readonly awakeUntilMonoMs: number;
  readonly checkMonoMs: number | null;
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
