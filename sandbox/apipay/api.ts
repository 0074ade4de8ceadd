import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../app/ports/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import { tengeOf, tengeText, textOf } from '../stand-in/amounts.ts';
import type { Operation, ServiceAnswer, ServiceRequest } from '../stand-in/operation.ts';
import type { StandInParts } from '../stand-in/serve-service.ts';
import type { ServiceViolation } from '../stand-in/service-log.ts';
import type { ApiPayBehaviour } from './behaviour.ts';
import type { InvoiceBook, InvoiceRecord, RefundRecord } from './invoice-book.ts';
import type { Verifications } from './verifications.ts';

export const APIPAY_OPERATIONS = [
  { name: 'organizations/verify', http: 'POST', path: '/organizations/verify' },
  { name: 'organizations/status', http: 'GET', path: '/organizations/:id/status' },
  { name: 'invoices/status-check', http: 'POST', path: '/invoices/status/check' },
  { name: 'invoices/create', http: 'POST', path: '/invoices' },
  { name: 'invoices/list', http: 'GET', path: '/invoices' },
  { name: 'invoices/get', http: 'GET', path: '/invoices/:id' },
  { name: 'invoices/cancel', http: 'POST', path: '/invoices/:id/cancel' },
  { name: 'invoices/refund', http: 'POST', path: '/invoices/:id/refund' },
  { name: 'invoices/refunds', http: 'GET', path: '/invoices/:id/refunds' },
  { name: 'status', http: 'GET', path: '/status' },
] as const satisfies readonly Operation<string>[];

export type ApiPayOperation = (typeof APIPAY_OPERATIONS)[number]['name'];

/** What the answers are made from. */
export interface ApiPayParts {
  readonly clock: Clock;
  readonly behaviour: ApiPayBehaviour;
  readonly apiKey: string;
  readonly book: InvoiceBook;
  readonly verifications: Verifications;
  readonly violated: (violation: ServiceViolation) => void;
}

const MAX_DESCRIPTION = 60;
const MAX_ORDER_ID = 64;
const MAX_LISTED = 100;
const TIYN_PER_TENGE = 100;

const createSchema = z.object({
  amount: z.unknown(),
  phone_number: z.string(),
  description: z.string().optional(),
  external_order_id: z.string().max(MAX_ORDER_ID).optional(),
});
const refundSchema = z.object({ amount: z.unknown().optional(), reason: z.string().optional() });
const checkSchema = z.object({ invoice_ids: z.array(z.unknown()).min(1).max(MAX_LISTED) });
const verifySchema = z.object({ idn: z.string().regex(/^\d{12}$/) });

/** The stand-in of ApiPay's API in both of its forms. */
export function apiPayApi(parts: ApiPayParts): StandInParts<ApiPayOperation> {
  const arrivals: number[] = [];
  return {
    service: 'apipay',
    bases: ['/api', '/api/v1'],
    operations: APIPAY_OPERATIONS,
    notFound: refused(404, 'Not Found'),
    notJson: refused(400, 'The body is not a JSON object'),
    admit: (name, request) => {
      if (name === 'status') return null;
      if (request.header('x-api-key') !== parts.apiKey) return refused(401, 'Unauthenticated.');
      return tooMany(parts, arrivals, name, request);
    },
    run: (name, request) => RUN[name](parts, request),
  };
}

/** Counts a request; the refusal where the minute's requests are used up. */
function tooMany(
  { behaviour, violated }: ApiPayParts,
  arrivals: number[],
  name: ApiPayOperation | null,
  { arrivedMs, atMs }: ServiceRequest,
): ServiceAnswer | null {
  while (arrivals[0] !== undefined && arrivedMs - arrivals[0] >= MINUTE_MS) arrivals.shift();
  const [oldest] = arrivals;
  if (arrivals.length < behaviour.requestsPerMinute || oldest === undefined) {
    arrivals.push(arrivedMs);
    return null;
  }
  const message = `more than ${String(behaviour.requestsPerMinute)} requests in a minute`;
  violated({ atMs, service: 'apipay', operation: name ?? '-', rule: 'rate-limit', message });
  const afterS = Math.ceil((oldest + MINUTE_MS - arrivedMs) / SECOND_MS);
  return behaviour.form === 'first'
    ? { httpStatus: 429, body: { message: 'Too Many Requests', retry_after: afterS } }
    : { httpStatus: 429, headers: { 'Retry-After': String(afterS) }, body: null };
}

const RUN: Readonly<Record<ApiPayOperation, (parts: ApiPayParts, request: ServiceRequest) => ServiceAnswer>> = {
  'organizations/verify': ({ verifications }, { body }) => {
    const wanted = verifySchema.safeParse(body);
    if (!wanted.success) return invalid('idn', 'idn must be 12 digits');
    const id = verifications.begin(wanted.data.idn);
    return {
      httpStatus: 200,
      body: {
        organization: { id, status: 'pending' },
        message: 'Верификация запущена. Подтвердите в приложении Kaspi Business.',
      },
    };
  },
  'organizations/status': ({ verifications }, { at }) => {
    const organization = verifications.read(Number(at['id']));
    return organization === null ? refused(404, 'Organization not found') : { httpStatus: 200, body: { organization } };
  },
  'invoices/create': create,
  'invoices/list': (parts, { query }) => ({
    httpStatus: 200,
    body: {
      data: parts.book
        .search(query.get('search'))
        .slice(0, MAX_LISTED)
        .map((one) => invoiceJson(parts, one)),
    },
  }),
  'invoices/get': (parts, request) => withInvoice(parts, request, (invoice) => ok(invoiceJson(parts, invoice))),
  'invoices/cancel': (parts, request) =>
    withInvoice(parts, request, (invoice) =>
      parts.book.cancel(invoice) ? ok(invoiceJson(parts, invoice)) : refused(410, 'The invoice cannot be cancelled'),
    ),
  'invoices/refund': (parts, request) => withInvoice(parts, request, (invoice) => refund(parts, invoice, request.body)),
  'invoices/refunds': (parts, request) =>
    withInvoice(parts, request, (invoice) => ok({ data: invoice.refunds.map((one) => refundJson(parts, one)) })),
  'invoices/status-check': (parts, { body }) => {
    const wanted = checkSchema.safeParse(body);
    if (!wanted.success) return invalid('invoice_ids', 'invoice_ids must be a list');
    const found = wanted.data.invoice_ids.flatMap((id) => parts.book.find(textOf(id)) ?? []);
    return ok({ invoices: found.map((invoice) => invoiceJson(parts, invoice)) });
  },
  'status': () => ok({ status: 'ok' }),
};

