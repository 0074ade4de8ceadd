import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { HOUR_MS } from '../../../app/units.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';

const GOLD = { ...CODE, id: 'kaspi_gold', canCancel: true, commissionRate: 100 } as const;
const services = [
  aService({ provider: 'byfly', binding: 'byfly test', refundWay: 'by-hand', methods: [GOLD] }),
  aService({ provider: 'kaspi', binding: 'kaspi test', refundWay: 'direct', methods: [CODE] }),
];

test('a purchase that has ended had the number of a later one at another service: only the later one is paid', async () => {
  const kiosk = new InvoiceHarness({ services }).ready();
  kiosk.send({ kind: 'connect-answered', provider: 'byfly', result: { ok: true, value: { tradePoint: null } } });
  kiosk.choose();
  kiosk.way('kaspi_gold');
  // Nothing is added, unlike what the button said: the customer chooses again.
  kiosk.answerPurchase('77', { qrToken: 'https://pay.example/1' });
  await kiosk.clock.advance(0);
  kiosk.cancelled({ kind: 'failed', name: 'cancelled' }, '77');
  kiosk.way('qr').answerPurchase('77', { qrToken: 'https://pay.example/2' });
  kiosk.status({ kind: 'processed', amountTiyn: tiyn(45_000) }, '77');
  const [sale] = [...replay(kiosk.entries).sales.values()];
  expect(sale?.purchases).toMatchObject([
    { provider: 'byfly', status: 'failed', receivedTiyn: 0, amountTiyn: 45_000 },
    { provider: 'kaspi', status: 'paid', receivedTiyn: 45_000 },
  ]);
  const { dispense } = kiosk.last('pulse-relay');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    kiosk.send({ kind: 'pulse-failed', dispense, certain: true, reason: 'busy' });
    await kiosk.clock.advance(1_500);
  }
  const again = await kiosk.restart();
  await again.clock.advance(1_000);
  expect(again.last('ask-details')).toMatchObject({ provider: 'kaspi', qrPaymentId: '77' });
});

const REMOTE = aService({
  provider: 'apipay',
  binding: 'apipay test',
  refundWay: 'direct',
  methods: [INVOICE],
  findsLost: true,
});

function sentUnderTheSameNumber(): InvoiceHarness {
  const kiosk = new InvoiceHarness({ services: [...services, REMOTE] }).ready();
  for (const provider of ['byfly', 'apipay'] as const)
    kiosk.send({ kind: 'connect-answered', provider, result: { ok: true, value: { tradePoint: null } } });
  kiosk.choose();
  kiosk.way('kaspi_gold');
  kiosk.answerPurchase('77', { qrToken: 'https://pay.example/1' });
  kiosk.way('phone').type('7011234567').sendInvoice();
  return kiosk.answerPurchase('77');
}

test('an invoice under the number of an open purchase at another service may be paid unseen: it is in doubt', () => {
  const kiosk = sentUnderTheSameNumber();
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost', money: 'in-doubt', amountTiyn: 45_000 });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 0, inDoubtTiyn: 45_000, state: 'unresolved' }]);
});

test('its service finds it under that number only: it stays in doubt, whatever time passes', async () => {
  const kiosk = sentUnderTheSameNumber();
  for (let look = 0; look < 5; look += 1) {
    await kiosk.clock.advance(HOUR_MS);
    kiosk.send({ kind: 'connect-answered', provider: 'apipay', result: ok({ tradePoint: null }) });
    await kiosk.clock.advance(HOUR_MS);
    if (kiosk.count('find-purchases') === 0) continue;
    const { saleId, by } = kiosk.last('find-purchases');
    const limits = { pollIntervalMs: 5_000, scanTimeoutMs: 60_000, confirmTimeoutMs: 0 };
    const one = {
      qrPaymentId: '77',
      qrToken: null,
      methods: [],
      amountTiyn: tiyn(45_000),
      status: { kind: 'created' },
      ...limits,
    } as const;
    kiosk.send({ kind: 'find-answered', saleId, by, result: ok({ isWhole: true, purchases: [one] }) });
  }
  expect(kiosk.count('find-purchases')).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 45_000, state: 'unresolved' }]);
});

