import { expect, test } from 'vitest';
import { CashBench } from '../../support/cash-bench.ts';

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
