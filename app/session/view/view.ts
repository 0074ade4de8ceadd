import type { Language, LocalText } from '../../language/schema.ts';
import type { Tiyn } from '../../money/money.ts';
import type { CodeLook, Presents } from '../../payment/capabilities.ts';
import type { PhoneMistake } from '../../payment/phone-number.ts';
import type { InterruptedMoney } from '../recovery/interrupted-sale.ts';
import type { AttractFile } from '../state/attract.ts';
import type { Sound } from '../state/sounds.ts';
import type { Look } from '../state/settings.ts';
import type { Change, Receipt } from '../../paper/slip.ts';
import type { Problem } from '../../problem.ts';
import type { ChangePolicy, ErrorReason, MoneyFact, PaperState, RefundReason } from '../../sale-outcome.ts';

/** A time limit for the screen: its whole length, and the rest when the view was made, in milliseconds. */
export interface Limit {
  readonly totalMs: number;
  readonly leftMs: number;
  /** The end on main's clock, where the customer can have the whole limit again. */
  readonly untilMonoMs?: number;
}

/** A product as a card. The picture is the name of a bundled drawing, or an `app://` address of the operator's file. */
export interface ProductCard {
  readonly id: string;
  readonly name: LocalText;
  readonly priceTiyn: Tiyn;
  /** What customers were asked before the price was lowered; null where it was not, or long ago. */
  readonly earlierTiyn: Tiyn | null;
  readonly picture: string;
  readonly soldOut: boolean;
  /** How many are left where they are counted and few; null otherwise. */
  readonly fewLeft: number | null;
  /** What it belongs to, where the operator sorts the catalogue. */
  readonly category: LocalText | null;
  /** The number that customers read at the shelf and type; null where they do not. */
  readonly shelf: number | null;
}

/** Kaspi's name of a payment method; an unknown one is shown unchanged. */
export type KaspiMethod = string;

/** The pieces of one product among several. */
export interface LineCard {
  readonly product: ProductCard;
  readonly quantity: number;
  readonly amountTiyn: Tiyn;
  /** How many of them came out; null before that is known. */
  readonly out: number | null;
}

/** A line of the basket while it is being filled. */
export interface BasketLine {
  readonly product: ProductCard;
  readonly quantity: number;
  readonly maxQuantity: number;
  readonly amountTiyn: Tiyn;
}

/** What a sale of several products has beside its first product; absent with one. */
interface SeveralProducts {
  readonly lines?: readonly LineCard[];
}

/** The parts of every screen of a sale. */
export interface SaleParts extends SeveralProducts {
  readonly product: ProductCard;
  /** Number of pieces, of all products. */
  readonly quantity: number;
  /** The whole price in tiyn. */
  readonly amountTiyn: Tiyn;
}

/** A sale that a power cut interrupted, in its customer's language. */
export interface InterruptedCard {
  readonly saleId: string;
  readonly language: Language;
  readonly productName: LocalText;
  readonly quantity: number;
  readonly money: InterruptedMoney;
  /** The customer's bank; null where it may be any. */
  readonly bank: string | null;
  /** Whether what is in doubt is an invoice, and no note. */
  readonly isInvoice: boolean;
  readonly amountTiyn: Tiyn;
  readonly claimCode: string | null;
}

/** A way to pay at a service, as a button. */
export interface WayButton {
  readonly id: string;
  readonly name: LocalText;
  readonly presents: Presents;
  /** What the customer pays, commission included. */
  readonly totalTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
}

/**
 * What the last touch on "Check payment" has led to, where the machine may not ask by itself; a screen has null where it
 * asks.
 */
type CheckedPayment = 'none' | 'asked' | 'not-paid' | 'unanswered';

/** A purchase that was paid in part. */
export interface PaidPart {
  readonly paidTiyn: Tiyn;
  readonly missingTiyn: Tiyn;
  /** Whether the customer has agreed to pay what is missing. */
  readonly paysRest: boolean;
}

