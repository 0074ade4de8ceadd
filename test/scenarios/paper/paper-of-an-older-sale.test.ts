import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { failed, printed, prints, withNotes } from './harness.ts';
import type { CashHarness } from '../../support/harness/cash-harness.ts';

/** The second sale is over, and the word about the paper of the first one is still to come. */
async function second(): Promise<CashHarness> {
  const harness = withNotes();
  for (const saleId of ['sale-1', 'sale-2']) {
    if (saleId === 'sale-2') harness.chooseCash(saleId);
    harness.insert(500);
    harness.pulseDone();
    await harness.clock.advance(DELAYS.settleMs);
    if (saleId === 'sale-1') harness.touch('done');
  }
  expect(prints(harness).map(({ number }) => number)).toEqual([1, 2]);
  return harness;
}

test('its completion does not mark the newer one', async () => {
  const harness = await second();
  printed(harness, 1);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printing' });
  printed(harness, 2);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printed' });
});

test('its failure neither', async () => {
  const harness = await second();
  failed(harness, 1);
  expect(harness.screen).toMatchObject({ paper: 'printing' });
});

test('the paper of a collection belongs to no sale', async () => {
  const harness = await second();
  harness.send({ kind: 'cassette-removed' });
  printed(harness, 3);
  failed(harness, 3);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printing' });
});

test('a late result without a customer changes nothing', async () => {
  const harness = await second();
  harness.touch('done');
  const before = harness.screen;
  printed(harness, 2);
  failed(harness, 2);
  expect(harness.screen).toEqual(before);
});
