import { expect, test } from 'vitest';
import { saleState } from '../../../app/journal/replay.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { CODE, SALE, stuck, withClaims, type ClaimHarness } from './harness.ts';

const harness = withClaims();

function state(kiosk: ClaimHarness): string | null {
  const ledger = readLedger(kiosk.directory);
  const sale = ledger.ok ? ledger.value.sales.get(SALE) : undefined;
  return sale === undefined ? null : saleState(sale);
}

test('the sale is closed: nothing was received, nothing is owed', () => {
  const kiosk = harness().write(stuck());
  const before = kiosk.entries().length;
  expect(state(kiosk)).toBe('unresolved');
  expect(kiosk.note('given-back')).toMatchObject({
    code: 0,
    complaint: '',
    out: expect.stringMatching(
      /Nothing is owed for this sale\.\nWritten down: the customer kept the note of 500\u00a0₸, 2026-11-20 14:00\.\n$/,
    ),
  });
  expect(kiosk.since(before)).toEqual([
    { kind: 'started', version: 'test' },
    { kind: 'bill-returned', saleId: SALE, billTiyn: 50_000 },
  ]);
  expect(state(kiosk)).toBe('closed');
  kiosk.start().close();
  expect(kiosk.json('--code', CODE, '--paid', '--amount', '500').reason).toBe('nothing-owed');
});

test('the sale’s other debt stays, and no longer needs --checked', () => {
  const kiosk = harness().write(stuck({ stackedTiyn: 20_000 }));
  expect(kiosk.note('given-back')).toMatchObject({
    code: 0,
    out: expect.stringContaining('200\u00a0₸ are owed for the code'),
  });
  expect(state(kiosk)).toBe('debt');
  expect(kiosk.run('--code', CODE, '--paid', '--amount', '200').code).toBe(0);
  expect(state(kiosk)).toBe('closed');
});

test('and that debt can be paid in the same command', () => {
  const kiosk = harness().write(stuck({ stackedTiyn: 20_000 }));
  expect(kiosk.note('given-back', '--paid', '--amount', '200')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/kept the note of 500\u00a0₸.* Written down: 200\u00a0₸ paid by hand/),
  });
  expect(state(kiosk)).toBe('closed');
  const empty = harness().write(stuck());
  const before = empty.contents();
  expect(empty.note('given-back', '--paid', '--amount', '500')).toMatchObject({
    code: 1,
    reason: 'nothing-owed',
    complaint: expect.stringContaining('Nothing is owed'),
  });
  expect(empty.contents()).toEqual(before);
});
