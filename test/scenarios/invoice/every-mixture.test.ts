import { expect, test } from 'vitest';
import { apiPaySchema } from '../../../app/config/api-pay.ts';
import { byFlySchema } from '../../../app/config/by-fly.ts';
import { hintText } from '../../../app/messages/ways-text.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { problem } from '../../../app/problem.ts';
import { err, ok } from '../../../app/result.ts';
import { apiPayCapabilities } from '../../../main/payments/apipay/capabilities.ts';
import { byFlyCapabilities } from '../../../main/payments/byfly/capabilities.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';

const QR = aService();
const INVOICES = aService({ methods: [INVOICE] });
const REMOTE = aService({ methods: [CODE, INVOICE] });
const API_PAY = apiPayCapabilities(apiPaySchema.parse({ baseUrl: 'https://a.example/api', apiKeyFile: 'key' }));
const BY_FLY = byFlyCapabilities(byFlySchema.parse({ baseUrl: 'https://b.example/api', apiTokenFile: 'token' }));
const BOTH = BY_FLY.methods.map(({ id }) => id);
const NOTE = 200;

/** A machine with these services, all of them answering, and with notes or without. */
function machine(services: readonly PaymentCapabilities[], hasNotes: boolean): InvoiceHarness {
  const kiosk = new InvoiceHarness({ services, hasAcceptor: hasNotes });
  kiosk.ready();
  for (const { provider } of services)
    kiosk.send({ kind: 'connect-answered', provider, result: ok({ tradePoint: null }) });
  if (hasNotes) kiosk.send({ kind: 'acceptor-ready', billsTiyn: [tiyn(NOTE * 100), tiyn(50_000)], isFresh: true });
  return kiosk;
}

interface Mixture {
  readonly what: string;
  /** How to pay, as the products' screen says it in Russian. */
  readonly hint: string;
  readonly services: readonly PaymentCapabilities[];
  readonly notes: boolean;
  /** The screen that a touch on a product leads to, and the buttons of the choice. */
  readonly leadsTo: string;
  readonly buttons?: readonly string[];
}

const MIXTURES: readonly Mixture[] = [
  { what: 'notes alone', hint: 'наличными', services: [], notes: true, leadsTo: 'cash' },
  { what: 'a code alone', hint: 'через Kaspi QR', services: [QR], notes: false, leadsTo: 'preparing' },
  { what: 'invoices alone', hint: 'по счёту на телефон', services: [INVOICES], notes: false, leadsTo: 'phone' },
  { what: 'ApiPay alone', hint: 'по счёту на телефон', services: [API_PAY], notes: false, leadsTo: 'phone' },
  {
    what: 'ByFly alone, with its methods',
    hint: 'через Kaspi QR',
    services: [BY_FLY],
    notes: false,
    leadsTo: 'payment',
    buttons: BOTH,
  },
  {
    what: 'a code and invoices',
    hint: 'через Kaspi QR или по счёту на телефон',
    services: [REMOTE],
    notes: false,
    leadsTo: 'payment',
    buttons: ['qr', 'phone'],
  },
  {
    what: 'a code and notes',
    hint: 'через Kaspi QR или наличными',
    services: [QR],
    notes: true,
    leadsTo: 'payment',
    buttons: ['qr', 'cash'],
  },
  {
    what: 'ApiPay and notes',
    hint: 'по счёту на телефон или наличными',
    services: [API_PAY],
    notes: true,
    leadsTo: 'payment',
    buttons: ['apipay-phone', 'cash'],
  },
  {
    what: 'ByFly and notes',
    hint: 'через Kaspi QR или наличными',
    services: [BY_FLY],
    notes: true,
    leadsTo: 'payment',
    buttons: [...BOTH, 'cash'],
  },
  {
    what: 'everything',
    hint: 'через Kaspi QR, по счёту на телефон или наличными',
    services: [REMOTE, API_PAY, BY_FLY],
    notes: true,
    leadsTo: 'payment',
    buttons: ['qr', 'phone', 'apipay-phone', ...BOTH, 'cash'],
  },
];

test.each(MIXTURES)('$what: the choice shows what works, and is skipped where there is one', (mixture) => {
  const kiosk = machine(mixture.services, mixture.notes);
  const idle = kiosk.screen;
  expect(idle.name === 'idle' && hintText('ru', idle)).toBe(`Выберите товар и оплатите ${mixture.hint}`);
  kiosk.choose('sale-1');
  const { screen } = kiosk;
  expect(screen.name).toBe(mixture.leadsTo);
  if (screen.name !== 'payment') return;
  const buttons = [...screen.ways.map(({ id }) => id), ...(screen.takesCash ? ['cash'] : [])];
  expect(buttons).toEqual(mixture.buttons);
});

