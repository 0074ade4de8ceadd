import type { QrTokenForm } from './bank/qr-token.ts';

/** What may be set about the bank's way of working. */
export interface Behaviour {
  /** `StatusPollingInterval` in seconds (2.3.1). */
  readonly pollingIntervalS: number;
  /** `QrCodeScanWaitTimeout` in seconds. */
  readonly scanWaitS: number;
  /** `PaymentConfirmationTimeout` in seconds. */
  readonly confirmS: number;
  readonly qrTokenForm: QrTokenForm;
  /** `PaymentMethods` of every purchase. */
  readonly paymentMethods: readonly string[];
  /** Above it a purchase is refused with 990000028. */
  readonly maxAmountTiyn: number;
  /** Id of the first purchase; odd and above 2^53 in the default. */
  readonly firstQrPaymentId: bigint;
}

const MAX_AMOUNT_TENGE = 1_000_000;
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
    qrTokenForm: 'digits',
    paymentMethods: ['Gold', 'Red', 'Loan'],
    maxAmountTiyn: MAX_AMOUNT_TENGE * 100,
    firstQrPaymentId: FIRST_ID + 2n * BigInt(sinceEpochMs),
  };
}
