import type { DateForm } from './kaspi-date.ts';
import type { Customer } from './customer.ts';
import { DEFAULT_CUSTOMERS } from './customer.ts';
import type { QrTokenForm } from './qr-token.ts';
import type { LetterCase } from './letter-case.ts';
import { DAY_S } from '../../app/units.ts';

/** What may be set about the bank's way of working. */
export interface Behaviour {
  /** `StatusPollingInterval` and `QrCodeScanEventPollingInterval` in seconds (2.3.1, 3.4.1). */
  readonly pollingIntervalS: number;
  /** `QrCodeScanWaitTimeout` and `LinkActivationWaitTimeout` in seconds. */
  readonly scanWaitS: number;
  /** `PaymentConfirmationTimeout` in seconds. */
  readonly confirmS: number;
  /** How long an invoice can be paid, in seconds; 4.6 says 24 hours. */
  readonly invoiceLifetimeS: number;
  readonly qrTokenForm: QrTokenForm;
  /** `PaymentMethods` of every purchase. */
  readonly paymentMethods: readonly string[];
  /** Above it a purchase is refused with 990000028. */
  readonly maxAmountTiyn: number;
  /** Id of the first purchase; odd and above 2^53 in the default. Refunds count from two milliards more. */
  readonly firstQrPaymentId: bigint;
  /** False: every refund of a part is refused with -99000020. */
  readonly partialReturns: boolean;
  /** `remote/client-info` per device and minute (4.6.1). */
  readonly lookUpsPerMinute: number;
  /** Open invoices per customer and trade point; the next one is refused with 99000010. */
  readonly maxOpenInvoices: number;
  /** Questions about an invoice that come closer together than this look automatic (4.6); 0 ends that watch. */
  readonly invoiceStatusGapS: number;
  /** Every date in this form; `examples` writes each field as its example in the specification does. */
  readonly dateForm: DateForm | 'examples';
  /** Letter case of every name in every answer. */
  readonly letterCase: LetterCase;
  /** Write every number of every answer as text. */
  readonly numbersAsText: boolean;
  /** Who may own purchases and receive invoices. */
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
 * The values of the specification's example. Ids begin later with every start: the sandbox forgets its purchases, and
 * a kiosk that still asks about one of the last run must get -1601, not somebody else's purchase.
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