export type Screen =
  /** `waitsFor`: what takes longer than a start usually does. */
  | { readonly name: 'starting'; readonly waitsFor?: 'disk' }
  | {
      readonly name: 'idle';
      readonly products: readonly ProductCard[];
      readonly takesCash: boolean;
      /** Whether a payment service works, with a code or with invoices. */
      readonly takesQr: boolean;
      /** The code that customers scan; null where no service that works shows one. A code without a name is Kaspi's. */
      readonly code: { readonly name: LocalText | null } | null;
      readonly takesInvoice: boolean;
      /** The sales that a power cut interrupted, for their customers, the last one first. */
      readonly interrupted: readonly InterruptedCard[];
      /** Whether products are chosen by the number at the shelf. */
      readonly byNumber: boolean;
      /** What the operator tells the customers; absent where there is nothing. */
      readonly notice?: LocalText;
      /** The loop for people who pass by; null where there is none. */
      readonly attract: { readonly isShown: boolean; readonly files: readonly AttractFile[] } | null;
    }
  | {
      readonly name: 'product';
      readonly product: ProductCard;
      readonly quantity: number;
      /** With 1 there is no choice of a quantity. */
      readonly maxQuantity: number;
      readonly amountTiyn: Tiyn;
      /** The amount to pay after carried change, 0 if that is sufficient. */
      readonly restTiyn: Tiyn;
      readonly limit: Limit;
    }
  | {
      /** Several products for one sale. */
      readonly name: 'basket';
      readonly products: readonly ProductCard[];
      readonly byNumber: boolean;
      readonly lines: readonly BasketLine[];
      /** Ids of the products of which no further piece can be put in. */
      readonly full: readonly string[];
      readonly amountTiyn: Tiyn;
      /** The amount to pay after carried change. */
      readonly restTiyn: Tiyn;
      /** Some of what was picked can no longer be bought. */
      readonly isReduced: boolean;
      /** Whether there is a way to pay all of it. */
      readonly canPay: boolean;
      readonly limit: Limit;
    }
  | ({
      /** The choice of the payment method; skipped if there is only one. */
      readonly name: 'payment';
      /** The amount to pay after carried change. */
      readonly restTiyn: Tiyn;
      /** The ways to pay at a service that are available now, with what each costs. */
      readonly ways: readonly WayButton[];
      readonly takesCash: boolean;
      /** Whether the service's commission was another one than shown, so that the customer chooses again. */
      readonly isTotalChanged: boolean;
      readonly limit: Limit;
    } & SaleParts)
  | ({
      /** The keypad for the telephone number of an invoice. */
      readonly name: 'phone';
      /** The words on the chosen button. */
      readonly way: LocalText;
      /** What the customer is going to pay. */
      readonly totalTiyn: Tiyn;
      /** The digits so far, as they are read: `+7 701 12`. */
      readonly typed: string;
      readonly mistake: PhoneMistake | 'refused' | null;
      readonly limit: Limit;
    } & SaleParts)
  | ({
      /** The invoice is on the customer's telephone. */
      readonly name: 'invoice';
      readonly service: string;
      readonly totalTiyn: Tiyn;
      /** Masked; null where it is not known. */
      readonly phone: string | null;
      readonly customer: string | null;
      /** A code for the same payment; null where the service has none. */
      readonly qrToken: string | null;
      readonly check: CheckedPayment | null;
      readonly part: PaidPart | null;
      readonly limit: Limit;
      readonly closing: boolean;
    } & SaleParts)
  | ({
      /** `insert`: notes are accepted; `drawing`: a note is being drawn in; `leaving`: the last one before the end. */
      readonly name: 'cash';
      readonly step: 'insert' | 'drawing' | 'leaving';
      readonly insertedTiyn: Tiyn;
      /** Carried change, which counts as well. */
      readonly carriedTiyn: Tiyn;
      readonly restTiyn: Tiyn;
      /** The notes accepted now. */
      readonly billsTiyn: readonly Tiyn[];
      /** Whether no note is accepted because the acceptor is out of service. */
      readonly isAcceptorOut: boolean;
      readonly changePolicy: ChangePolicy;
      /** The ways to pay the rest at a service. */
      readonly ways: readonly WayButton[];
      readonly limit: Limit;
    } & SaleParts)
  | ({
      readonly name: 'preparing';
      /** Whether an invoice is being sent, and no code follows. */
      readonly isInvoice: boolean;
    } & SaleParts)
  | {
      readonly name: 'qr';
      readonly lines?: readonly LineCard[];
      readonly product: ProductCard;
      /** Number of pieces. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      /** Content of the QR, encoded unchanged. */
      readonly qrToken: string;
      readonly methods: readonly KaspiMethod[];
      /** The words of the chosen way to pay. */
      readonly way: LocalText;
      /** Whose code it is; null for Kaspi's. */
      readonly code: CodeLook | null;
      readonly check: CheckedPayment | null;
      /** What has come in of it, and what is missing; null where nothing has. */
      readonly part: PaidPart | null;
      readonly limit: Limit;
      /** Whether the limit has passed and the last answer is awaited, so that the QR is hidden. */
      readonly closing: boolean;
    }
  | {
      readonly name: 'confirm';
      readonly lines?: readonly LineCard[];
      readonly product: ProductCard;
      /** Number of pieces. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly limit: Limit;
      readonly closing: boolean;
    }
  | {
      readonly name: 'dispensing';
      readonly lines?: readonly LineCard[];
      readonly product: ProductCard;
      readonly quantity: number;
      /** Number of the piece that is being dispensed, from 1. */
      readonly piece: number;
      readonly amountTiyn: Tiyn;
      readonly step: 'waiting' | 'pulsing' | 'settling';
    }
  | {
      readonly name: 'success';
      readonly lines?: readonly LineCard[];
      readonly product: ProductCard;
      /** Number of pieces. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly receipt: Receipt;
      /** The amount paid above the price: owed under a code, or kept as announced, without a code. */
      readonly change: Change;
      /** Whether the change can pay for another product at once. */
      readonly canBuyMore: boolean;
      readonly paper: PaperState;
      readonly limit: Limit;
    }
  | {
      /**
       * A refund. `preparing`, `qr`, `checking`: the customer proves the purchase with a QR; `asking`, `done`: the bank
       * refunds.
       */
      readonly name: 'refund';
      readonly lines?: readonly LineCard[];
      readonly reason: RefundReason;
      readonly step: 'preparing' | 'qr' | 'checking' | 'asking' | 'done';
      /** Content of the QR; null in the steps without one. */
      readonly qrToken: string | null;
      /** Whether another phone scanned the last QR. */
      readonly wrongPhone: boolean;
      readonly product: ProductCard;
      /** Number of pieces. */
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      /** The bank whose account the money goes back to; null where it may be any. */
      readonly bank: string | null;
      /** Further debt in notes, whose code follows after the refund. */
      readonly alsoOwedTiyn: Tiyn;
      readonly limit: Limit;
    }
  | {
      readonly name: 'error';
      readonly lines?: readonly LineCard[];
      readonly reason: ErrorReason;
      readonly product: ProductCard | null;
      readonly quantity: number;
      readonly amountTiyn: Tiyn;
      readonly money: MoneyFact;
      /** The customer's bank; null where it may be any. */
      readonly bank: string | null;
      /** Number of the payment in the bank's application; only if something is owed. */
      readonly qrPaymentId: string | null;
      /** Claim code of the debt; only if something is owed. */
      readonly claimCode: string | null;
      /** Shown small, for the technician. */
      readonly technicalCode: string | null;
      /** State of the slip with the code. */
      readonly paper: PaperState;
      readonly limit: Limit;
    }
  | {
      readonly name: 'out-of-service';
      readonly problem: Problem;
      /** What people call the payment service; null on a machine with several, and on one without. */
      readonly onlyService: string | null;
      readonly notice?: LocalText;
    }
  /** The service menu, which has a view of its own. */
  | { readonly name: 'service' };

