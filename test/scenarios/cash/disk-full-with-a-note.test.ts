import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

async function mended(harness: CashHarness): Promise<void> {
  harness.diskFull = false;
  await harness.clock.advance(5_000);
}

test('the intent cannot be written: the note is returned', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.diskFull = true;
  harness.escrow(500);
  expect(harness.count('stack-bill')).toBe(0);
  expect(harness.count('give-bill-back')).toBe(1);
  expect(harness.accepting).toEqual([]);
  await mended(harness);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('a stacked note cannot be written: it is written as soon as there is room, and owed', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.diskFull = true;
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'journal-failed' });
  expect(harness.count('pulse-relay')).toBe(0);
  await mended(harness);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('the acceptor returns while the disk is full: it is in service, and the note in doubt is written when there is room', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.unplugAcceptor();
  harness.diskFull = true;
  harness.plugAcceptor();
  harness.unplugAcceptor();
  await mended(harness);
  expect(harness.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  expect(harness.kinds()).toContain('bill-doubtful');
  // It was unplugged again, and the late word about its coming back does not change that.
  expect(harness.loop.state().acceptor.kind).toBe('out');
});

test('a collection while a note waits for the disk: the note is written first, then the collection', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.diskFull = true;
  harness.stacked(500);
  harness.send({ kind: 'cassette-removed' });
  await mended(harness);
  expect(harness.entries.map(({ entry }) => entry)).toContainEqual({
    kind: 'cash-collected',
    amountTiyn: 50_000,
    bills: 1,
  });
  expect(harness.loop.state().cassette.bills).toBe(0);
});

test('the acceptor restarts before the next disk check: the waiting note is the one it reports', async () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.diskFull = true;
  harness.stacked(500);
  harness.diskFull = false;
  harness.unplugAcceptor();
  harness.send({ kind: 'bill-found', where: 'none' });
  harness.plugAcceptor();
  await mended(harness);
  expect(harness.kinds()).not.toContain('orphan-recorded');
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('with notes in the machine the code is on the screen before the debt can be written', () => {
  const harness = new CashHarness({
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }],
  }).ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.diskFull = true;
  harness.escrow(500);
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
});

test('the first note is being drawn in when the disk is full: its code is on the screen', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash();
  harness.escrow(500);
  harness.diskFull = true;
  harness.touch('cancel');
  harness.unplugAcceptor();
  harness.stacked(500);
  expect(harness.screen).not.toMatchObject({ money: 'not-charged' });
});

test('the outcome of the pulse cannot be written and change is due: its code is on the screen', () => {
  const harness = new CashHarness().ready();
  harness.plugAcceptor().chooseCash().insert(500);
  harness.diskFull = true;
  harness.pulseDone();
  expect(harness.screen).toMatchObject({
    name: 'error',
    money: 'owed',
    amountTiyn: 5_000,
    claimCode: expect.any(String),
  });
});
