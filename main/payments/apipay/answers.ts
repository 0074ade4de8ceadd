import { z } from 'zod';
import type { InvoiceMoney, InvoiceRefund } from '../../../app/payment/apipay/invoice.ts';
import { ok, type Result } from '../../../app/result.ts';
import { decodeWith, type DecodeError } from '../https/json.ts';
import { currencyField, numberField, tengeField } from '../web/service-fields.ts';

/** What is read of an invoice, in every form of the API; the rest is ignored. */
const invoiceSchema = z
  .object({
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
  })
  .transform((read): Invoice => ({
    id: read.id,
    status: read.status,
    amountTiyn: read.amount ?? null,
    refundedTiyn: read.total_refunded ?? null,
    isFullyRefunded: read.is_fully_refunded === true,
    externalOrderId: read.external_order_id ?? null,
    expiresAt: read.expires_at ?? null,
    paymentUrl: read.payment_url ?? null,
    qrToken: read.kaspi_qr_token ?? null,
  }));

/** An invoice of an answer; null where the answer does not have the field. */
export interface Invoice extends InvoiceMoney {
  readonly id: string;
  readonly externalOrderId: string | null;
  readonly expiresAt: string | null;
  readonly paymentUrl: string | null;
  readonly qrToken: string | null;
}

const refundSchema = z
  .object({ id: numberField, status: z.string().max(60), amount: tengeField })
  .transform(({ amount: amountTiyn, id, status }): InvoiceRefund => ({ id, status, amountTiyn }));

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
