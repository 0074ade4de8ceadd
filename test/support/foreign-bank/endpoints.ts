import { randomUUID } from 'node:crypto';
import { BODIES, type Shape } from './checks.ts';
import type { Dialect } from './dialect.ts';
import { Digits, textOf, type Json, type Parameter } from './json.ts';
import { Purchase } from './purchases.ts';

/** The methods of the second scheme that a kiosk without refunds may call. */
export const ENDPOINTS = [
  'partner/tradepoints',
  'device/register',
  'device/delete',
  'qr/create',
  'payment/status',
  'health/ping',
] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/** Seconds, as the bank gives them with each purchase. */
export interface Timeouts {
  readonly pollingS: number;
  readonly scanS: number;
  readonly confirmS: number;
}

export interface TradePoint {
  readonly id: string;
  readonly name: string;
}

/** The bank's memory; tests read it, and change what a bank may change. */
export interface Books {
  dialect: Dialect;
  timeouts: Timeouts;
  tradePoints: readonly TradePoint[];
  /** The numbers of the next purchases; a counter goes on where they end. */
  readonly nextPaymentIds: string[];
  /** Device tokens by the pair of device and trade point. */
  readonly devices: Map<string, string>;
  readonly purchases: Purchase[];
}

/** The envelope's content. */
export interface Outcome {
  readonly code: string;
  readonly message: string;
  readonly data?: Json;
}

/** A request after all checks of its form. */
export interface Call {
  readonly endpoint: Endpoint;
  /** What follows the endpoint's own path. */
  readonly rest: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly askedAtMs: number;
}

const METHODS: Readonly<Record<Endpoint, 'GET' | 'POST'>> = {
  'partner/tradepoints': 'GET',
  'device/register': 'POST',
  'device/delete': 'POST',
  'qr/create': 'POST',
  'payment/status': 'GET',
  'health/ping': 'GET',
};

/** Finds the endpoint of a request line; undefined is a 404. */
export function findEndpoint(method: string, path: string): { endpoint: Endpoint; rest: string } | undefined {
  for (const endpoint of ENDPOINTS) {
    if (METHODS[endpoint] !== method) continue;
    if (endpoint === 'payment/status') {
      const id = /^payment\/status\/(\d{1,19})$/.exec(path)?.[1];
      if (id !== undefined) return { endpoint, rest: id };
    } else if (path === endpoint) {
      return { endpoint, rest: '' };
    }
  }
  return undefined;
}

/** The body that an endpoint takes; undefined for those without. */
export function shapeOf(endpoint: Endpoint): Shape | undefined {
  return endpoint in BODIES ? BODIES[endpoint as keyof typeof BODIES] : undefined;
}

const OK = { code: '0', message: 'OK' } as const;
const UNKNOWN_DEVICE: Outcome = { code: '-1501', message: 'Устройство с заданным идентификатором не найдено' };
const FIRST_PAYMENT_ID = 35_134_863;

/** Does the work of one call. */
export function carryOut(call: Call, books: Books): Outcome {
  const text = (name: string): string => {
    const parameter = call.parameters.get(name);
    return parameter === undefined ? '' : textOf(parameter);
  };
  switch (call.endpoint) {
    case 'partner/tradepoints':
      if (books.tradePoints.length === 0) return { code: '-14000002', message: 'Отсутствуют торговые точки' };
      return { ...OK, data: books.tradePoints.map(({ id, name }) => ({ TradePointId: new Digits(id), TradePointName: name })) };
    case 'device/register':
      return register(books, text('DeviceId'), call.parameters.get('TradePointId')?.source ?? '');
    case 'device/delete':
      return forget(books, text('DeviceToken')) ? OK : UNKNOWN_DEVICE;
    case 'qr/create':
      return create(books, text('DeviceToken'), call.parameters.get('Amount')?.source ?? '', call.parameters.has('ExternalId') ? text('ExternalId') : null);
    case 'payment/status': {
      const purchase = books.purchases.find(({ qrPaymentId }) => qrPaymentId === call.rest);
      if (purchase === undefined) return { code: '-1601', message: 'Покупка не найдена' };
      return { ...OK, data: { Status: purchase.tell(call.askedAtMs) } };
    }
    case 'health/ping':
      return OK;
  }
}

function register(books: Books, deviceId: string, tradePointId: string): Outcome {
  if (!books.tradePoints.some(({ id }) => id === tradePointId)) return { code: '-99000002', message: 'Торговая точка не найдена' };
  const elsewhere = [...books.devices.keys()].some((key) => key.startsWith(`${deviceId}@`) && key !== `${deviceId}@${tradePointId}`);
  if (elsewhere) return { code: '-1503', message: 'Устройство уже добавлено в другую торговую точку' };
  const token = books.devices.get(`${deviceId}@${tradePointId}`) ?? randomUUID();
  books.devices.set(`${deviceId}@${tradePointId}`, token);
  return { ...OK, data: { DeviceToken: token } };
}

function forget(books: Books, token: string): boolean {
  const key = [...books.devices.entries()].find(([, known]) => known === token)?.[0];
  return key !== undefined && books.devices.delete(key);
}

function create(books: Books, token: string, amount: string, externalId: string | null): Outcome {
  if (![...books.devices.values()].includes(token)) return UNKNOWN_DEVICE;
  const { dialect, timeouts } = books;
  const qrPaymentId = books.nextPaymentIds.shift() ?? String(FIRST_PAYMENT_ID + books.purchases.length);
  const qrToken = dialect.qrToken(qrPaymentId);
  books.purchases.push(new Purchase({ qrPaymentId, qrToken, amount, externalId, intervalMs: timeouts.pollingS * 1_000 }));
  return {
    ...OK,
    data: {
      QrToken: qrToken,
      ExpireDate: dialect.expireDate,
      QrPaymentId: new Digits(qrPaymentId),
      ...(dialect.paymentMethods === null ? {} : { PaymentMethods: dialect.paymentMethods }),
      QrPaymentBehaviorOptions: {
        StatusPollingInterval: new Digits(String(timeouts.pollingS)),
        QrCodeScanWaitTimeout: new Digits(String(timeouts.scanS)),
        PaymentConfirmationTimeout: new Digits(String(timeouts.confirmS)),
      },
    },
  };
}
