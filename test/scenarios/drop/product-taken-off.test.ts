import { describe, expect, test } from 'vitest';
import { DELAYS, STUCK_SALES_LIMIT } from '../../../app/session/state/delays.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';
import { tiyn } from '../../../app/money/money.ts';
import { catalogue, STOCK, type MoneyHarness } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

const GUM: KioskSettings['catalogue'][number] = {
  id: 'gum',
  channel: 2,
  name: { kk: 'Сағыз', ru: 'Жвачка', en: 'Gum' },
  priceTiyn: tiyn(10_000),
};
/** How often the motor turns in all: it is turned a second time. */
const TURNS = 2;

let lastSale = 0;

function machine(): MoneyHarness {
  return watching(TURNS - 1, { refundWay: 'by-hand', catalogue: [...catalogue(), GUM] }).ready();
}

/** From idle to the first pulse of another sale. */
function buy(harness: MoneyHarness, productId = 'water', quantity = 1): void {
  lastSale += 1;
  const saleId = `sale-number-${String(lastSale)}`;
  const qrPaymentId = String(100 + lastSale);
  const revision = (): number => harness.loop.view().frame.revision;
  harness.send({ kind: 'choose', productId, freshId: saleId, revision: revision() });
  harness.send({ kind: 'quantity', quantity, revision: revision() });
  harness.send({ kind: 'pay', freshId: saleId, revision: revision() });
  harness.answerQr(qrPaymentId);
  harness.send({ kind: 'status-answered', saleId, qrPaymentId, result: { ok: true, value: { kind: 'processed' } } });
  expect(harness.screen.name).toBe('dispensing');
}

/** The customer goes, and the next one finds the first screen. */
function leave(harness: MoneyHarness): void {
  harness.send({ kind: 'done', revision: harness.loop.view().frame.revision });
}

async function buyInVain(harness: MoneyHarness, productId = 'water'): Promise<void> {
  buy(harness, productId);
  await nothingFalls(harness, TURNS);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'not-dispensed' });
  leave(harness);
}

async function buyWell(harness: MoneyHarness, productId = 'water'): Promise<void> {
  buy(harness, productId);
  await falls(harness);
  leave(harness);
}

function offered({ screen }: MoneyHarness): readonly string[] {
  if (screen.name !== 'idle') throw new Error(`not idle but ${screen.name}`);
  return screen.products.filter(({ soldOut }) => !soldOut).map(({ id }) => id);
}

test('two sales in a row without a seen product: it is withdrawn from sale, and the others are sold', async () => {
  const harness = machine();
  await buyInVain(harness);
  expect(offered(harness)).toEqual(['water', 'gum']);
  await buyInVain(harness);
  expect(offered(harness)).toEqual(['gum']);
  harness.send({
    kind: 'choose',
    productId: 'water',
    freshId: 'one-more',
    revision: harness.loop.view().frame.revision,
  });
  expect([harness.screen.name, harness.ledger().length]).toEqual(['idle', STUCK_SALES_LIMIT]);
  await buyWell(harness, 'gum');
  expect(offered(harness)).toEqual(['gum']);
  // A product that was not seen falling is still in the machine.
  expect(harness.stockLeft()).toBe(STOCK);
});

test('the next start tries again', async () => {
  const harness = machine();
  await buyInVain(harness);
  await buyInVain(harness);
  const next = harness.restart().ready();
  expect(offered(next)).toEqual(['water', 'gum']);
  await buyInVain(next);
  expect(offered(next)).toEqual(['water', 'gum']);
  await buyInVain(next);
  expect(offered(next)).toEqual(['gum']);
});

describe('what does not withdraw a product', () => {
  test('a piece of it was seen falling in between', async () => {
    const harness = machine();
    await buyInVain(harness);
    await buyWell(harness);
    await buyInVain(harness);
    expect(offered(harness)).toEqual(['water', 'gum']);
  });

  test('in the second sale one piece was seen falling before another was not', async () => {
    const harness = machine();
    await buyInVain(harness);
    buy(harness, 'water', 2);
    await falls(harness);
    await nothingFalls(harness, TURNS);
    expect(harness.screen).toMatchObject({ name: 'error', reason: 'partly-dispensed' });
    leave(harness);
    expect(offered(harness)).toEqual(['water', 'gum']);
  });

  test('it was seen at the second turn, each time', async () => {
    const harness = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(harness);
      await nothingFalls(harness, TURNS - 1);
      await falls(harness);
      leave(harness);
    }
    expect(offered(harness)).toEqual(['water', 'gum']);
  });

  test('the outcome is unknown', async () => {
    const harness = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(harness);
      await nothingFalls(harness, TURNS - 1);
      harness.pulseDone('unknown');
      expect(harness.screen).toMatchObject({ name: 'error', reason: 'dispense-uncertain' });
      leave(harness);
    }
    expect(offered(harness)).toEqual(['water', 'gum']);
  });

  test('the relay failed, so no motor turned', () => {
    const harness = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(harness);
      harness.jam();
      leave(harness);
    }
    expect(offered(harness)).toEqual(['water', 'gum']);
  });

  test('the time ended before all allowed turns', async () => {
    const harness = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(harness);
      await harness.clock.advance(DELAYS.dispenseWithinMs);
      harness.pulseDone('not-seen');
      expect(harness.screen).toMatchObject({ name: 'error', reason: 'not-dispensed' });
      leave(harness);
    }
    expect(offered(harness)).toEqual(['water', 'gum']);
  });

  test('one sale each of two products', async () => {
    const harness = machine();
    await buyInVain(harness, 'water');
    await buyInVain(harness, 'gum');
    expect(offered(harness)).toEqual(['water', 'gum']);
  });
});

describe('events between the two sales', () => {
  test('another product that is dispensed does not affect this one', async () => {
    const harness = machine();
    await buyInVain(harness);
    await buyInVain(harness, 'gum');
    await buyWell(harness, 'gum');
    await buyInVain(harness);
    expect(offered(harness)).toEqual(['gum']);
  });

  test('a sale with an unknown outcome neither counts nor resets the count', async () => {
    const harness = machine();
    await buyInVain(harness);
    buy(harness);
    harness.pulseDone('unknown');
    leave(harness);
    expect(offered(harness)).toEqual(['water', 'gum']);
    await buyInVain(harness);
    expect(offered(harness)).toEqual(['gum']);
  });
});
