import type { DateForm } from './kaspi-date.ts';
import type { Customer } from './customer.ts';
import { DEFAULT_CUSTOMERS } from './customer.ts';
import type { QrTokenForm } from './qr-token.ts';
import type { LetterCase } from './letter-case.ts';
import { DAY_S } from '../../app/units.ts';

/** The bank's settings. */
export interface Behaviour {
  /** `StatusPollingInterval` and `QrCodeScanEventPollingInterval` in seconds (2.3.1, 3.4.1). */
  readonly pollingIntervalS: number;
  /** `QrCodeScanWaitTimeout` and `LinkActivationWaitTimeout` in seconds. */
  readonly scanWaitS: number;
  /** `PaymentConfirmationTimeout` in seconds. */
  readonly confirmS: number;
  /** Time in which an invoice can be paid, in seconds; 24 hours in 4.6. */
  readonly invoiceLifetimeS: number;
  readonly qrTokenForm: QrTokenForm;
  /** `PaymentMethods` of every purchase. */
  readonly paymentMethods: readonly string[];
  /** A purchase of more is refused with 990000028. */
  readonly maxAmountTiyn: number;
  /** Id of the first purchase; odd and above 2^53 by default. Refunds start two thousand million higher. */
  readonly firstQrPaymentId: bigint;
  /** When false, every partial refund is refused with -99000020. */
  readonly partialReturns: boolean;
  /** Calls of `remote/client-info` allowed per device and minute (4.6.1). */
  readonly lookUpsPerMinute: number;
  /** Open invoices allowed per customer and trade point; the next one is refused with 99000010. */
  readonly maxOpenInvoices: number;
  /** Shortest time between questions about an invoice; closer ones count as automatic (4.6). 0 allows any. */
  readonly invoiceStatusGapS: number;
  /** Form of every date; `examples` uses for each field the form of its example in the specification. */
  readonly dateForm: DateForm | 'examples';
  /** Letter case of every name in every answer. */
  readonly letterCase: LetterCase;
  /** When true, every number of every answer is written as text. */
  readonly numbersAsText: boolean;
  /** The customers, who own purchases and receive invoices. */
  readonly customers: readonly Customer[];
}

const MAX_AMOUNT_TENGE = 1_000_000;
const INVOICE_LIFETIME_S = DAY_S;
const LOOK_UPS_PER_MINUTE = 50;
const MAX_OPEN_INVOICES = 5;
const INVOICE_STATUS_GAP_S = 3;
/** Beyond 2^53 = 9007199254740992, where doubles lose the odd numbers. */
const FIRST_ID = 9_007_199_254_741_993n;
/** 1 January 2026. */
const ID_EPOCH_MS = 1_767_225_600_000;

/**
 * The values of the specification's example. The first id is higher with every start: the sandbox does not keep its
 * purchases, and a kiosk that asks about one of the previous run must get -1601, not another purchase.
 */
export function defaultBehaviour(wallMs: number): Behaviour {
  const sinceEpochMs = Math.max(0, Math.floor(wallMs - ID_EPOCH_MS));
  return {
    pollingIntervalS: 5,
    scanWaitS: 180,
    confirmS: 65,
    invoiceLifetimeS: INVOICE_LIFETIME_S,
    qrTokenForm: 'digits',
    paymentMethods: ['Gold', 'Red', 'Loan'],
    maxAmountTiyn: MAX_AMOUNT_TENGE * 100,
    firstQrPaymentId: FIRST_ID + 2n * BigInt(sinceEpochMs),
    partialReturns: true,
    lookUpsPerMinute: LOOK_UPS_PER_MINUTE,
    maxOpenInvoices: MAX_OPEN_INVOICES,
    invoiceStatusGapS: INVOICE_STATUS_GAP_S,
    dateForm: 'examples',
    letterCase: 'specification',
    numbersAsText: false,
    customers: DEFAULT_CUSTOMERS,
  };
}
