import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import { MoneyHarness, PRICE, STOCK } from './harness.ts';

const PAID = 3 * PRICE;
const MINUTE_MS = 60_000;

interface Cut {
  readonly last: JournalEntry['kind'];
  readonly nth: number;
  readonly darkMs: number;
  readonly refundWay?: RefundWay;
}

/** Three pieces; the last thing on disk is the nth entry of this kind. */
async function cut({ last, nth, darkMs, refundWay = 'direct' }: Cut): Promise<MoneyHarness> {
  const before = await new MoneyHarness({ refundWay }).ready().buy(3).drop(2);
  return before.restart({ entries: before.upTo(last, nth), darkMs }).ready();
}

describe('within a minute of the payment', () => {
  test('before the intent of the second piece: it is dispensed, and the third', async () => {
    const next = await (await cut({ last: 'dispensed', nth: 1, darkMs: 5_000 })).drop(2);
    expect(next.pulsed()).toEqual([2, 3]);
    expect(next.stockLeft()).toBe(STOCK - 3);
    expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID, owedTiyn: 0, dispensed: true }]);
  });

  test('after the intent of the second piece: nothing moves, and the rest is owed', async () => {
    const next = await cut({ last: 'dispense-intended', nth: 2, darkMs: 5_000 });
    await next.clock.advance(MINUTE_MS);
    expect([next.pulsed(), next.askedBack()]).toEqual([[], []]);
    expect(next.written('dispense-failed')).toMatchObject([{ piece: 2, certain: false, reason: 'restart' }]);
    expect(next.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
    expect(next.stockLeft()).toBe(STOCK - 1);
  });

  test('after the pulse of the second piece: it counts as dispensed, and the third follows', async () => {
    const next = await (await cut({ last: 'relay-pulsed', nth: 2, darkMs: 5_000 })).drop(1);
    expect(next.pulsed()).toEqual([3]);
    expect(next.stockLeft()).toBe(STOCK - 3);
    expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID, owedTiyn: 0 }]);
  });
});

describe('later', () => {
  test.each<readonly [string, Cut['last'], number, number]>([
    ['before the intent of the second piece', 'dispensed', 1, 1],
    ['after the pulse of the second piece', 'relay-pulsed', 2, 2],
  ])('%s: nothing comes, and the rest goes back by itself', async (_when, last, nth, delivered) => {
    const next = await cut({ last, nth, darkMs: MINUTE_MS });
    const rest = (3 - delivered) * PRICE;
    next.details(PAID, PAID);
    next.refunded();
    await next.clock.advance(MINUTE_MS);
    expect([next.pulsed(), next.askedBack()]).toEqual([[], [rest]]);
    expect(next.ledger()).toMatchObject([
      { state: 'closed', deliveredTiyn: delivered * PRICE, refundedTiyn: rest, owedTiyn: 0 },
    ]);
  });

  test.each<RefundWay>(['with-customer', 'by-hand'])(
    '%s: the customer has gone, and the rest is owed',
    async (refundWay) => {
      const next = await cut({ last: 'dispensed', nth: 1, darkMs: MINUTE_MS, refundWay });
      expect([next.pulsed(), next.all('ask-details'), next.all('ask-refund-qr')]).toEqual([[], [], []]);
      expect(next.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
    },
  );

  test('after the intent of the second piece: the rest is owed, and no refund is requested', async () => {
    const next = await cut({ last: 'dispense-intended', nth: 2, darkMs: MINUTE_MS });
    expect([next.pulsed(), next.all('ask-details')]).toEqual([[], []]);
    expect(next.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 2 * PRICE }]);
  });
});

test('a power cut after every piece: each is dispensed once', async () => {
  const first = await new MoneyHarness().ready().buy(3).drop(1);
  // The second piece is intended by now; what is on disk ends before that.
  const second = await first
    .restart({ entries: first.upTo('dispensed', 1), darkMs: 2_000 })
    .ready()
    .drop(1);
  const third = await second
    .restart({ entries: second.upTo('dispensed', 2), darkMs: 2_000 })
    .ready()
    .drop(1);
  expect([second.pulsed()[0], third.pulsed()]).toEqual([2, [3]]);
  expect(third.restart().ready().pulsed()).toEqual([]);
  expect(third.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID }]);
});

test('the relay does not return after the restart: the rest is refunded at the end of the minute', async () => {
  const before = await new MoneyHarness({ refundWay: 'direct' }).ready().buy(3).drop(1);
  const next = before.restart({ entries: before.upTo('dispensed', 1), darkMs: 8_500 }).connect();
  expect(next.screen).toMatchObject({ name: 'dispensing', step: 'waiting', piece: 2 });
  // Ten seconds have gone since the payment.
  await next.clock.advance(49_999);
  expect(next.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
  await next.clock.advance(1);
  next.details(PAID, PAID);
  next.refunded();
  next.plugRelay();
  expect([next.pulsed(), next.askedBack()]).toEqual([[], [2 * PRICE]]);
  expect(next.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE }]);
});
