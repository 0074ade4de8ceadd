import type { Language, LocalText } from '../../language/schema.ts';
import type { Tiyn } from '../../money/money.ts';
import type { InterruptedMoney } from '../recovery/interrupted-sale.ts';
import type { Change, Receipt } from '../../paper/slip.ts';
import type { Problem } from '../../problem.ts';
import type { ChangePolicy, ErrorReason, MoneyFact, PaperState, RefundReason } from '../../sale-outcome.ts';

/** A time limit as the screen needs it: how long it is in all, and how much was left when the view was made. */
export interface Limit {
  readonly totalMs: number;
  readonly leftMs: number;
}

/** A product as a card. The picture is the name of a drawing of ours, or an `app://` address of the operator's file. */
export interface ProductCard {
  readonly id: string;
  readonly name: LocalText;
  readonly priceTiyn: Tiyn;
  readonly picture: string;
  readonly soldOut: boolean;
}

/** Kaspi's names of payment methods; an unknown one is shown as it came. */
export type KaspiMethod = string;

/** What every screen of a sale names. */
export interface SaleParts {
  readonly product: ProductCard;
  /** Pieces of it. */
  readonly quantity: number;
  /** The whole price. */
  readonly amountTiyn: Tiyn;
}

/** A sale that a power cut interrupted, in its customer's language. */
export interface InterruptedCard {
  readonly language: Language;
  readonly productName: LocalText;
  readonly quantity: number;
  readonly money: InterruptedMoney;
  readonly amountTiyn: Tiyn;
  readonly claimCode: string | null;
}

export type Screen =
  | { readonly name: 'starting' }
  | {
      readonly name: 'idle';
      readonly products: readonly ProductCard[];
      /** Notes are taken beside Kaspi QR. */ readonly takesCash: boolean;
      readonly takesQr: boolean;
      /** What a power cut interrupted, for its customer. */
      readonly interrupted: InterruptedCard | null;
    }
  | {
      readonly name: 'product';
      readonly product: ProductCard;
      readonly quantity: number;
      /** With 1 nobody is asked how many. */
      readonly maxQuantity: number;
      readonly amountTiyn: Tiyn;
      /** What is to be paid beside the change of the last sale; nothing where that is enough. */
      readonly restTiyn: Tiyn;
      readonly limit: Limit;
    }
  | ({
      /** How to pay; skipped where there is only one way. */
      readonly name: 'payment';
      /** What is to be paid beside the change of the last sale. */
      readonly restTiyn: Tiyn;
      /** What is there now: a way that has gone since can be chosen no more. */
      readonly takesQr: boolean;
      readonly takesCash: boolean;
      readonly limit: Limit;
    } & SaleParts)
  | ({
      /** `insert`: notes are taken; `drawing`: one is on its way into the cassette; `leaving`: the last one before the end. */
      readonly name: 'cash';
      readonly step: 'insert' | 'drawing' | 'leaving';
      readonly insertedTiyn: Tiyn;
      /** Change of the sale before, which counts as well. */
      readonly carriedTiyn: Tiyn;
      readonly restTiyn: Tiyn;
      /** Which notes the machine takes now. */
      readonly billsTiyn: readonly Tiyn[];
      /** It takes none because the acceptor is out of use, and not because none fits. */
      readonly isAcceptorOut: boolean;
      readonly changePolicy: ChangePolicy;
      /** The rest can be paid by QR. */
      readonly canPayRest: boolean;
      readonly limit: Limit;
    } & SaleParts)
  | ({ readonly name: 'preparing' } & SaleParts)
  | {
      readonly name: 'qr';
      readonly product: ProductCard;
      /** Pieces of it. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      /** The QR's content, encoded as it is. */
      readonly qrToken: string;
      readonly methods: readonly KaspiMethod[];
      readonly limit: Limit;
      /** The time is over and the bank is asked for the last time: the QR is hidden. */
      readonly closing: boolean;
    }
  | {
      readonly name: 'confirm';
      readonly product: ProductCard;
      /** Pieces of it. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly limit: Limit;
      readonly closing: boolean;
    }
  | {
      readonly name: 'dispensing';
      readonly product: ProductCard;
      readonly quantity: number;
      /** The piece that comes out, from 1. */
      readonly piece: number;
      readonly amountTiyn: Tiyn;
      readonly step: 'waiting' | 'pulsing' | 'settling';
    }
  | {
      readonly name: 'success';
      readonly product: ProductCard;
      /** Pieces of it. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly receipt: Receipt;
      /** What was paid above the price: owed under a code, or kept as announced (no code). */
      readonly change: Change;
      /** Another product can be had for the change at once. */
      readonly canBuyMore: boolean;
      readonly paper: PaperState;
      readonly limit: Limit;
    }
  | {
      /**
       * Money goes back. `preparing`, `qr`, `checking`: the customer shows by a QR whose purchase it is; `asking`, `done`:
       * the bank gives it back.
       */
      readonly name: 'refund';
      readonly reason: RefundReason;
      readonly step: 'preparing' | 'qr' | 'checking' | 'asking' | 'done';
      /** The QR's content; null in the steps without one. */
      readonly qrToken: string | null;
      /** Another phone scanned the last QR. */
      readonly wrongPhone: boolean;
      readonly product: ProductCard;
      /** Pieces of it. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      /** Owed beside it, in notes: when the rest is back, a code follows. */
      readonly alsoOwedTiyn: Tiyn;
      readonly limit: Limit;
    }
  | {
      readonly name: 'error';
      readonly reason: ErrorReason;
      readonly product: ProductCard | null;
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly money: MoneyFact;
      /** By this number the payment is found in the bank's own application; only when something is owed. */
      readonly qrPaymentId: string | null;
      /** Names the debt on the phone or at the counter; only when something is owed. */
      readonly claimCode: string | null;
      /** Small, for the technician. */
      readonly technicalCode: string | null;
      /** Of the slip with the code. */
      readonly paper: PaperState;
      readonly limit: Limit;
    }
  | { readonly name: 'out-of-service'; readonly problem: Problem };

export type ScreenName = Screen['name'];

/** What stands around every screen. */
export interface Frame {
  /** Changes whenever the screen does; a touch that carries an older one is stale and is dropped. */
  readonly revision: number;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly operatorName: string;
  /** Whom to call, as the operator wrote it. */
  readonly contact: string | null;
  /** Controls moved into the lower part of the screen, for someone in a wheelchair. */
  readonly reachable: boolean;
  /** The panel's diagonal: the style sheet needs millimetres. */
  readonly diagonalInches: number;
  /** The change of the last sale, while another product is chosen for it, and when that has come to nothing. */
  readonly carriedChange: { readonly amountTiyn: Tiyn; readonly claimCode: string } | null;
  /** Nothing real is sold. */
  readonly demo: boolean;
  /** The operator's dark hours: black, until somebody touches it. */
  readonly dark: boolean;
}

/** Everything the renderer knows: it shows the last one and nothing else. */
export interface View {
  readonly frame: Frame;
  readonly screen: Screen;
}
