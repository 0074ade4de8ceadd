import { describe, expect, test } from 'vitest';
import { DELAYS, STUCK_SALES_LIMIT } from '../../../app/session/delays.ts';
import type { KioskSettings } from '../../../app/session/state.ts';
import { tiyn } from '../../../app/money/money.ts';
import { catalogue, STOCK, type MoneyBench } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

const GUM: KioskSettings['catalogue'][number] = {
  id: 'gum',
  channel: 2,
  name: { kk: 'Сағыз', ru: 'Жвачка', en: 'Gum' },
  priceTiyn: tiyn(10_000),
};
/** The motor turns once more: this often in all. */
const TURNS = 2;

let lastSale = 0;

function machine(): MoneyBench {
  return watching(TURNS - 1, { refundWay: 'by-hand', catalogue: [...catalogue(), GUM] }).ready();
}

/** From idle to the first pulse of another sale. */
function buy(bench: MoneyBench, productId = 'water', quantity = 1): void {
  lastSale += 1;
  const saleId = `sale-number-${String(lastSale)}`;
  const qrPaymentId = String(100 + lastSale);
  const revision = (): number => bench.loop.view().frame.revision;
  bench.send({ kind: 'choose', productId, freshId: saleId, revision: revision() });
  bench.send({ kind: 'quantity', quantity, revision: revision() });
  bench.send({ kind: 'pay', freshId: saleId, revision: revision() });
  bench.answerQr(qrPaymentId);
  bench.send({ kind: 'status-answered', saleId, qrPaymentId, result: { ok: true, value: { kind: 'processed' } } });
  expect(bench.screen.name).toBe('dispensing');
}

/** The customer goes, and the next one finds the first screen. */
function leave(bench: MoneyBench): void {
  bench.send({ kind: 'done', revision: bench.loop.view().frame.revision });
}

async function buyInVain(bench: MoneyBench, productId = 'water'): Promise<void> {
  buy(bench, productId);
  await nothingFalls(bench, TURNS);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'not-dispensed' });
  leave(bench);
}

async function buyWell(bench: MoneyBench, productId = 'water'): Promise<void> {
  buy(bench, productId);
  await falls(bench);
  leave(bench);
}

function offered({ screen }: MoneyBench): readonly string[] {
  if (screen.name !== 'idle') throw new Error(`not idle but ${screen.name}`);
  return screen.products.filter(({ soldOut }) => !soldOut).map(({ id }) => id);
}

test('two sales in a row of which nothing was seen: nobody pays for it any more, and the rest is sold', async () => {
  const bench = machine();
  await buyInVain(bench);
  expect(offered(bench)).toEqual(['water', 'gum']);
  await buyInVain(bench);
  expect(offered(bench)).toEqual(['gum']);
  bench.send({ kind: 'choose', productId: 'water', freshId: 'one-more', revision: bench.loop.view().frame.revision });
  expect([bench.screen.name, bench.ledger().length]).toEqual(['idle', STUCK_SALES_LIMIT]);
  await buyWell(bench, 'gum');
  expect(offered(bench)).toEqual(['gum']);
  // What nobody saw leave the machine is still in it.
  expect(bench.stockLeft()).toBe(STOCK);
});

test('the next start tries again', async () => {
  const bench = machine();
  await buyInVain(bench);
  await buyInVain(bench);
  const next = bench.restart().ready();
  expect(offered(next)).toEqual(['water', 'gum']);
  await buyInVain(next);
  expect(offered(next)).toEqual(['water', 'gum']);
  await buyInVain(next);
  expect(offered(next)).toEqual(['gum']);
});

describe('what does not take a product off', () => {
  test('a piece of it was seen falling in between', async () => {
    const bench = machine();
    await buyInVain(bench);
    await buyWell(bench);
    await buyInVain(bench);
    expect(offered(bench)).toEqual(['water', 'gum']);
  });

  test('in the second sale one piece was seen falling before another was not', async () => {
    const bench = machine();
    await buyInVain(bench);
    buy(bench, 'water', 2);
    await falls(bench);
    await nothingFalls(bench, TURNS);
    expect(bench.screen).toMatchObject({ name: 'error', reason: 'partly-dispensed' });
    leave(bench);
    expect(offered(bench)).toEqual(['water', 'gum']);
  });

  test('it was seen falling at the second turn, each time', async () => {
    const bench = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(bench);
      await nothingFalls(bench, TURNS - 1);
      await falls(bench);
      leave(bench);
    }
    expect(offered(bench)).toEqual(['water', 'gum']);
  });

  test('nobody knows what became of it', async () => {
    const bench = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(bench);
      await nothingFalls(bench, TURNS - 1);
      bench.pulseDone('unknown');
      expect(bench.screen).toMatchObject({ name: 'error', reason: 'dispense-uncertain' });
      leave(bench);
    }
    expect(offered(bench)).toEqual(['water', 'gum']);
  });

  test('the relay failed, so that no motor turned', () => {
    const bench = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(bench);
      bench.jam();
      leave(bench);
    }
    expect(offered(bench)).toEqual(['water', 'gum']);
  });

  test('the time was over before every turn that is allowed', async () => {
    const bench = machine();
    for (let sale = 0; sale <= STUCK_SALES_LIMIT; sale += 1) {
      buy(bench);
      await bench.clock.advance(DELAYS.dispenseWithinMs);
      bench.pulseDone('not-seen');
      expect(bench.screen).toMatchObject({ name: 'error', reason: 'not-dispensed' });
      leave(bench);
    }
    expect(offered(bench)).toEqual(['water', 'gum']);
  });

  test('one sale each of two products', async () => {
    const bench = machine();
    await buyInVain(bench, 'water');
    await buyInVain(bench, 'gum');
    expect(offered(bench)).toEqual(['water', 'gum']);
  });
});

describe('what lies between the two sales', () => {
  test('another product that comes out says nothing about this one', async () => {
    const bench = machine();
    await buyInVain(bench);
    await buyInVain(bench, 'gum');
    await buyWell(bench, 'gum');
    await buyInVain(bench);
    expect(offered(bench)).toEqual(['gum']);
  });

  test('a sale about which nobody knows neither counts nor forgives', async () => {
    const bench = machine();
    await buyInVain(bench);
    buy(bench);
    bench.pulseDone('unknown');
    leave(bench);
    expect(offered(bench)).toEqual(['water', 'gum']);
    await buyInVain(bench);
    expect(offered(bench)).toEqual(['gum']);
  });
});
