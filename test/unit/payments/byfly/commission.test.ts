import { expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { byFlyCommission } from '../../../../app/payment/byfly/transaction.ts';
import { byFlyDecoders } from '../../../../main/payments/byfly/answers.ts';

function offered(numbers: Readonly<Record<string, number>>): ReturnType<typeof byFlyCommission> | string {
  const answer: Readonly<Record<string, string | number>> = {
    transaction_id: 'ABC',
    qr_code: 'https://qr.kaspi.kz/ABC',
    ...numbers,
  };
  const decoded = byFlyDecoders('tenge').offered(
    Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value)])),
  );
  return decoded.ok ? byFlyCommission(decoded.value, tiyn(1_000_000)) : decoded.error.detail;
}

test.each([
  [{ amount: 10_100, original_amount: 10_000, commission_amount: 100, commission_percent: 1 }, 100, 10_000],
  [{ amount: 11_400, original_amount: 10_000, commission_amount: 1400, commission_percent: 14 }, 1400, 140_000],
  [{ amount: 10_095, original_amount: 10_000, commission_amount: 95, commission_percent: 0.95 }, 95, 9_500],
  [{ amount: 10_000, original_amount: 10_000, commission_amount: 0, commission_percent: 0 }, 0, 0],
  // A part of it is the operator's: the percentage is not what the customer pays.
  [{ amount: 10_050, original_amount: 10_000, commission_amount: 50, commission_percent: 1 }, 50, 5_000],
  // The operator bears it.
  [{ amount: 10_000, original_amount: 10_000, commission_amount: 100, commission_percent: 1 }, 0, 0],
  [{ amount: 10_100 }, 100, 10_000],
])('%j adds what it says', (numbers, rate, amountTiyn) => {
  expect(offered(numbers)).toEqual({ ok: true, value: { rate, amountTiyn } });
});

test.each([
  { amount: 10_100, original_amount: 9_000, commission_amount: 1_100 },
  { amount: 9_900, original_amount: 10_000 },
  { amount: 10_200, original_amount: 10_000, commission_amount: 100 },
])('%j contradicts itself or the price', (numbers) => {
  expect(offered(numbers)).toMatchObject({ ok: false });
});

test('a picture in place of a code leaves the link', () => {
  const decoded = byFlyDecoders('tenge').offered({
    amount: '1',
    qr_code: 'https://byfly-pay.com/qr/1.png',
    payment_url: 'https://pay.kaspi.kz/pay/1',
  });
  expect(decoded).toMatchObject({ ok: true, value: { code: 'https://pay.kaspi.kz/pay/1' } });
});
