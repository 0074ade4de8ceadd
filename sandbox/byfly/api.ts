import { z } from 'zod';
import { SECOND_MS } from '../../app/units.ts';
import { tengeOf, textOf } from '../stand-in/amounts.ts';
import type { Operation, ServiceAnswer, ServiceRequest } from '../stand-in/operation.ts';
import type { StandInParts } from '../stand-in/serve-service.ts';
import type { ServiceViolation } from '../stand-in/service-log.ts';
import type { ByFlyBehaviour } from './behaviour.ts';
import type { PaymentBook, PaymentRecord } from './payment-book.ts';

export const BYFLY_OPERATIONS = [
  { name: 'payment/init', http: 'POST', path: '/payment/init' },
  { name: 'payment/kaspi', http: 'POST', path: '/payment/:id/kaspi' },
  { name: 'payment/status', http: 'GET', path: '/payment/:id/status' },
  { name: 'payment/details', http: 'GET', path: '/payment/:id' },
  { name: 'payment/cancel', http: 'POST', path: '/payment/:id/cancel' },
] as const satisfies readonly Operation<string>[];

export type ByFlyOperation = (typeof BYFLY_OPERATIONS)[number]['name'];

/** What the answers are made from. */
export interface ByFlyParts {
  readonly behaviour: ByFlyBehaviour;
  readonly apiToken: string;
  readonly book: PaymentBook;
  readonly violated: (violation: ServiceViolation) => void;
}

const TIYN_PER_TENGE = 100;
/** Times have no zone; they are Kazakhstan's. */
const KAZAKHSTAN_MS = 5 * 3600 * SECOND_MS;

const initSchema = z.object({
  amount: z.unknown(),
  currency: z.literal('KZT').optional(),
  description: z.string().optional(),
  customer_phone: z.string().optional(),
  metadata: z.unknown().optional(),
});
const kaspiSchema = z.object({ payment_method: z.string() });

/** The stand-in of ByFly's API. */
export function byFlyApi(parts: ByFlyParts): StandInParts<ByFlyOperation> {
  return {
    service: 'byfly',
    bases: ['/api'],
    operations: BYFLY_OPERATIONS,
    notFound: refused(404, 'Не найдено'),
    notJson: refused(400, 'Неверный запрос'),
    admit: (_name, request) =>
      request.header('x-api-token') === parts.apiToken ? null : refused(401, 'Требуется авторизация'),
    run: (name, request) => RUN[name](parts, request),
  };
}

