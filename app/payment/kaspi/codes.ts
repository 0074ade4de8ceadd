import type { PaymentAction } from '../provider.ts';

/** A status code of the corrected table (facts, section 2) and what the kiosk does about it. */
interface KaspiCode {
  readonly action: PaymentAction;
  readonly meaning: string;
}

/**
 * Every code but 0. The specification lists the last six, of remote payments, without describing them; their meaning is
 * assumed, and none of them says more than that this invoice is not sent.
 */
export const KASPI_CODES = {
  '-999': { action: 'retry', meaning: 'service temporarily unavailable' },
  '-10000': { action: 'payments-off', meaning: 'no client certificate' },
  '-1501': { action: 'register-again', meaning: 'device not found' },
  '-1502': { action: 'register-again', meaning: 'device not active' },
  '-1503': { action: 'payments-off', meaning: 'device already added to another trade point' },
  '-1601': { action: 'purchase-unknown', meaning: 'purchase not found' },
  '-14000002': { action: 'payments-off', meaning: 'no trade points' },
  '-99000001': { action: 'final', meaning: 'purchase with this id not found' },
  '-99000002': { action: 'payments-off', meaning: 'trade point not found' },
  '-99000003': { action: 'final', meaning: "trade point of the purchase differs from this device's" },
  '-99000005': { action: 'final', meaning: 'refund above the purchase amount' },
  '-99000006': { action: 'retry', meaning: 'refund error' },
  '-99000011': { action: 'final', meaning: 'purchase cannot be refunded in its status' },
  '-99000020': { action: 'final', meaning: 'partial refund impossible' },
  '990000018': { action: 'payments-off', meaning: 'trade point disabled' },
  '990000026': { action: 'payments-off', meaning: 'trade point does not take QR payments' },
  '990000028': { action: 'refuse-sale', meaning: 'wrong amount' },
  '990000033': { action: 'payments-off', meaning: 'no payment method available' },
  '-1401': { action: 'phone-refused', meaning: 'telephone number in a wrong form' },
  '-1404': { action: 'phone-refused', meaning: 'no customer with this telephone number' },
  '990000029': { action: 'refuse-sale', meaning: 'remote payment refused' },
  '990000031': { action: 'refuse-sale', meaning: 'remote payment refused' },
  '990000032': { action: 'phone-refused', meaning: 'this customer takes no invoices' },
  '99000010': { action: 'refuse-sale', meaning: 'remote payment refused' },
} as const satisfies Readonly<Record<string, KaspiCode>>;

const CODES: ReadonlyMap<string, KaspiCode> = new Map(Object.entries(KASPI_CODES));

/** The specification's recognised text shows some codes with a surplus zero after their leading nines. */
const SURPLUS_ZERO = /^(-?99)0(?=0)/;

/** The code without the surplus zero: -990000002 is -99000002, 9900000018 is 990000018; others are unchanged. */
export function canonicalCode(code: string): string {
  const repaired = code.replace(SURPLUS_ZERO, '$1');
  return !CODES.has(code) && CODES.has(repaired) ? repaired : code;
}

/** Whether the bank knows the code, success included; a gateway's own does not count. */
export function isKnownCode(code: string): boolean {
  return code === '0' || CODES.has(canonicalCode(code));
}

/** What the kiosk does about a code. An unknown one refuses the sale and never counts as success. */
export function actionOfCode(code: string): PaymentAction {
  return CODES.get(canonicalCode(code))?.action ?? 'refuse-sale';
}
