import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

/** The intent is on disk, the power goes, and the machine starts again. */
function restarted(): CashHarness {
  const before = new CashHarness().ready();
  before.plugAcceptor().chooseCash().escrow(500);
  const harness = new CashHarness();
  harness.entries.push(...before.entries);
  harness.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  harness.send({ kind: 'relay-ready' });
  return harness;
}

test('the note is in the stacker: it was received, and is owed', () => {
  const harness = restarted();
  expect(harness.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  harness.send({ kind: 'bill-found', where: 'in-stacker' });
  harness.plugAcceptor();
  expect(harness.ledger()).toMatchObject([
    { state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000, claimCode: expect.any(String) },
  ]);
});

test.each([500, null])(
  'the acceptor reports it late, as stacked without a command of this run: the same (value %s)',
  (value) => {
    const harness = restarted();
    harness.stacked(value, false);
    harness.plugAcceptor();
    expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
    expect(harness.kinds()).not.toContain('orphan-recorded');
  },
);

test('it is still in the head and returned: nothing was received', () => {
  const harness = restarted();
  harness.send({ kind: 'bill-found', where: 'in-acceptor' });
  harness.plugAcceptor();
  expect(harness.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('the acceptor has no record of it: in doubt until a person decides, and the machine continues to sell', () => {
  const harness = restarted();
  harness.send({ kind: 'connect-answered', provider: 'kaspi', result: { ok: true, value: { tradePoint: null } } });
  harness.send({ kind: 'bill-found', where: 'none' });
  harness.plugAcceptor();
  expect(harness.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0, claimCode: expect.any(String) }]);
  harness.chooseCash('sale-2').insert(500);
  harness.pulseDone();
  expect(harness.ledger()[1]).toMatchObject({ paidTiyn: 50_000, deliveredTiyn: 45_000 });
});

test('no other note is accepted until the acceptor has reported', () => {
  const harness = restarted();
  harness.send({ kind: 'connect-answered', provider: 'kaspi', result: { ok: true, value: { tradePoint: null } } });
  harness.choose('sale-2');
  expect(harness.screen.name).toBe('preparing');
});

test('the acceptor reports before the journal can be read: the report waits for the journal', async () => {
  const before = new CashHarness().ready();
  before.plugAcceptor().chooseCash().escrow(500);
  const harness = new CashHarness();
  harness.entries.push(...before.entries);
  harness.send({ kind: 'bill-found', where: 'in-stacker' });
  harness.plugAcceptor();
  harness.diskFull = true;
  harness.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  harness.diskFull = false;
  await harness.clock.advance(5_000);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000 }]);
  expect(harness.loop.state().bill).toBeNull();
});

test('without an acceptor: in doubt at once', async () => {
  const before = new CashHarness().ready();
  before.plugAcceptor().chooseCash().escrow(500);
  const harness = new CashHarness({ hasAcceptor: false });
  harness.entries.push(...before.entries);
  harness.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  await harness.clock.advance(1);
  expect(harness.kinds()).toContain('bill-doubtful');
});

test('the wait for an acceptor that does not return ends', async () => {
  const harness = restarted();
  await harness.clock.advance(600_000);
  expect(harness.kinds()).toContain('bill-doubtful');
});
