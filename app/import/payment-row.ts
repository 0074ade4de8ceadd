import { tiynFromDecimal, type Tiyn } from '../money/money.ts';
import { err, ok, type Result } from '../result.ts';

/** One payment of a service's list. */
export interface PaymentRow {
  /** The line of the file, or the number within a list of JSON; from 1. */
  readonly line: number;
  readonly orderId: string;
  readonly amountTiyn: Tiyn;
  readonly status: string;
  /** Empty where the list has none. */
  readonly transactionId: string;
}

/** Why a row cannot be read. */
export type BadRowReason =
  | 'order-missing'
  | 'order-long'
  | 'amount-missing'
  | 'amount-wrong'
  | 'amount-negative'
  | 'status-missing'
  | 'text-long'
  | 'not-a-payment'
  | 'quotes';

/** A row that is no payment, with what stands there. */
export interface BadRow {
  readonly line: number;
  readonly reason: BadRowReason;
  readonly found: string;
}

/** The columns, as they are named in a file. */
export const PAYMENT_COLUMNS = ['orderId', 'amount', 'status', 'transactionId'] as const;
export type PaymentColumn = (typeof PAYMENT_COLUMNS)[number];

/** The journal has no longer numbers. */
const MOST_ORDER_LETTERS = 64;
const MOST_LETTERS = 200;
const MOST_SHOWN = 60;

/** Reads the texts of one row. */
export function readPaymentRow(
  line: number,
  texts: Readonly<Record<PaymentColumn, string>>,
): Result<PaymentRow, BadRow> {
  const bad = (reason: BadRowReason, found: string): Result<never, BadRow> =>
    err({ line, reason, found: found.slice(0, MOST_SHOWN) });
  // A spreadsheet keeps long numbers whole only as text, for which an apostrophe stands in front.
  const orderId = texts.orderId.trim().replace(/^'/, '');
  const transactionId = texts.transactionId.trim().replace(/^'/, '');
  const status = texts.status.trim();
  if (orderId === '') return bad('order-missing', '');
  if (orderId.length > MOST_ORDER_LETTERS) return bad('order-long', orderId);
  if (status === '') return bad('status-missing', orderId);
  if (status.length > MOST_LETTERS || transactionId.length > MOST_LETTERS) return bad('text-long', orderId);
  if (texts.amount.trim() === '') return bad('amount-missing', orderId);
  const amountTiyn = readAmount(texts.amount);
  if (amountTiyn !== null) return ok({ line, orderId, amountTiyn, status, transactionId });
  return bad(/^\s*[-−–]/.test(texts.amount) ? 'amount-negative' : 'amount-wrong', texts.amount.trim());
}

const CURRENCY = /(₸|kzt|тенге|теңге|тг\.?)$/iu;
/** Groups of three, with the same sign between all of them, and another one before the decimals. */
const GROUPED = /^\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:,\d{3})+\.\d{1,2}|(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;

/** A thousand and something, or one and something: only whoever wrote it knows. */
const AMBIGUOUS = /^\d{1,3}[.,]\d{3}$/;

/**
 * Tenge as people and programs write them: `1 250,50 ₸`, `10000.00`, `1.250,50`. Null for anything else, and for `1,250`,
 * which may be either. Digit by digit: no amount goes through a fraction.
 */
export function readAmount(text: string): Tiyn | null {
  const plain = text.replaceAll(/[\s'’]/gu, '').replace(CURRENCY, '');
  if (AMBIGUOUS.test(plain)) return null;
  if (!GROUPED.test(plain)) return tiynFromDecimal(plain.replace(',', '.'));
  const decimal = /[.,](\d{1,2})$/.exec(plain);
  const whole = (decimal === null ? plain : plain.slice(0, decimal.index)).replaceAll(/[.,]/g, '');
  return tiynFromDecimal(decimal === null ? whole : `${whole}.${decimal[1] ?? ''}`);
}