test.each([
  { what: 'a code', service: QR, way: 'qr', leadsTo: 'preparing', total: 25_000 },
  { what: 'an invoice', service: INVOICES, way: 'phone', leadsTo: 'phone', total: 25_000 },
  { what: 'ApiPay', service: API_PAY, way: 'apipay-phone', leadsTo: 'phone', total: 25_000 },
  {
    what: 'ByFly, with its commission on the rest',
    service: BY_FLY,
    way: BOTH[0] ?? '',
    leadsTo: 'preparing',
    total: 25_250,
  },
])('a note first, and the rest by $what', ({ leadsTo, service, total, way }) => {
  const kiosk = machine([service], true);
  kiosk.chooseCash();
  kiosk.insert(NOTE);
  const { screen } = kiosk;
  expect(screen).toMatchObject({ name: 'cash', insertedTiyn: NOTE * 100, restTiyn: 25_000 });
  const offered = screen.name === 'cash' ? screen.ways.find(({ id }) => id === way) : undefined;
  expect(offered?.totalTiyn).toBe(total);
  kiosk.way(way);
  expect(kiosk.screen.name).toBe(leadsTo);
  if (leadsTo === 'phone') kiosk.type('7011234567').sendInvoice();
  expect(kiosk.last('ask-purchase')).toMatchObject({
    by: { provider: service.provider, method: way },
    amountTiyn: 25_000,
  });
});

/** The connection to a service is lost. */
function lose(kiosk: InvoiceHarness, provider: string): void {
  const failure = { action: 'retry', problem: problem('server-silent'), code: 'TIMEOUT' } as const;
  kiosk.send({ kind: 'connect-answered', provider, result: err(failure) });
}

test.each([
  { out: REMOTE, left: ['apipay-phone', ...BOTH, 'cash'] },
  { out: API_PAY, left: ['qr', 'phone', ...BOTH, 'cash'] },
  { out: BY_FLY, left: ['qr', 'phone', 'apipay-phone', 'cash'] },
])('$out.provider is out: the choice has what the others offer', ({ left, out }) => {
  const kiosk = machine([REMOTE, API_PAY, BY_FLY], true);
  lose(kiosk, out.provider);
  expect(kiosk.screen.name).toBe('idle');
  kiosk.choose('sale-1');
  const { screen } = kiosk;
  if (screen.name !== 'payment') throw new Error(screen.name);
  expect([...screen.ways.map(({ id }) => id), ...(screen.takesCash ? ['cash'] : [])]).toEqual(left);
});

test('a service that is lost while the choice is shown leaves it, and its button leads nowhere', () => {
  const kiosk = machine([REMOTE, API_PAY], true);
  kiosk.choose('sale-1');
  lose(kiosk, API_PAY.provider);
  const { screen } = kiosk;
  expect(screen.name === 'payment' && screen.ways.map(({ id }) => id)).toEqual(['qr', 'phone']);
  kiosk.way('apipay-phone');
  expect(kiosk.screen.name).toBe('payment');
  expect(kiosk.count('ask-purchase')).toBe(0);
});

test.each([
  { services: [API_PAY], onlyService: 'ApiPay' },
  { services: [BY_FLY], onlyService: 'ByFly' },
  { services: [QR], onlyService: QR.title },
  { services: [API_PAY, BY_FLY], onlyService: null },
])('without notes and with every service out, the machine says so; it names a service if it has one', (one) => {
  const kiosk = machine(one.services, false);
  for (const { provider } of one.services) lose(kiosk, provider);
  const { screen } = kiosk;
  expect(screen).toMatchObject({ name: 'out-of-service', onlyService: one.onlyService });
  // The technician reads the name of the one that the problem is about.
  expect(screen).toMatchObject({ problem: { parameters: { service: one.services[0]?.title } } });
});

test('with every service out notes alone are taken', () => {
  const kiosk = machine([API_PAY, BY_FLY], true);
  for (const { provider } of [API_PAY, BY_FLY]) lose(kiosk, provider);
  const idle = kiosk.screen;
  expect(idle.name === 'idle' && hintText('ru', idle)).toBe('Выберите товар и оплатите наличными');
  kiosk.choose('sale-1');
  expect(kiosk.screen).toMatchObject({ name: 'cash', ways: [] });
});
