import { expect, test } from 'vitest';
import { CODE, PAID_ONCE, PRICE, withClaims } from './harness.ts';

const harness = withClaims();

test('a code is looked up, paid once, and reported as paid from then on', () => {
  const kiosk = harness().owing();
  expect(kiosk.look()).toMatchObject({ code: 0, complaint: '', out: expect.stringContaining('has not been paid yet') });
  expect(kiosk.look().out).toMatch(
    /Owed: 450\u00a0₸[^]*Product: Water\n[^]*When \(Kazakhstan\): 2026-11-20 12:00[^]*Payment number: 15[^]*Sale: sale-1/,
  );
  expect(kiosk.settled()).toEqual([]);

  const paid = kiosk.pay();
  expect(paid).toMatchObject({ code: 0, complaint: '' });
  expect(paid.out).toContain(`Written down: 450\u00a0₸ paid by hand for code ${CODE} on 2026-11-20 14:00`);
  expect(kiosk.settled()).toEqual(PAID_ONCE);

  const before = kiosk.contents();
  expect(kiosk.pay()).toMatchObject({
    code: 1,
    reason: 'already-paid',
    complaint: expect.stringContaining('already paid on 2026-11-20 14:00: 450\u00a0₸'),
  });
  expect(kiosk.contents()).toEqual(before);
  expect(kiosk.look()).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /Owed: 0\u00a0₸[^]*Paid by hand on 2026-11-20 14:00: 450\u00a0₸\n {2}The money has gone back already/,
    ),
  });
});

test('as JSON for programs', () => {
  const kiosk = harness().owing();
  const facts = {
    code: CODE,
    saleId: 'sale-1',
    externalId: 'order-sale-1',
    paidTiyn: PRICE,
    quantity: 1,
    product: { en: 'Water' },
    payments: [{ qrPaymentId: '15', status: 'paid' }],
  };
  expect(kiosk.json('--code', CODE)).toMatchObject({
    reason: 'found',
    claims: [{ ...facts, status: 'owed', owedTiyn: PRICE, debtTiyn: PRICE, paybacks: [] }],
  });
  const paid = {
    ...facts,
    status: 'paid',
    owedTiyn: 0,
    debtTiyn: 0,
    paybacks: [{ how: 'by-hand', at: '2026-11-20T09:00:00.000Z', amountTiyn: PRICE }],
  };
  expect(kiosk.json('--code', CODE, '--paid', '--amount', '450')).toMatchObject({ reason: 'written', claims: [paid] });
  expect(kiosk.json('--code', CODE)).toMatchObject({ reason: 'found', claims: [paid] });
  expect(kiosk.json('--code', CODE, '--paid', '--amount', '450')).toMatchObject({
    reason: 'already-paid',
    claims: [paid],
  });
});
