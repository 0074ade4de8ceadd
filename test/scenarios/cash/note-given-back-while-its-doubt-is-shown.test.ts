import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];

/** The screen of a sale whose note nobody can find, after as many notes as given went in before it. */
async function inDoubt(notesBefore: number): Promise<CashHarness> {
  const harness = new CashHarness({ catalogue: dear }).ready();
  harness.plugAcceptor().chooseCash();
  for (let note = 0; note < notesBefore; note += 1) {
    harness.escrow(500);
    harness.stacked(500);
  }
  harness.escrow(500);
  harness.send({ kind: 'bill-doubtful' });
  harness.unplugAcceptor();
  await harness.clock.advance(60_000);
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'bill-stuck', money: 'in-doubt' });
  return harness;
}

test('the only note comes out: the screen says that nothing was paid, without a code', async () => {
  const harness = await inDoubt(0);
  harness.send({ kind: 'bill-returned', asked: true });
  expect(harness.screen).toMatchObject({
    name: 'error',
    reason: 'acceptor-lost',
    money: 'not-charged',
    claimCode: null,
  });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 0, owedTiyn: 0 }]);
});

test('another note is in the cassette: the screen names that one alone, under the same code', async () => {
  const harness = await inDoubt(1);
  harness.send({ kind: 'bill-returned', asked: true });
  const [line] = harness.ledger();
  expect(harness.screen).toMatchObject({ money: 'owed', amountTiyn: 50_000, claimCode: line?.claimCode });
  expect(line).toMatchObject({ paidTiyn: 50_000, owedTiyn: 50_000 });
});

test('the note is found in the cassette: the screen says that all of it is owed', async () => {
  const harness = await inDoubt(1);
  harness.stacked(500);
  expect(harness.screen).toMatchObject({ money: 'owed', amountTiyn: 100_000 });
  expect(harness.ledger()).toMatchObject([{ paidTiyn: 100_000, owedTiyn: 100_000 }]);
});