export type ScreenName = Screen['name'];

/** A screen for customers: all but the service menu, which is drawn by its own part of the page. */
export type CustomerScreen = Exclude<Screen, { readonly name: 'service' }>;

/** The frame of every screen. */
export interface Frame {
  /** Changes with the screen; a touch with an older revision is dropped. */
  readonly revision: number;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly operatorName: string;
  /** The operator's contact, unchanged. */
  readonly contact: string | null;
  /** Whether the controls are in the lower part of the screen, for wheelchair users. */
  readonly reachable: boolean;
  /** The panel's diagonal, from which the style sheet derives millimetres. */
  readonly diagonalInches: number;
  /** The carried change, during the choice of another product and after its failed sale. */
  readonly carriedChange: { readonly amountTiyn: Tiyn; readonly claimCode: string } | null;
  /** Whether this is the demonstration, which sells nothing real. */
  readonly demo: boolean;
  /** A machine without a configuration can be set up on the screen. */
  readonly offersSetup: boolean;
  readonly look: Look;
  /** Whether the screen is black or dimmed in the operator's dark hours. */
  readonly dark: boolean;
  /** In per cent, how bright it stays then; 0 is black. */
  readonly darkBrightness: number;
  /** Whether small words are larger, for those who see badly. */
  readonly largeText: boolean;
  /** What is heard when the screen appears; null for silence. */
  readonly sound: Sound | null;
}

/** The whole input of the renderer, which shows the last view. */
export interface View {
  readonly frame: Frame;
  readonly screen: Screen;
}
