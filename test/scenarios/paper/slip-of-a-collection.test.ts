import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { prints, slips, withNotes } from './harness.ts';

test('the content of the cassette, once, in the language of the operator', () => {
  const harness = withNotes({ priceTiyn: 150_000 });
  harness.send({ kind: 'language', language: 'en' });
  harness.insert(500);
  harness.stacked(1_000, false);
  harness.clock.jumpWall(1_000);
  harness.send({ kind: 'cassette-removed' });
  harness.send({ kind: 'cassette-removed' });
  expect(prints(harness)).toMatchObject([
    {
      number: 1,
      slip: {
        kind: 'collection',
        language: 'kk',
        operatorName: 'Test',
        amountTiyn: 150_000,
        bills: 2,
        atMs: harness.clock.wallMs(),
      },
    },
  ]);
  expect(harness.order.indexOf('entry cash-collected')).toBeLessThan(harness.order.indexOf('effect print'));
});

test('an empty cassette has no slip', () => {
  const harness = withNotes();
  harness.send({ kind: 'cassette-removed' });
  expect(prints(harness)).toEqual([]);
});

test('the disk is full: printed when it is recorded, with the recorded sum', async () => {
  const harness = withNotes();
  harness.insert(500);
  harness.diskFull = true;
  harness.send({ kind: 'cassette-removed' });
  expect(slips(harness).filter(({ kind }) => kind === 'collection')).toEqual([]);
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  expect(slips(harness).filter(({ kind }) => kind === 'collection')).toMatchObject([{ amountTiyn: 50_000, bills: 1 }]);
});

test('a collection while a customer reads the receipt: both are printed, and the receipt’s screen stays', async () => {
  const harness = withNotes();
  harness.insert(500);
  harness.pulseDone();
  await harness.clock.advance(DELAYS.settleMs);
  harness.send({ kind: 'cassette-removed' });
  expect(prints(harness).map(({ number, slip }) => [number, slip.kind])).toEqual([
    [1, 'receipt'],
    [2, 'collection'],
  ]);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'printing' });
});
