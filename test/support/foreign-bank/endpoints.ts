import { randomUUID } from 'node:crypto';
import { OK, tradePointOf, UNKNOWN_DEVICE, type Books, type Call, type Outcome } from './books.ts';
import { BODIES, checkBody, checkQuery, QUERIES, type Checked } from './checks.ts';
import { ENDPOINTS, type Endpoint } from './endpoint-names.ts';
import { Digits } from './json.ts';
import { Purchase } from './purchases.ts';
import { createReturn, giveBack, listOperations, tellDetails, tellReturn } from './returns.ts';

const METHODS: Readonly<Record<Endpoint, 'GET' | 'POST'>> = {
  'partner/tradepoints': 'GET',
  'device/register': 'POST',
  'device/delete': 'POST',
  'qr/create': 'POST',
  'payment/status': 'GET',
  'return/create': 'POST',
  'return/status': 'GET',
  'return/operations': 'POST',
  'payment/details': 'GET',
  'payment/return': 'POST',
  'health/ping': 'GET',
};

/** Finds the endpoint of a request line; undefined is a 404. */
export function findEndpoint(method: string, path: string): { endpoint: Endpoint; rest: string } | undefined {
  for (const endpoint of ENDPOINTS) {
    if (METHODS[endpoint] !== method) continue;
    if (endpoint === 'payment/status' || endpoint === 'return/status') {
      const id = /^\/(\d{1,19})$/.exec(path.startsWith(endpoint) ? path.slice(endpoint.length) : '')?.[1];
      if (id !== undefined) return { endpoint, rest: id };
    } else if (endpoint in QUERIES) {
      if (path.startsWith(`${endpoint}?`)) return { endpoint, rest: path.slice(endpoint.length + 1) };
    } else if (path === endpoint) {
      return { endpoint, rest: '' };
    }
  }
  return undefined;
}

/** Whether an endpoint takes a body. */
export function takesBody(endpoint: Endpoint): boolean {
  return endpoint in BODIES;
}

/** The parameters of a request, from its body or its address. */
export function checkParameters(endpoint: Endpoint, rest: string, body: string): Checked {
  if (endpoint in BODIES) return checkBody(body, BODIES[endpoint as keyof typeof BODIES]);
  if (body !== '') return { ok: false, wrong: ['a body where none belongs'] };
  if (endpoint in QUERIES) return checkQuery(rest, QUERIES[endpoint as keyof typeof QUERIES]);
  return { ok: true, parameters: new Map() };
}

const FIRST_PAYMENT_ID = 35_134_863;

/** Does the work of one call; `complain` is called for what a kiosk may not do. */
export function carryOut(call: Call, books: Books, complain: (what: string) => void): Outcome {
  const { text, number } = call;
  switch (call.endpoint) {
    case 'partner/tradepoints':
      if (books.tradePoints.length === 0) return { code: '-14000002', message: 'Отсутствуют торговые точки' };
      return {
        ...OK,
        data: books.tradePoints.map(({ id, name }) => ({ TradePointId: new Digits(id), TradePointName: name })),
      };
    case 'device/register':
      return register(books, text('DeviceId'), number('TradePointId'));
    case 'device/delete':
      return forget(books, text('DeviceToken')) ? OK : UNKNOWN_DEVICE;
    case 'qr/create':
      return create(call, books);
    case 'payment/status':
      return tellPurchase(call, books, complain);
    case 'return/create':
      return createReturn(call, books);
    case 'return/status':
      return tellReturn(call, books, complain);
    case 'return/operations':
      return listOperations(call, books, complain);
    case 'payment/details':
      return tellDetails(call, books);
    case 'payment/return':
      return giveBack(call, books);
    case 'health/ping':
      return OK;
  }
}

function tellPurchase({ rest, askedAtMs }: Call, books: Books, complain: (what: string) => void): Outcome {
  const purchase = books.purchases.find(({ qrPaymentId }) => qrPaymentId === rest);
  if (purchase === undefined) {
    complain(`payment/status/${rest}: no such purchase`);
    return { code: '-1601', message: 'Покупка не найдена' };
  }
  for (const what of purchase.checkPoll(askedAtMs)) complain(what);
  return { ...OK, data: { Status: purchase.tell(askedAtMs) } };
}

function register(books: Books, deviceId: string, tradePointId: string): Outcome {
  if (!books.tradePoints.some(({ id }) => id === tradePointId))
    return { code: '-99000002', message: 'Торговая точка не найдена' };
  const elsewhere = [...books.devices.keys()].some(
    (key) => key.startsWith(`${deviceId}@`) && key !== `${deviceId}@${tradePointId}`,
  );
  if (elsewhere) return { code: '-1503', message: 'Устройство уже добавлено в другую торговую точку' };
  const token = books.devices.get(`${deviceId}@${tradePointId}`) ?? randomUUID();
  books.devices.set(`${deviceId}@${tradePointId}`, token);
  return { ...OK, data: { DeviceToken: token } };
}

function forget(books: Books, token: string): boolean {
  const key = [...books.devices.entries()].find(([, known]) => known === token)?.[0];
  return key !== undefined && books.devices.delete(key);
}

function create({ text, number }: Call, books: Books): Outcome {
  const tradePointId = tradePointOf(books, text('DeviceToken'));
  if (tradePointId === null) return UNKNOWN_DEVICE;
  const { dialect, timeouts } = books;
  const qrPaymentId = books.nextPaymentIds.shift() ?? String(FIRST_PAYMENT_ID + books.purchases.length);
  const qrToken = dialect.qrToken(qrPaymentId);
  const externalId = text('ExternalId') === '' ? null : text('ExternalId');
  const intervalMs = timeouts.pollingS * 1_000;
  books.purchases.push(
    new Purchase({ qrPaymentId, qrToken, amount: number('Amount'), externalId, tradePointId, intervalMs }),
  );
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
