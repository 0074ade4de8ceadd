import { expect, test } from 'vitest';
import { catalogue, MoneyHarness, PRICE, STOCK } from './harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

const NEW_PRICE = 99_000;
const EDITED: MachineSettings = { catalogue: catalogue({ priceTiyn: NEW_PRICE }) };
const PAID = 2 * PRICE;

test('while the QR is open: the old price is paid, and refunded', async () => {
  const next = new MoneyHarness({ refundWay: 'direct' }).ready().untilQr(2).restart({ settings: EDITED }).ready();
  await next.clock.advance(5_000);
  next.answerStatus('processed');
  next.details(PAID, PAID);
  expect(next.askedBack()).toEqual([PAID]);
  next.refunded();
  expect(next.ledger()).toMatchObject([
    { state: 'closed', priceTiyn: PAID, paidTiyn: PAID, refundedTiyn: PAID, owedTiyn: 0 },
  ]);
});

test('paid, and dispensed after the restart: receipt and ledger have the old price', async () => {
  const before = new MoneyHarness().ready().untilQr(2);
  before.answerStatus('scanned');
  before.unplugRelay();
  before.answerStatus('processed');
  const next = await before.restart({ settings: EDITED }).ready().drop(2);
  expect(next.pulsed()).toEqual([1, 2]);
  expect(next.screen).toMatchObject({ name: 'success', receipt: { amountTiyn: PAID } });
  expect(next.ledger()).toMatchObject([{ state: 'closed', priceTiyn: PAID, paidTiyn: PAID, deliveredTiyn: PAID }]);
});

test('between two pieces: the receipt has the paid amount, and each piece counts with the old price', async () => {
  const before = await new MoneyHarness().ready().buy(2).drop(1);
  const next = await before
    .restart({ entries: before.upTo('dispensed', 1), settings: EDITED })
    .ready()
    .drop(1);
  expect(next.screen).toMatchObject({
    name: 'success',
    amountTiyn: PAID,
    receipt: { amountTiyn: PAID, quantity: 2 },
    product: { priceTiyn: PRICE },
  });
  expect(next.ledger()).toMatchObject([{ state: 'closed', priceTiyn: PAID, deliveredTiyn: PAID, owedTiyn: 0 }]);
  expect(next.stockLeft()).toBe(STOCK - 2);
});

test('between two pieces, and the second is not dispensed: its old price is refunded', async () => {
  const before = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  const next = before.restart({ entries: before.upTo('dispensed', 1), darkMs: 60_000, settings: EDITED }).ready();
  next.details(PAID, PAID);
  expect(next.askedBack()).toEqual([PRICE]);
  next.refunded();
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('during the refund: only the old amount is requested', async () => {
  const before = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  before.jam().details(PAID, PAID);
  const next = before.restart({ settings: EDITED }).ready();
  next.details(PAID - PRICE, PAID);
  expect(next.askedBack()).toEqual([]);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PRICE }]);
});

test('the product is no longer sold: its payment is still refunded', async () => {
  const before = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(2).drop(1);
  const others = catalogue().map((product) => ({ ...product, id: 'tea' }));
  const next = before
    .restart({ entries: before.upTo('dispensed', 1), darkMs: 60_000, settings: { catalogue: others } })
    .ready();
  next.details(PAID, PAID);
  next.refunded();
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: PRICE }]);
});

test('refilled at the same time: a piece dispensed afterwards reduces the new stock', async () => {
  const before = await new MoneyHarness().ready().buy(2).drop(1);
  const filled = { catalogue: catalogue({ priceTiyn: NEW_PRICE, stock: 20 }) };
  const next = await before
    .restart({ entries: before.upTo('dispensed', 1), settings: filled })
    .ready()
    .drop(1);
  expect([next.stockLeft(), next.loop.state().stock.get('water')]).toEqual([19, 19]);
  expect(next.written('stock-loaded').map(({ count }) => count)).toEqual([STOCK, 20]);
});

test('the next customer pays the new price', async () => {
  const next = (await new MoneyHarness().ready().buy(1).drop(1)).restart({ settings: EDITED }).ready();
  next.send({ kind: 'choose', productId: 'water', freshId: 'sale-2', revision: next.loop.view().frame.revision });
  next.send({ kind: 'pay', freshId: 'sale-2', revision: next.loop.view().frame.revision });
  expect(next.last('ask-purchase').amountTiyn).toBe(NEW_PRICE);
});
