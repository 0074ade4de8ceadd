import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

/** The intent is on disk, the power goes, and the machine starts again. */
function restarted(): CashBench {
  const before = new CashBench().ready();
  before.plugAcceptor().chooseCash().escrow(500);
  const bench = new CashBench();
  bench.entries.push(...before.entries);
  bench.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  bench.send({ kind: 'relay-ready' });
  return bench;
}

test('the note lies in the stacker: it was received, and is owed', () => {
  const bench = restarted();
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  bench.send({ kind: 'bill-found', where: 'in-stacker' });
  bench.plugAcceptor();
  expect(bench.ledger()).toMatchObject([
    { state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000, claimCode: expect.any(String) },
  ]);
});

test.each([500, null])(
  'the acceptor tells it late, as stacked without having been asked in this run: the same (value %s)',
  (value) => {
    const bench = restarted();
    bench.stacked(value, false);
    bench.plugAcceptor();
    expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
    expect(bench.kinds()).not.toContain('orphan-recorded');
  },
);

test('it is still in the head and goes back: nothing was received', () => {
  const bench = restarted();
  bench.send({ kind: 'bill-found', where: 'in-acceptor' });
  bench.plugAcceptor();
  expect(bench.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('the acceptor knows nothing of it: in doubt, until a person has looked, and the machine goes on selling', () => {
  const bench = restarted();
  bench.send({ kind: 'connect-answered', result: { ok: true, value: { tradePoint: null } } });
  bench.send({ kind: 'bill-found', where: 'none' });
  bench.plugAcceptor();
  expect(bench.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0, claimCode: expect.any(String) }]);
  bench.chooseCash('sale-2').insert(500);
  bench.pulseDone();
  expect(bench.ledger()[1]).toMatchObject({ paidTiyn: 50_000, deliveredTiyn: 45_000 });
});

test('until the acceptor has told, no other note is taken', () => {
  const bench = restarted();
  bench.send({ kind: 'connect-answered', result: { ok: true, value: { tradePoint: null } } });
  bench.choose('sale-2');
  expect(bench.screen.name).toBe('preparing');
});

test('the acceptor speaks before the journal can be read: what it said waits for the journal', async () => {
  const before = new CashBench().ready();
  before.plugAcceptor().chooseCash().escrow(500);
  const bench = new CashBench();
  bench.entries.push(...before.entries);
  bench.send({ kind: 'bill-found', where: 'in-stacker' });
  bench.plugAcceptor();
  bench.diskFull = true;
  bench.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  bench.diskFull = false;
  await bench.clock.advance(5_000);
  expect(bench.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
  expect(bench.loop.state().bill).toBeNull();
});

test('without an acceptor nobody will ever tell: in doubt at once', async () => {
  const before = new CashBench().ready();
  before.plugAcceptor().chooseCash().escrow(500);
  const bench = new CashBench({ hasAcceptor: false });
  bench.entries.push(...before.entries);
  bench.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  await bench.clock.advance(1);
  expect(bench.kinds()).toContain('bill-doubtful');
});

test('an acceptor that never comes back is not waited for for ever', async () => {
  const bench = restarted();
  await bench.clock.advance(600_000);
  expect(bench.kinds()).toContain('bill-doubtful');
});
