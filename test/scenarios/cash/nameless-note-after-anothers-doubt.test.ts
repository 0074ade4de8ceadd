import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const IN_DOUBT = { state: 'unresolved', paidTiyn: 0, owedTiyn: 0, inDoubtTiyn: 50_000 };

/** The first customer's note is in doubt, and the next customer has cancelled with a note on its way in. */
async function cancelledAfterADoubt(): Promise<CashHarness> {
  const kiosk = new CashHarness().ready().plugAcceptor().chooseCash();
  kiosk.escrow(500);
  kiosk.send({ kind: 'bill-doubtful' });
  await kiosk.clock.advance(DELAYS.billMs);
  kiosk.touch('done');
  kiosk.chooseCash('sale-2');
  expect(kiosk.screen).toMatchObject({ name: 'cash', step: 'insert' });
  kiosk.touch('cancel');
  return kiosk;
}

test('it is in doubt for the customer who has just cancelled, and the older note stays in doubt', async () => {
  const kiosk = await cancelledAfterADoubt();
  kiosk.escrow(1_000);
  expect(kiosk.count('give-bill-back')).toBe(1);
  kiosk.stacked(null, false);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'note-unnamed', money: 'in-doubt', amountTiyn: 0 });
  const [older, newer] = kiosk.ledger();
  expect(older).toMatchObject(IN_DOUBT);
  expect(newer).toMatchObject({ state: 'unresolved', paidTiyn: 0, owedTiyn: 0, claimCode: expect.any(String) });
  expect(older?.claimCode).not.toBe(newer?.claimCode);
});

test('without a word of it in escrow: the same', async () => {
  const kiosk = await cancelledAfterADoubt();
  kiosk.stacked(null, false);
  expect(kiosk.ledger()).toMatchObject([IN_DOUBT, { state: 'unresolved', paidTiyn: 0 }]);
});

test('a note of the value in doubt is owed to the customer who has just cancelled', async () => {
  const kiosk = await cancelledAfterADoubt();
  kiosk.stacked(500, false);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'note-unasked', money: 'owed', amountTiyn: 50_000 });
  expect(kiosk.ledger()).toMatchObject([IN_DOUBT, { state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('no one else could put a note in: the note that drops is the one in doubt, and is owed', async () => {
  const kiosk = new CashHarness().ready().plugAcceptor().chooseCash();
  kiosk.escrow(500);
  kiosk.send({ kind: 'bill-doubtful' });
  await kiosk.clock.advance(DELAYS.billMs);
  kiosk.touch('done');
  kiosk.stacked(null, false);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000, inDoubtTiyn: 0 }]);
});

test('after a note that was seen and given back, what drops is not the one in doubt', async () => {
  const kiosk = new CashHarness().ready().plugAcceptor().chooseCash();
  kiosk.escrow(500);
  kiosk.send({ kind: 'bill-doubtful' });
  await kiosk.clock.advance(DELAYS.billMs);
  kiosk.touch('done');
  kiosk.escrow(1_000);
  kiosk.stacked(null, false);
  expect(kiosk.ledger()).toMatchObject([{ ...IN_DOUBT, claimCode: expect.any(String) }]);
});