const RUN: Readonly<Record<ByFlyOperation, (parts: ByFlyParts, request: ServiceRequest) => ServiceAnswer>> = {
  'payment/init': ({ behaviour, book }, { body }) => {
    const wanted = initSchema.safeParse(body);
    const originalTiyn = wanted.success ? tiynOf(wanted.data.amount, behaviour) : null;
    if (!wanted.success || originalTiyn === null || originalTiyn <= 0)
      return { httpStatus: 400, body: { success: false, message: 'Неверная сумма', errors: { amount: 'invalid' } } };
    const { description = null, metadata = null } = wanted.data;
    const payment = book.create({ originalTiyn, description, metadata });
    return {
      httpStatus: 201,
      body: {
        success: true,
        message: 'Платеж создан',
        data: {
          transaction_id: payment.id,
          amount: amountOf(originalTiyn, behaviour),
          currency: 'KZT',
          status: 'pending',
          expires_at: localTime(payment.expiresAtMs),
        },
      },
    };
  },
  'payment/kaspi': (parts, request) =>
    withPayment(parts, request, (payment) => {
      const { behaviour, book } = parts;
      const wanted = kaspiSchema.safeParse(request.body);
      const chosen = wanted.success ? book.choose(payment, wanted.data.payment_method) : null;
      if (chosen === null) return refused(400, 'Неизвестный способ оплаты');
      return ok('Платеж инициирован', {
        transaction_id: payment.id,
        amount: amountOf(book.amountTiyn(payment), behaviour),
        original_amount: amountOf(payment.originalTiyn, behaviour),
        commission_amount: amountOf(chosen.commissionTiyn, behaviour),
        commission_percent: chosen.percent,
        ...links(payment),
        terminal_id: 3,
      });
    }),
  'payment/status': (parts, request) =>
    withPayment(parts, request, (payment) => {
      const refusal = tooOften(parts, request, payment);
      if (refusal !== null) return refusal;
      const { behaviour, book } = parts;
      const amountTiyn = book.amountTiyn(payment);
      return {
        httpStatus: 200,
        body: {
          success: true,
          data: {
            transaction_id: payment.id,
            status: book.statusOf(payment),
            amount: amountOf(amountTiyn, behaviour),
            paid_amount: amountOf(payment.paidTiyn, behaviour),
            remaining_amount: amountOf(Math.max(0, amountTiyn - payment.paidTiyn), behaviour),
          },
        },
      };
    }),
  'payment/details': (parts, request) =>
    withPayment(parts, request, (payment) => {
      const { behaviour, book } = parts;
      const amountTiyn = book.amountTiyn(payment);
      return {
        httpStatus: 200,
        body: {
          success: true,
          data: {
            transaction_id: payment.id,
            amount: amountOf(amountTiyn, behaviour),
            currency: 'KZT',
            status: book.statusOf(payment),
            description: payment.description,
            ...(payment.chosen === null ? {} : links(payment)),
            paid_amount: amountOf(payment.paidTiyn, behaviour),
            remaining_amount: amountOf(Math.max(0, amountTiyn - payment.paidTiyn), behaviour),
            created_at: localTime(payment.createdAtMs),
            paid_at: payment.paidAtMs === null ? null : localTime(payment.paidAtMs),
            metadata: payment.metadata,
          },
        },
      };
    }),
  'payment/cancel': (parts, request) =>
    withPayment(parts, request, (payment) =>
      parts.book.cancel(payment) ? ok('Платеж отменен', null) : refused(400, 'Платеж нельзя отменить'),
    ),
};

/** Records a question that came too soon; the refusal in strict mode. */
function tooOften(
  { behaviour, violated }: ByFlyParts,
  { arrivedMs, atMs }: ServiceRequest,
  payment: PaymentRecord,
): ServiceAnswer | null {
  const last = payment.askedMonoMs;
  payment.askedMonoMs = arrivedMs;
  if (last === null || arrivedMs - last >= behaviour.statusGapS * SECOND_MS) return null;
  const message = `asked again after ${String(Math.round(arrivedMs - last))} ms`;
  violated({ atMs, service: 'byfly', operation: 'payment/status', rule: 'status-gap', message });
  return behaviour.strict ? refused(429, 'Слишком много запросов') : null;
}

function withPayment(
  { book }: ByFlyParts,
  { at }: ServiceRequest,
  use: (payment: PaymentRecord) => ServiceAnswer,
): ServiceAnswer {
  const payment = book.find(at['id'] ?? '');
  return payment === null ? refused(404, 'Платеж не найден') : use(payment);
}

function links({ id }: PaymentRecord): object {
  return { payment_url: `https://pay.kaspi.kz/pay/${id}`, qr_code: `https://qr.kaspi.kz/${id}` };
}

function amountOf(amountTiyn: number, { amountUnit }: ByFlyBehaviour): number {
  return amountUnit === 'tiyn' ? amountTiyn : amountTiyn / TIYN_PER_TENGE;
}

function tiynOf(value: unknown, { amountUnit }: ByFlyBehaviour): number | null {
  if (amountUnit === 'tenge') return tengeOf(value);
  const text = textOf(value);
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

/** `2025-12-24 15:30:00`, Kazakhstan's time. */
function localTime(wallMs: number): string {
  return new Date(wallMs + KAZAKHSTAN_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function ok(message: string, data: unknown): ServiceAnswer {
  return { httpStatus: 200, body: { success: true, message, data } };
}

function refused(httpStatus: number, message: string): ServiceAnswer {
  return { httpStatus, body: { success: false, message } };
}
