import { expect, test } from 'vitest';
import { INVOICE_LIFE_MS } from '../../../app/claims/invoice.ts';
import { CODE, opened, PRICE, SALE, withClaims, type ClaimHarness } from './harness.ts';

const harness = withClaims();
const NOT_PAID = ['--code', CODE, '--invoice', 'not-paid'];

/** The answer about an invoice was lost so long before the command runs. */
function lostBefore(agoMs: number): ClaimHarness {
  const [open] = opened(SALE, '15');
  const lost = [
    ...(open === undefined ? [] : [open]),
    { kind: 'purchase-asked', saleId: SALE, attempt: 1, amountTiyn: PRICE, method: 'phone' },
    { kind: 'purchase-unanswered', saleId: SALE, code: 'TIMEOUT' },
    { kind: 'invoice-lost', saleId: SALE, amountTiyn: PRICE, claimCode: CODE, provider: 'kaspi', method: 'phone' },
    { kind: 'attempt-abandoned', saleId: SALE, reason: 'unanswered' },
  ];
  const kiosk = harness();
  return kiosk.write(lost, kiosk.clock.wallMs() - agoMs);
}

test('it is not cleared as unpaid: the customer could pay it after that, and nobody would owe anything', () => {
  const kiosk = lostBefore(INVOICE_LIFE_MS - 1);
  const before = kiosk.contents();
  expect(kiosk.run(...NOT_PAID)).toMatchObject({ code: 1, reason: 'invoice-open' });
  expect(kiosk.run(...NOT_PAID, '--language', 'ru').complaint).toContain('ещё можно оплатить');
  expect(kiosk.contents()).toEqual(before);
  expect(kiosk.run('--code', CODE, '--withdrawn').reason).toBe('usage');
  expect(kiosk.run(...NOT_PAID, '--withdrawn').code).toBe(0);
});

test('a day later no invoice can be paid any more', () => {
  expect(lostBefore(INVOICE_LIFE_MS).run(...NOT_PAID).code).toBe(0);
});

test('a clock that was set back does not make it old', () => {
  expect(lostBefore(-INVOICE_LIFE_MS).run(...NOT_PAID).reason).toBe('invoice-open');
});
