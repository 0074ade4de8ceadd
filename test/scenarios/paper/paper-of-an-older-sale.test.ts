import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { failed, printed, prints, withNotes } from './harness.ts';
import type { CashBench } from '../../support/harness/cash-harness.ts';

/** The second sale is over, and the word about the paper of the first one is still to come. */
async function second(): Promise<CashBench> {
  const bench = withNotes();
  for (const saleId of ['sale-1', 'sale-2']) {
    if (saleId === 'sale-2') bench.chooseCash(saleId);
    bench.insert(500);
    bench.pulseDone();
    await bench.clock.advance(DELAYS.settleMs);
    if (saleId === 'sale-1') bench.touch('done');
  }
  expect(prints(bench).map(({ number }) => number)).toEqual([1, 2]);
  return bench;
}

test('its end does not mark the newer one', async () => {
  const bench = await second();
  printed(bench, 1);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printing' });
  printed(bench, 2);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printed' });
});

test('its failure neither', async () => {
  const bench = await second();
  failed(bench, 1);
  expect(bench.screen).toMatchObject({ paper: 'printing' });
});

test('the paper of a collection belongs to no sale', async () => {
  const bench = await second();
  bench.send({ kind: 'cassette-removed' });
  printed(bench, 3);
  failed(bench, 3);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'printing' });
});

test('a word that comes when nobody stands there any more changes nothing', async () => {
  const bench = await second();
  bench.touch('done');
  const before = bench.screen;
  printed(bench, 2);
  failed(bench, 2);
  expect(bench.screen).toEqual(before);
});
