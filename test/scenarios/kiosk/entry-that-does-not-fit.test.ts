import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { harnessSettings } from '../../support/harness/loop-harness.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const [water] = harnessSettings.catalogue;
const dear = water === undefined ? [] : [{ ...water, priceTiyn: tiyn(150_000) }];

/** A customer with one note in the machine, while the relay reports a product of a sale that was never opened. */
function outcomeOfNoSale(): CashHarness {
  const harness = new CashHarness({ catalogue: dear }).plugAcceptor();
  harness.ready();
  harness.chooseCash();
  harness.insert(500);
  const { session } = harness.loop.state();
  if (session.kind !== 'cash') throw new Error(`no screen for notes but ${session.kind}`);
  const received = { cashTiyn: tiyn(150_000), carriedTiyn: tiyn(0), purchase: null };
  const dispense = { sale: { ...session.sale, saleId: 'of-nobody' }, received, piece: 1 };
  harness.send({ kind: 'pulse-done', dispense, drop: 'unwatched' });
  return harness;
}

test('the kiosk goes out of service, and the log names the entry', () => {
  const harness = outcomeOfNoSale();
  expect(harness.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'internal-error' } });
  const lines = harness.log.filter(({ event }) => event === 'internal-error');
  expect(lines).toMatchObject([
    { level: 'error', facts: { event: 'pulse-done', entry: 'relay-pulsed', saleId: 'of-nobody' } },
  ]);
  expect(lines[0]?.facts?.['detail']).toContain('never opened');
});

test('nothing of it is written, and the note in the machine is owed', () => {
  const harness = outcomeOfNoSale();
  expect(harness.kinds()).not.toContain('relay-pulsed');
  expect(harness.ledger()).toMatchObject([{ saleId: 'sale-1', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('no further sale begins, and the kiosk does not wait for the disk', async () => {
  const harness = outcomeOfNoSale();
  const written = harness.entries.length;
  await harness.clock.advance(600_000);
  harness.choose('sale-2');
  expect(harness.screen).toMatchObject({ name: 'out-of-service' });
  expect(harness.entries).toHaveLength(written);
});
