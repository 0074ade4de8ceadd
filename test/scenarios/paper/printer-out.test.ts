import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';
import { PRICE, SALE } from '../money/harness.ts';
import { prints, withNotes, withPrinter } from './harness.ts';

test('a printer that is not required does not stop sales, and nothing is sent to it', async () => {
  const harness = withPrinter().ready();
  harness.emptyPrinter();
  expect(harness.screen.name).toBe('idle');
  await harness.buy(1).drop(1);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'none', receipt: { amountTiyn: PRICE } });
  expect(prints(harness)).toEqual([]);
});

test('the code is on the screen', () => {
  const harness = withPrinter().ready();
  harness.emptyPrinter();
  harness.buy(1).jam();
  expect(harness.screen).toMatchObject({ name: 'error', paper: 'none', claimCode: claimCode(SALE), amountTiyn: PRICE });
  expect(prints(harness)).toEqual([]);
});

test('before its first report: the kiosk does not wait for it', async () => {
  const harness = withPrinter();
  harness.boot();
  harness.plugRelay();
  harness.connect();
  expect(harness.screen.name).toBe('idle');
  await harness.buy(1).drop(1);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'none' });
  expect(prints(harness)).toEqual([]);
});

test('back while the screen is shown: its content is not printed afterwards', async () => {
  const harness = withPrinter().ready();
  harness.emptyPrinter();
  await harness.buy(1).drop(1);
  harness.plugPrinter();
  await harness.clock.advance(600_000);
  expect(prints(harness)).toEqual([]);
});

test('a collection without paper: recorded, and not printed later', () => {
  const harness = withNotes();
  harness.insert(500);
  harness.emptyPrinter();
  harness.send({ kind: 'cassette-removed' });
  harness.plugPrinter();
  expect(harness.kinds()).toContain('cash-collected');
  expect(prints(harness)).toEqual([]);
});

test('a kiosk without a printer sends nothing to one', async () => {
  const harness = await withPrinter({ printer: 'absent' }).ready().buy(1).drop(1);
  expect(harness.screen).toMatchObject({ name: 'success', paper: 'none' });
  expect(prints(harness)).toEqual([]);
});

test('a roll near its end is sufficient', async () => {
  const harness = withPrinter().ready();
  harness.plugPrinter(true);
  await harness.buy(1).drop(1);
  expect(prints(harness)).toHaveLength(1);
});
