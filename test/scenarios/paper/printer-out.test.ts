import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { PRICE, SALE } from '../money/harness.ts';
import { prints, withNotes, withPrinter } from './harness.ts';

test('a printer that is not required closes nothing, and nothing is sent to it', async () => {
  const bench = withPrinter().ready();
  bench.emptyPrinter();
  expect(bench.screen.name).toBe('idle');
  await bench.buy(1).drop(1);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'none', receipt: { amountTiyn: PRICE } });
  expect(prints(bench)).toEqual([]);
});

test('the code is on the screen all the same', () => {
  const bench = withPrinter().ready();
  bench.emptyPrinter();
  bench.buy(1).jam();
  expect(bench.screen).toMatchObject({ name: 'error', paper: 'none', claimCode: claimCode(SALE), amountTiyn: PRICE });
  expect(prints(bench)).toEqual([]);
});

test('it has not spoken yet: not waited for', async () => {
  const bench = withPrinter();
  bench.boot();
  bench.plugRelay();
  bench.connect();
  expect(bench.screen.name).toBe('idle');
  await bench.buy(1).drop(1);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'none' });
  expect(prints(bench)).toEqual([]);
});

test('back while the screen is up: what has been shown is not printed afterwards', async () => {
  const bench = withPrinter().ready();
  bench.emptyPrinter();
  await bench.buy(1).drop(1);
  bench.plugPrinter();
  await bench.clock.advance(600_000);
  expect(prints(bench)).toEqual([]);
});

test('the cassette goes while there is no paper: it is on record, and nothing is printed later', () => {
  const bench = withNotes();
  bench.insert(500);
  bench.emptyPrinter();
  bench.send({ kind: 'cassette-removed' });
  bench.plugPrinter();
  expect(bench.kinds()).toContain('cash-collected');
  expect(prints(bench)).toEqual([]);
});

test('a kiosk without a printer sends nothing to one', async () => {
  const bench = await withPrinter({ printer: 'absent' }).ready().buy(1).drop(1);
  expect(bench.screen).toMatchObject({ name: 'success', paper: 'none' });
  expect(prints(bench)).toEqual([]);
});

test('a roll that is nearly at its end is good enough', async () => {
  const bench = withPrinter().ready();
  bench.plugPrinter(true);
  await bench.buy(1).drop(1);
  expect(prints(bench)).toHaveLength(1);
});
