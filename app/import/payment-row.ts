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
  | 'order-rounded'
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

/** Length of the longest order number in the journal, in characters. */
const MOST_ORDER_LETTERS = 64;
const MOST_LETTERS = 200;
const MOST_SHOWN = 60;

/** A number that a spreadsheet has rounded, because it was too long for it. */
const ROUNDED = /^\d([.,]\d+)?E\+\d{1,3}$/i;

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
  if (ROUNDED.test(orderId)) return bad('order-rounded', orderId);
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

/** Groups of three with blanks or apostrophes between. */
const SPACED = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d{1,2})?$/u;

/** Text that may be a thousand or a fraction, such as `1,250`. */
const AMBIGUOUS = /^\d{1,3}[.,]\d{3}$/;

/**
 * Tenge as people and programs write them: `1 250,50 ₸`, `10000.00`, `1.250,50`. Null for anything else, for `1,250`,
 * which may be either, and for `12 50`, whose blank may stand for a comma. Digit by digit: no amount goes through a
 * fraction.
 */
export function readAmount(text: string): Tiyn | null {
  const written = text.trim().replace(/^'/, '').replace(CURRENCY, '').trim();
  if (/[\s'’]/u.test(written) && !SPACED.test(written)) return null;
  const plain = written.replaceAll(/[\s'’]/gu, '');
  if (AMBIGUOUS.test(plain)) return null;
  if (!GROUPED.test(plain)) return tiynFromDecimal(plain.replace(',', '.'));
  const decimal = /[.,](\d{1,2})$/.exec(plain);
  const whole = (decimal === null ? plain : plain.slice(0, decimal.index)).replaceAll(/[.,]/g, '');
  return tiynFromDecimal(decimal === null ? whole : `${whole}.${decimal[1] ?? ''}`);
}