function create(parts: ApiPayParts, { atMs, body }: ServiceRequest): ServiceAnswer {
  const { behaviour, book } = parts;
  const wanted = createSchema.safeParse(body);
  if (!wanted.success) return invalid('phone_number', 'amount and phone_number are required');
  const amountTiyn = tengeOf(wanted.data.amount);
  const { phone_number: phone, description = null, external_order_id: orderId = null } = wanted.data;
  const isWhole = amountTiyn !== null && (behaviour.form === 'first' || amountTiyn % TIYN_PER_TENGE === 0);
  if (amountTiyn === null || amountTiyn <= 0 || !isWhole)
    return broken(parts, atMs, 'amount', 'the amount must be a positive number of whole tenge');
  if (!/^8\d{10}$/.test(phone)) return broken(parts, atMs, 'phone_number', 'phone_number must be 8XXXXXXXXXX');
  if (behaviour.form === 'current' && (description?.length ?? 0) > MAX_DESCRIPTION)
    return broken(parts, atMs, 'description', 'description must have at most 60 characters');
  if (!behaviour.isSessionValid)
    return { httpStatus: 503, body: { error: 'kaspi_session_invalid', message: 'Kaspi session is invalid' } };
  const invoice = book.create({ externalOrderId: orderId, phone, amountTiyn, description });
  return { httpStatus: 201, body: invoiceJson(parts, invoice) };
}

function refund(parts: ApiPayParts, invoice: InvoiceRecord, body: unknown): ServiceAnswer {
  const wanted = refundSchema.safeParse(body ?? {});
  if (!wanted.success) return invalid('amount', 'the amount is not a number');
  const { amount, reason = null } = wanted.data;
  const amountTiyn = amount === undefined ? parts.book.refundableTiyn(invoice) : tengeOf(amount);
  const made = amountTiyn === null ? null : parts.book.refund(invoice, amountTiyn, reason);
  return made === null
    ? invalid('amount', 'the amount cannot be refunded')
    : { httpStatus: 201, body: refundJson(parts, made) };
}

function withInvoice(
  { book }: ApiPayParts,
  { at }: ServiceRequest,
  use: (invoice: InvoiceRecord) => ServiceAnswer,
): ServiceAnswer {
  const invoice = book.find(at['id'] ?? '');
  return invoice === null ? refused(404, 'Invoice not found') : use(invoice);
}

function invoiceJson({ behaviour, book }: ApiPayParts, invoice: InvoiceRecord): object {
  const refundedTiyn = book.refundedTiyn(invoice);
  const common = {
    id: invoice.id,
    kaspi_invoice_id: String(invoice.id + 13_000_000_000),
    external_order_id: invoice.externalOrderId,
    amount: tengeText(invoice.amountTiyn),
    phone_number: invoice.phone,
    description: invoice.description,
    status: book.statusOf(invoice),
    created_at: new Date(invoice.createdAtMs).toISOString(),
    expires_at: new Date(invoice.expiresAtMs).toISOString(),
    paid_at: invoice.paidAtMs === null ? null : new Date(invoice.paidAtMs).toISOString(),
  };
  if (behaviour.form === 'first') {
    const token = `${String(invoice.id)}${randomBytes(4).toString('hex')}`;
    return { ...common, kaspi_qr_token: token, payment_url: `https://kaspi.kz/pay/${token}` };
  }
  return {
    ...common,
    total_refunded: tengeText(refundedTiyn),
    is_fully_refunded: refundedTiyn > 0 && refundedTiyn === invoice.amountTiyn,
  };
}

function refundJson({ book }: ApiPayParts, one: RefundRecord): object {
  return {
    id: one.id,
    amount: tengeText(one.amountTiyn),
    reason: one.reason,
    status: book.refundStatus(one),
    created_at: new Date(one.askedAtMs).toISOString(),
  };
}

function ok(body: unknown): ServiceAnswer {
  return { httpStatus: 200, body };
}

function refused(httpStatus: number, message: string): ServiceAnswer {
  return { httpStatus, body: { message } };
}

function invalid(field: string, message: string): ServiceAnswer {
  return { httpStatus: 422, body: { message, errors: { [field]: [message] } } };
}

/** Refuses a request for an invoice that breaks the documentation, and records it. */
function broken({ violated }: ApiPayParts, atMs: number, field: string, message: string): ServiceAnswer {
  violated({ atMs, service: 'apipay', operation: 'invoices/create', rule: field, message });
  return invalid(field, message);
}