const FOUND = {
  qrPaymentId: '77',
  qrToken: null,
  methods: [],
  amountTiyn: tiyn(45_000),
  status: { kind: 'created' },
  pollIntervalMs: 5_000,
  scanTimeoutMs: 60_000,
  confirmTimeoutMs: 0,
} as const;

/** The invoice's service is ready, and answers the next question with what it has. */
async function look(kiosk: InvoiceHarness): Promise<void> {
  kiosk.send({ kind: 'connect-answered', provider: 'apipay', result: ok({ tradePoint: null }) });
  await kiosk.clock.advance(5_000);
  const { saleId, by } = kiosk.last('find-purchases');
  kiosk.send({ kind: 'find-answered', saleId, by, result: ok({ isWhole: true, purchases: [FOUND] }) });
}

/** What the entries make of the number: one purchase, at the service that was first. */
function expectOneInDoubt(kiosk: InvoiceHarness): void {
  const [sale] = [...replay(kiosk.entries).sales.values()];
  expect(sale?.purchases.map(({ provider }) => provider)).toEqual(['byfly']);
  expect(sale).toMatchObject({ lostInvoicesTiyn: 45_000 });
}

test('the first purchase was paid and has its end before its service looks: the invoice stays in doubt', async () => {
  const kiosk = sentUnderTheSameNumber();
  await kiosk.clock.advance(0);
  kiosk.cancelled({ kind: 'processed', amountTiyn: tiyn(45_450) }, '77');
  await look(kiosk);
  expectOneInDoubt(kiosk);
});

test('the first purchase was paid before a power cut: the invoice stays in doubt', async () => {
  const kiosk = sentUnderTheSameNumber();
  await kiosk.clock.advance(0);
  kiosk.cancelled({ kind: 'processed', amountTiyn: tiyn(45_450) }, '77');
  const again = await kiosk.restart();
  await look(again);
  expectOneInDoubt(again);
});

test('the service of the first purchase is not configured after a power cut: the invoice stays in doubt', async () => {
  const kiosk = sentUnderTheSameNumber();
  const again = new InvoiceHarness({ services: [REMOTE] });
  await again.clock.advance(kiosk.clock.monoMs() + 5_000);
  again.entries.push(...kiosk.entries);
  again.send({ kind: 'booted', ledger: replay(again.entries), version: 'test' });
  await look(again);
  expectOneInDoubt(again);
});

test('a second invoice of one request has the number of an earlier purchase at another service: it is in doubt', async () => {
  const kiosk = new InvoiceHarness({ services: [...services, REMOTE] }).ready();
  for (const provider of ['byfly', 'apipay'] as const)
    kiosk.send({ kind: 'connect-answered', provider, result: { ok: true, value: { tradePoint: null } } });
  kiosk.choose();
  kiosk.way('kaspi_gold').answerPurchase('77', { qrToken: 'https://pay.example/1' });
  kiosk.way('phone').type('7011234567').sendInvoice().answerPurchase('78');
  kiosk.cancelled({ kind: 'failed', name: 'cancelled' }, '77');
  await look(kiosk);
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 45_000 }]);
});

test('an invoice under the number of a purchase that was paid late and goes back is in doubt: one entry cannot tell both', () => {
  const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];
  const kiosk = new InvoiceHarness({ services: [...services, REMOTE], hasAcceptor: true, catalogue: dear }).ready();
  for (const provider of ['byfly', 'apipay'] as const)
    kiosk.send({ kind: 'connect-answered', provider, result: ok({ tradePoint: null }) });
  kiosk.plugAcceptor().chooseCash().insert(500);
  kiosk.way('qr').answerPurchase('77', { qrToken: 'https://pay.example/1' });
  kiosk.touch('cancel');
  kiosk.escrow(500);
  // Another note is on its way, so that the code was about more than the rest.
  kiosk.status({ kind: 'processed', amountTiyn: tiyn(100_000) }, '77');
  kiosk.stacked(500);
  expect(kiosk.last('ask-details')).toMatchObject({ provider: 'kaspi', qrPaymentId: '77' });
  kiosk.way('phone').type('7011234567').sendInvoice();
  kiosk.answerPurchase('77');
  expect(kiosk.kinds().filter((kind) => kind === 'purchase-known')).toHaveLength(1);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost' });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 200_000, inDoubtTiyn: 50_000 }]);
});
