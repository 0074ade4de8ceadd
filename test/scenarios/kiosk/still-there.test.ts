import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';
import { catalogue } from '../money/harness.ts';

/** The choice between QR and notes, without a touch. */
const PAYMENT_MS = 45_000;
/** Without a note. */
const CASH_MS = 120_000;

function limitOf(kiosk: LoopHarness) {
  const { screen } = kiosk.loop.view();
  return 'limit' in screen ? screen.limit : null;
}

function details(): LoopHarness {
  const kiosk = new LoopHarness({ productDetails: true }).ready();
  kiosk.send({ kind: 'choose', revision: kiosk.loop.view().frame.revision, productId: 'water', freshId: 'sale-1' });
  return kiosk;
}

describe('a customer who answers that somebody is there', () => {
  test('has the whole limit again, as often as wanted', async () => {
    const kiosk = details();
    for (let times = 0; times < 3; times += 1) {
      await kiosk.clock.advance(PAYMENT_MS - 1);
      expect(limitOf(kiosk)).toMatchObject({ totalMs: PAYMENT_MS, leftMs: 1 });
      kiosk.send({ kind: 'wake' });
      expect(limitOf(kiosk)).toMatchObject({ totalMs: PAYMENT_MS, leftMs: PAYMENT_MS });
    }
    await kiosk.clock.advance(PAYMENT_MS);
    expect(kiosk.loop.view().screen.name).toBe('idle');
  });

  test('is shown the new limit: the views before and after differ', async () => {
    const kiosk = details();
    await kiosk.clock.advance(30_000);
    kiosk.order.length = 0;
    kiosk.send({ kind: 'wake' });
    expect(kiosk.order).toEqual(['view product']);
  });

  test('keeps a sale with notes open, and whoever leaves after all is owed them', async () => {
    const kiosk = new CashHarness({ catalogue: catalogue({ priceTiyn: tiyn(100_000) }) }).ready();
    kiosk.plugAcceptor().chooseCash().insert(500);
    await kiosk.clock.advance(CASH_MS - 1);
    kiosk.send({ kind: 'wake' });
    await kiosk.clock.advance(CASH_MS - 1);
    expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 50_000 });
    await kiosk.clock.advance(1);
    expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', amountTiyn: 50_000 });
  });

  test('is not counted while a note is on its way and its customer leaves', () => {
    const kiosk = new CashHarness({ catalogue: catalogue({ priceTiyn: tiyn(100_000) }) }).ready();
    kiosk.plugAcceptor().chooseCash().escrow(500);
    kiosk.touch('cancel');
    const before = kiosk.screen;
    kiosk.send({ kind: 'wake' });
    expect(kiosk.screen).toEqual(before);
  });
});

test('the bank’s limits are not the customer’s', async () => {
  const kiosk = new LoopHarness().ready();
  kiosk.send({ kind: 'choose', revision: kiosk.loop.view().frame.revision, productId: 'water', freshId: 'sale-1' });
  const { name } = kiosk.loop.view().screen;
  const before = limitOf(kiosk);
  await kiosk.clock.advance(1_000);
  kiosk.send({ kind: 'wake' });
  expect(kiosk.loop.view().screen.name).toBe(name);
  expect(limitOf(kiosk)?.untilMonoMs).toBeUndefined();
  expect(limitOf(kiosk)).toEqual(before);
});
