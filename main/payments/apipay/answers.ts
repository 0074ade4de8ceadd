import { z } from 'zod';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import type { PurchaseStatus, RefundFacts, RefundProgress } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { decodeWith, type DecodeError } from '../https/json.ts';
import { currencyField, numberField, tengeField } from '../web/service-fields.ts';

/** What is read of an invoice, in every form of the API; the rest is ignored. */
const invoiceSchema = z.object({
  id: numberField,
  status: z.string().max(60),
  amount: tengeField.nullish(),
  currency: currencyField,
  external_order_id: z.string().max(200).nullish().catch(null),
  expires_at: z.string().max(60).nullish().catch(null),
  payment_url: z.string().max(2000).nullish().catch(null),
  kaspi_qr_token: z.string().max(2000).nullish().catch(null),
  total_refunded: tengeField.nullish().catch(null),
  is_fully_refunded: z.boolean().nullish().catch(null),
});

export type Invoice = z.output<typeof invoiceSchema>;

const refundSchema = z.object({ id: numberField, status: z.string().max(60), amount: tengeField });

export type InvoiceRefund = z.output<typeof refundSchema>;

const wrapped = z.union([
  z.object({ invoice: z.record(z.string(), z.unknown()) }).transform(({ invoice }) => invoice),
  z.object({ refund: z.record(z.string(), z.unknown()) }).transform(({ refund }) => refund),
  z.object({ data: z.record(z.string(), z.unknown()) }).transform(({ data }) => data),
]);

/** The object itself, or the one that the answer wraps. */
function unwrapped(json: unknown): unknown {
  const found = wrapped.safeParse(json);
  return found.success ? found.data : json;
}

/** An invoice of an answer. */
export function decodeInvoice(json: unknown): Result<Invoice, DecodeError> {
  return decodeWith(invoiceSchema, unwrapped(json));
}

/** The refund of an answer. */
export function decodeRefund(json: unknown): Result<InvoiceRefund, DecodeError> {
  return decodeWith(refundSchema, unwrapped(json));
}

const listSchema = z.union([
  z.array(z.unknown()),
  z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data),
  z.object({ invoices: z.array(z.unknown()) }).transform(({ invoices }) => invoices),
  z.object({ refunds: z.array(z.unknown()) }).transform(({ refunds }) => refunds),
]);

/** The invoices of a list; an entry that cannot be read is left out, because the others do not depend on it. */
export function decodeInvoices(json: unknown): Result<readonly Invoice[], DecodeError> {
  const list = decodeInvoiceList(json);
  return list.ok ? ok(list.value.invoices) : list;
}

/** The same, and whether every entry could be read: only then does it show that an invoice does not exist. */
export function decodeInvoiceList(
  json: unknown,
): Result<{ readonly invoices: readonly Invoice[]; readonly isWhole: boolean }, DecodeError> {
  const list = decodeWith(listSchema, json);
  if (!list.ok) return list;
  const invoices = list.value.flatMap((one) => invoiceSchema.safeParse(one).data ?? []);
  return ok({ invoices, isWhole: invoices.length === list.value.length && !hasNextPage(json) });
}

/** The refunds of an invoice. Money depends on each of them, so none may be unreadable. */
export function decodeRefunds(json: unknown): Result<readonly InvoiceRefund[], DecodeError> {
  const list = decodeWith(listSchema, json);
  return list.ok ? decodeWith(z.array(refundSchema), list.value) : list;
}

const link = z.string().min(1);
const page = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const lastPageSchema = z.object({ current_page: page, last_page: page });
/** The ways in which lists in pages tell that they go on. */
const nextPageSchema = z.union([
  z.object({ next_page_url: link }),
  z.object({ links: z.object({ next: link }) }),
  lastPageSchema.refine(goesOn),
  z.object({ meta: lastPageSchema.refine(goesOn) }),
]);

function goesOn({ current_page: current, last_page: last }: z.output<typeof lastPageSchema>): boolean {
  return current < last;
}

function hasNextPage(json: unknown): boolean {
  return nextPageSchema.safeParse(json).success;
}

const PAID: readonly string[] = ['paid', 'partially_refunded', 'refunded'];
const OPEN: readonly string[] = ['processing', 'pending'];
const FAILED: readonly string[] = ['cancelled', 'canceled', 'expired', 'error'];

/** Whether the invoice was paid, whatever went back later. */
export function isPaid({ status }: Invoice): boolean {
  return PAID.includes(status.toLowerCase());
}

/** Whether it can be paid now. */
export function canBePaid({ status }: Invoice): boolean {
  return [...OPEN, 'cancelling'].includes(status.toLowerCase());
}

/** Whether it is over and was not paid. */
export function isFailedInvoice({ status }: Invoice): boolean {
  return FAILED.includes(status.toLowerCase());
}

/** The state of an invoice; a word that is not documented is neither paid nor failed. */
export function statusOf(invoice: Invoice): PurchaseStatus {
  const status = invoice.status.toLowerCase();
  if (isPaid(invoice)) {
    const { amount } = invoice;
    return amount === null || amount === undefined ? { kind: 'processed' } : { kind: 'processed', amountTiyn: amount };
  }
  if (OPEN.includes(status)) return { kind: 'created' };
  if (status === 'cancelling') return { kind: 'cancelling' };
  if (isFailedInvoice(invoice)) return { kind: 'failed', name: invoice.status };
  return { kind: 'unknown', name: invoice.status };
}

/** What was paid, and what of it can go back: a refund that is under way counts as gone. */
export function refundFacts(invoice: Invoice, refunds: readonly InvoiceRefund[]): Result<RefundFacts, DecodeError> {
  const { amount, is_fully_refunded: isAllBack, total_refunded: told } = invoice;
  if (amount === null || amount === undefined) return err({ detail: 'the invoice has no amount' });
  if (!isPaid(invoice)) return ok({ totalTiyn: amount, refundableTiyn: ZERO_TIYN });
  const listed = addTiyn(...refunds.filter(({ status }) => !isFailed(status)).map((refund) => refund.amount));
  const gone = isAllBack === true || invoice.status.toLowerCase() === 'refunded' ? amount : larger(listed, told);
  return ok({ totalTiyn: amount, refundableTiyn: gone >= amount ? ZERO_TIYN : subtractTiyn(amount, gone) });
}

function larger(listed: Tiyn, told: Tiyn | null | undefined): Tiyn {
  return told !== null && told !== undefined && told > listed ? told : listed;
}

function isFailed(status: string): boolean {
  return status.toLowerCase() === 'failed';
}

/** How far a refund is; a word that is not documented is still under way. */
export function progressOf({ status }: InvoiceRefund): RefundProgress {
  if (status.toLowerCase() === 'completed') return { kind: 'done' };
  return isFailed(status) ? { kind: 'failed', name: status } : { kind: 'pending' };
}
