import { z } from 'zod';
import type { LocalText } from '../language/language.ts';
import { tiyn, TIYN_PER_TENGE, type Tiyn } from '../money/money.ts';

/**
 * How the contract gives money back: `direct` without the customer, `with-customer` only after the customer scans a
 * refund QR, `by-hand` only in the service's own application.
 */
export type RefundWay = 'direct' | 'with-customer' | 'by-hand';

/** The name under which notes alone are recorded. */
export const CASH = 'cash';

/** The service of journals from before there were several. */
export const FIRST_SERVICE = 'kaspi';

/**
 * The provider name that sales are recorded under: a payment service's (`kaspi`, `apipay`, `byfly`), or `cash`. The list
 * is open, because a service is a folder of `main/payments` and an entry in its registry.
 */
export const providerNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

export type ProviderName = z.infer<typeof providerNameSchema>;

/**
 * The number that a service gives to a purchase, a transaction or an invoice, as it writes it: printable ASCII without
 * blanks. Numbers of different services may coincide.
 */
export const serviceNumberSchema = z.string().regex(/^[!-~]{1,64}$/);

/** Hundredths of a per cent, in which commissions are counted: 100 of them are 1 %. */
export const RATE_UNITS = 10_000;

/** How a payment is offered to the customer: as a code on the screen, or as an invoice to their telephone. */
export type Presents = 'code' | 'invoice';

/** A timer may ask about a purchase, at most once in `shortestMs`. */
interface Polls {
  readonly kind: 'polls';
  readonly shortestMs: number;
}

/** Nobody may ask about a purchase but a person who touches the screen. */
interface OnTouch {
  readonly kind: 'on-touch';
}

/**
 * Who may ask about a purchase, and whether an open one can be withdrawn; that is a request, and a payment may have come
 * first. What only a person may ask about has to be withdrawable: after its customer has gone, the answer to the
 * withdrawal is the only one that tells whether it was paid.
 */
type Followed =
  { readonly asks: Polls; readonly canCancel: boolean } | { readonly asks: OnTouch; readonly canCancel: true };

/** How the service writes telephone numbers: what stands before the ten digits, such as `8` or `+7`. */
export interface PhoneFormat {
  readonly prefix: string;
}

/** A code as customers know it; the words and the drawing beside it tell with which application it is paid. */
export interface CodeLook {
  /** Its own name, which the picture of it has as well. */
  readonly name: LocalText;
  /** The heading above it. */
  readonly title: LocalText;
  /** What to do with the telephone, in this order. */
  readonly steps: readonly LocalText[];
  /** A drawing beside the heading: a path in a square of 24 units, and its colour as CSS writes it. */
  readonly emblem: { readonly path: string; readonly colour: string };
}

/** One way to pay with a service: a button of the choice. */
export type MethodCapabilities = MethodTraits & Followed;

interface MethodTraits {
  /** Unique on the machine, at most 40 characters of a-z, 0-9, `-` and `_`; `cash` is the notes'. */
  readonly id: string;
  /** The words on its button. */
  readonly name: LocalText;
  readonly presents: Presents;
  /** Absent where the code is Kaspi's, whose words its rules prescribe. */
  readonly code?: CodeLook;
  /** How telephone numbers are written; null where none is needed. */
  readonly phone: PhoneFormat | null;
  /** Whether the service tells the name of the customer with a telephone number. */
  readonly tellsName: boolean;
  /**
   * The time in milliseconds that a customer waits for the payment, where the service sets no limit of its own; null
   * where its answer has one, of which half an hour counts.
   */
  readonly waitMs: number | null;
  /** The commission that is expected on top of the price; the service's answer may be another, see `CreatedPurchase`. */
  readonly commissionRate: number;
  /** A price that is no multiple of it cannot be paid this way. */
  readonly amountStepTiyn: Tiyn;
  /** Whether a payment can come in several parts, or exceed what was asked for. */
  readonly takesParts: boolean;
}

/** An amount step of a service that carries every price, and of one that carries whole tenge only. */
export const EVERY_TIYN: Tiyn = tiyn(1);
export const WHOLE_TENGE: Tiyn = tiyn(TIYN_PER_TENGE);

/** What a payment service can do under its contract. The session knows nothing else about a service. */
export interface PaymentCapabilities {
  readonly provider: ProviderName;
  /** What people call the service, on receipts and for technicians; the same in every language. */
  readonly title: string;
  /** The name of the place where a person looks payments up and gives them back: the service's own application. */
  readonly application: string;
  /** The only bank whose customers pay here, as sentences name it; absent where every bank's do. */
  readonly bank?: string;
  /**
   * The service and contract that a purchase can be asked about at; any other does not know it. Null where there is no
   * service.
   */
  readonly binding: string | null;
  readonly refundWay: RefundWay;
  /** Whether a part of a payment can go back. */
  readonly refundsInParts: boolean;
  /** Whether an accepted refund is under way for a while, and may still fail, see `PaymentProvider.refundProgress`. */
  readonly refundsSettleLater: boolean;
  /** Whether purchases can be asked about without a time limit. */
  readonly hasDetails: boolean;
  /** Whether a purchase whose answer was lost can be found by our own number, see `PaymentProvider.findPurchases`. */
  readonly findsLost: boolean;
  readonly methods: readonly MethodCapabilities[];
}

/**
 * The capabilities of a machine without a payment service: purchases cannot be asked about, and debts are paid by hand.
 */
export const NOTES_ALONE: PaymentCapabilities = {
  provider: CASH,
  title: '',
  application: '',
  binding: null,
  refundWay: 'by-hand',
  refundsInParts: false,
  refundsSettleLater: false,
  hasDetails: false,
  findsLost: false,
  methods: [],
};
