import type { Claim } from '../../../claims/claim.ts';
import type { LocalText } from '../../../language/language.ts';
import type { Tiyn } from '../../../money/money.ts';
import type { LooseMoney, OpenSums, PastPage, PastSale } from '../../../past/past.ts';
import type { ListQuestion, ListState, ListView } from '../../../past/list.ts';
import type { DebtsAction } from './actions.ts';

/** Why nothing may be paid out for a sale now; `paid`: it was paid before. */
export type DebtHindrance =
  'paid' | 'nothing' | 'under-way' | 'doubtful' | 'doubtful-note' | 'doubtful-invoice' | 'unreadable' | 'no-code';

/** What has just been done about the sale. */
export type DebtDone =
  | { readonly kind: 'paid'; readonly amountTiyn: Tiyn }
  | { readonly kind: 'refunding'; readonly amountTiyn: Tiyn }
  | { readonly kind: 'refunded'; readonly amountTiyn: Tiyn }
  | { readonly kind: 'refund-refused' }
  | { readonly kind: 'invoice-paid' | 'invoice-not-paid'; readonly amountTiyn: Tiyn };

/** The opened sale. */
export interface ChosenDebt {
  readonly saleId: string;
  /** The question that is awaited. */
  readonly asked: number | null;
  /** Null until it is read, and where no code of it can exist. */
  readonly claim: Claim | null;
  readonly isUnreadable: boolean;
  readonly done: DebtDone | null;
}

/** The opened unassigned money, and the sales that may own it. */
export interface ChosenLoose {
  readonly money: LooseMoney;
  /** The question that is awaited. */
  readonly asked: number | null;
  /** Sales of that time; null until they are read, and where they cannot be. */
  readonly sales: readonly PastSale[] | null;
}

export interface DebtsState {
  readonly list: ListState;
  readonly sums: OpenSums | null;
  readonly chosen: ChosenDebt | null;
  readonly loose: ChosenLoose | null;
  /** Money of no sale that was decided about here, by its id: a list that was read before still has it. */
  readonly decided: readonly string[];
  /** The number of the last question. */
  readonly lastToken: number;
}

export type DebtsEffect =
  | { readonly kind: 'read-list'; readonly question: ListQuestion }
  | { readonly kind: 'read-claim'; readonly token: number; readonly saleId: string }
  /** Sales around this moment. */
  | { readonly kind: 'read-around'; readonly token: number; readonly atMs: number };

export type DebtsOutcome =
  | { readonly kind: 'around-read'; readonly token: number; readonly sales: readonly PastSale[] | null }
  /** Null where nothing can be read. */
  | {
      readonly kind: 'list-read';
      readonly token: number;
      readonly read: { readonly page: PastPage; readonly sums: OpenSums } | null;
    }
  | {
      readonly kind: 'claim-read';
      readonly token: number;
      /** Null where no code of the sale can exist. */
      readonly claim: Claim | null;
      readonly isUnreadable: boolean;
    };

/** How one payback went. */
export interface PaybackView {
  readonly how: 'refund' | 'by-hand' | 'spent';
  readonly wallMs: number;
  readonly amountTiyn: Tiyn;
}

/** The opened sale, as it is shown. */
export interface ChosenView {
  readonly isReading: boolean;
  readonly done: DebtDone | null;
  /** Null where the debt may be paid out. */
  readonly hindrance: DebtHindrance | null;
  readonly facts: {
    readonly claimCode: string;
    readonly externalId: string;
    readonly startedAtMs: number;
    readonly name: LocalText;
    readonly quantity: number;
    readonly paidTiyn: Tiyn;
    readonly deliveredTiyn: Tiyn;
    readonly refundedTiyn: Tiyn;
    readonly debtTiyn: Tiyn;
    readonly inDoubtTiyn: Tiyn;
    /** The part of it that is an invoice whose answer was lost. */
    readonly lostInvoicesTiyn: Tiyn;
    readonly payments: readonly string[];
    readonly paybacks: readonly PaybackView[];
  } | null;
  /** What the bank could give back; null where it cannot, or this role may not ask. */
  readonly refund: { readonly amountTiyn: Tiyn } | null;
  /** The lost invoice that can be decided about; null where there is none, or this role may not. */
  readonly invoice: { readonly amountTiyn: Tiyn } | null;
}

/** Money of no sale, as it is shown. */
export interface LooseView {
  readonly money: LooseMoney;
  readonly isReading: boolean;
  /** Those that it may belong to. */
  readonly sales: readonly PastSale[];
}

export interface DebtsView {
  readonly list: ListView;
  readonly sums: OpenSums | null;
  readonly chosen: ChosenView | null;
  readonly loose: LooseView | null;
  /** Whether this role decides about money of no sale. */
  readonly mayDecide: boolean;
}

/** The types of the door. */
export interface DebtsDoor {
  readonly state: DebtsState;
  readonly action: DebtsAction;
  readonly effect: DebtsEffect;
  readonly outcome: DebtsOutcome;
  readonly view: DebtsView;
}
