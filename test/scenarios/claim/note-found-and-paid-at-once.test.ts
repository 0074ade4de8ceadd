import { expect, test } from 'vitest';
import { CODE, SALE, stuck, withClaims } from './harness.ts';

const harness = withClaims();
const debt = stuck({ stackedTiyn: 20_000 });

test('the whole debt is paid, the note included, in one transaction', () => {
  const kiosk = harness().write(debt);
  const before = kiosk.entries().length;
  expect(kiosk.note('in-cassette', '--paid', '--amount', '700')).toMatchObject({
    code: 0,
    complaint: '',
    out: expect.stringMatching(
      /the note of 500\u00a0₸ is in the cassette, 2026-11-20 14:00\. Written down: 700\u00a0₸ paid by hand for code/,
    ),
  });
  expect(kiosk.since(before)).toEqual([
    { kind: 'started', version: 'test' },
    { kind: 'bill-stacked', saleId: SALE, billTiyn: 50_000 },
    { kind: 'debt-recorded', saleId: SALE, amountTiyn: 50_000, claimCode: CODE },
    { kind: 'debt-settled', saleId: SALE, amountTiyn: 70_000, how: 'by-hand' },
  ]);
  kiosk.start().close();
  expect(kiosk.json('--code', CODE)).toMatchObject({
    claims: [{ status: 'paid', owedTiyn: 0, paybacks: [{ how: 'by-hand', amountTiyn: 70_000 }] }],
  });
});

test.each(['200', '500', '700.01'])(
  '--amount %s is not the whole debt: not even the note is written down',
  (amount) => {
    const kiosk = harness().write(debt);
    const before = kiosk.contents();
    expect(kiosk.note('in-cassette', '--paid', '--amount', amount)).toMatchObject({
      code: 1,
      reason: 'amount-differs',
      out: expect.stringContaining('Owed: 200\u00a0₸'),
      complaint: expect.stringContaining('700\u00a0₸ are owed, the note of 500\u00a0₸ included, and --amount says'),
    });
    expect(kiosk.contents()).toEqual(before);
  },
);

test('without --amount the command explains the option', () => {
  const kiosk = harness().write(debt);
  const before = kiosk.contents();
  expect(kiosk.note('in-cassette', '--paid')).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('guards against a wrong code'),
  });
  expect(kiosk.contents()).toEqual(before);
});
