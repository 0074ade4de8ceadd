import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

async function mended(bench: CashBench): Promise<void> {
  bench.diskFull = false;
  await bench.clock.advance(5_000);
}

test('the intent cannot be written: the note goes back, and nothing is drawn in', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.diskFull = true;
  bench.escrow(500);
  expect(bench.count('stack-bill')).toBe(0);
  expect(bench.count('give-bill-back')).toBe(1);
  expect(bench.accepting).toEqual([]);
  await mended(bench);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('the note is in and cannot be written: it is as soon as there is room, and owed', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.diskFull = true;
  bench.stacked(500);
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'journal-failed' });
  expect(bench.count('pulse-relay')).toBe(0);
  await mended(bench);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('the acceptor comes back while the disk is full: it is there, and the note in doubt is on record when there is room', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.unplugAcceptor();
  bench.diskFull = true;
  bench.plugAcceptor();
  bench.unplugAcceptor();
  await mended(bench);
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  expect(bench.kinds()).toContain('bill-doubtful');
  // It was unplugged again, and the late word about its coming back does not change that.
  expect(bench.loop.state().acceptor.kind).toBe('out');
});

test('the cassette goes while a note waits for the disk: the note is in the books first, and then all of it goes', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.diskFull = true;
  bench.stacked(500);
  bench.send({ kind: 'cassette-removed' });
  await mended(bench);
  expect(bench.entries.map(({ entry }) => entry)).toContainEqual({
    kind: 'cash-collected',
    amountTiyn: 50_000,
    bills: 1,
  });
  expect(bench.loop.state().cassette.bills).toBe(0);
});

test('the acceptor restarts before the disk is looked at again: the note that waits is the one it has', async () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.diskFull = true;
  bench.stacked(500);
  bench.diskFull = false;
  bench.unplugAcceptor();
  bench.send({ kind: 'bill-found', where: 'none' });
  bench.plugAcceptor();
  await mended(bench);
  expect(bench.kinds()).not.toContain('orphan-recorded');
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('with notes in the machine the code is on the screen before the debt can be written', () => {
  const bench = new CashBench({
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }],
  }).ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.diskFull = true;
  bench.escrow(500);
  expect(bench.screen).toMatchObject({
    name: 'error',
    reason: 'journal-failed',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
});

test('the first note is being drawn in when the disk is full: its code is on the screen', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash();
  bench.escrow(500);
  bench.diskFull = true;
  bench.touch('cancel');
  bench.unplugAcceptor();
  bench.stacked(500);
  expect(bench.screen).not.toMatchObject({ money: 'not-charged' });
});

test('the outcome of the pulse cannot be written and change is due: its code is on the screen', () => {
  const bench = new CashBench().ready();
  bench.plugAcceptor().chooseCash().insert(500);
  bench.diskFull = true;
  bench.pulseDone();
  expect(bench.screen).toMatchObject({
    name: 'error',
    money: 'owed',
    amountTiyn: 5_000,
    claimCode: expect.any(String),
  });
});
