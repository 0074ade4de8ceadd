import { expect, test } from 'vitest';
import { dayTotals, newApart } from '../../../app/journal/day-totals.ts';
import { sharesOf, type SaleHistory } from '../../../app/journal/money-by-method.ts';
import { saleBookings } from '../../../app/export/eva/sale-bookings.ts';
import { LANGUAGES } from '../../../app/language/schema.ts';
import { wayName } from '../../../app/messages/way-words.ts';
import { replay } from '../../../app/journal/replay.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { opened, PRICE, recorded } from './history.ts';

interface Bought {
  readonly provider: string;
  readonly method: string;
  readonly number: string;
  readonly commissionTiyn?: number;
}

/** A sale at a service, up to the purchase. */
function bought({ provider, method, number, commissionTiyn = 0 }: Bought, saleId = method): readonly object[] {
  const [open] = opened(saleId, number);
  return [
    { ...open, provider, binding: provider },
    { kind: 'purchase-asked', saleId, attempt: 1, method },
    {
      kind: 'purchase-known',
      saleId,
      qrPaymentId: number,
      provider,
      binding: provider,
      method,
      amountTiyn: PRICE + commissionTiyn,
      ...(commissionTiyn > 0 ? { commissionTiyn } : {}),
      pollIntervalMs: 1_000,
      scanTimeoutMs: 300_000,
      confirmTimeoutMs: 0,
    },
  ];
}

function delivered(one: Bought): readonly object[] {
  const [saleId, commissionTiyn] = [one.method, one.commissionTiyn ?? 0];
  return [
    ...bought(one),
    { kind: 'paid', saleId, qrPaymentId: one.number, amountTiyn: PRICE + commissionTiyn },
    { kind: 'dispensed', saleId, by: 'seen', valueTiyn: PRICE },
    ...(commissionTiyn > 0 ? [{ kind: 'commission-kept', saleId, amountTiyn: commissionTiyn }] : []),
  ];
}

function historiesOf(data: readonly object[]): readonly SaleHistory[] {
  const entries = recorded(data);
  return [...replay(entries).sales.values()].map((sale) => ({
    sale,
    entries: entries.filter(({ entry }) => 'saleId' in entry && entry.saleId === sale.saleId),
  }));
}

const GOLD = { provider: 'byfly', method: 'byfly-kaspi_gold', number: 'b-1', commissionTiyn: 450 };

test('the totals have a line for each way to pay, with its commission', () => {
  const histories = historiesOf([
    ...delivered({ provider: 'kaspi', method: 'qr', number: '1' }),
    ...delivered({ provider: 'kaspi', method: 'phone', number: '2' }),
    ...delivered({ provider: 'apipay', method: 'apipay-phone', number: '1' }),
    ...delivered(GOLD),
  ]);
  const { days, sum } = dayTotals(histories, newApart(), ALL_DAYS);
  expect(
    days.map(({ attempts, commissionTiyn, method, sales, soldTiyn }) => [
      method,
      attempts,
      sales,
      soldTiyn,
      commissionTiyn,
    ]),
  ).toEqual([
    ['apipay-phone', 1, 1, PRICE, 0],
    ['byfly-kaspi_gold', 1, 1, PRICE + 450, 450],
    ['kaspi-phone', 1, 1, PRICE, 0],
    ['kaspi-qr', 1, 1, PRICE, 0],
  ]);
  expect(sum).toMatchObject({
    soldTiyn: 4 * PRICE + 450,
    dispensedTiyn: 4 * PRICE + 450,
    owedTiyn: 0,
    commissionTiyn: 450,
  });
});

test('a payment in parts that is never completed is owed in its own line', () => {
  const saleId = GOLD.method;
  const histories = historiesOf([
    ...bought(GOLD),
    { kind: 'part-paid', saleId, qrPaymentId: 'b-1', amountTiyn: 10_000 },
    { kind: 'part-paid', saleId, qrPaymentId: 'b-1', amountTiyn: 15_000 },
    { kind: 'attempt-abandoned', saleId, reason: 'cancelled' },
    { kind: 'debt-recorded', saleId, amountTiyn: 15_000, claimCode: 'ABC-123' },
  ]);
  const { days } = dayTotals(histories, newApart(), ALL_DAYS);
  expect(days).toMatchObject([{ method: GOLD.method, sales: 1, soldTiyn: 15_000, owedTiyn: 15_000, debts: 1 }]);
  expect(histories.flatMap(saleBookings)).toEqual([
    { kind: 'qr-overpay', sequence: 7, provider: 'byfly', amount: 15_000 },
  ]);
});

test('notes and a service in one sale are told apart, and a service’s refund belongs to its own payment', () => {
  const saleId = 'apipay-phone';
  const [history] = historiesOf([
    ...bought({ provider: 'apipay', method: 'apipay-phone', number: '7' }),
    { kind: 'bill-intended', saleId, billTiyn: 20_000 },
    { kind: 'bill-stacked', saleId, billTiyn: 20_000 },
    { kind: 'paid', saleId, qrPaymentId: '7', amountTiyn: PRICE },
    { kind: 'refund-intended', saleId, qrPaymentId: '7', amountTiyn: 20_000 },
    { kind: 'refund-asked', saleId, qrPaymentId: '7', amountTiyn: 20_000, attempt: 1, availableTiyn: PRICE },
    { kind: 'refund-done', saleId, qrPaymentId: '7', amountTiyn: 20_000, operationId: null },
    { kind: 'dispensed', saleId, by: 'seen', valueTiyn: PRICE },
  ]);
  if (history === undefined) throw new Error('no sale');
  const { cash, cashless, ways } = sharesOf(history);
  expect(cash).toMatchObject({ soldTiyn: 20_000, dispensedTiyn: 20_000, owedTiyn: 0 });
  expect([...ways]).toMatchObject([
    ['apipay-phone', { soldTiyn: PRICE, dispensedTiyn: 25_000, refundedTiyn: 20_000, owedTiyn: 0 }],
  ]);
  expect(cashless).toMatchObject({ soldTiyn: PRICE });
});

test('a lost invoice that was found paid counts for its service', () => {
  const saleId = 'phone';
  const histories = historiesOf([
    ...bought({ provider: 'kaspi', method: 'phone', number: '1' }).slice(0, 2),
    { kind: 'invoice-lost', saleId, amountTiyn: PRICE, claimCode: 'ABC-123', provider: 'kaspi', method: 'phone' },
    { kind: 'attempt-abandoned', saleId, reason: 'unanswered' },
    { kind: 'invoice-cleared', saleId, amountTiyn: PRICE, paidTiyn: PRICE },
    { kind: 'debt-recorded', saleId, amountTiyn: PRICE, claimCode: 'ABC-123' },
  ]);
  const { days } = dayTotals(histories, newApart(), ALL_DAYS);
  expect(days).toMatchObject([{ method: 'kaspi-phone', attempts: 1, soldTiyn: PRICE, owedTiyn: PRICE, debts: 1 }]);
});

test('each way has a name in every language, and one of a later version stays as it is', () => {
  expect(LANGUAGES.map((language) => wayName(language, 'cash'))).toEqual(['Қолма-қол', 'Наличные', 'Cash']);
  expect(LANGUAGES.map((language) => wayName(language, 'kaspi-qr'))).toEqual(['Kaspi QR', 'Kaspi QR', 'Kaspi QR']);
  expect(wayName('ru', 'kaspi-phone')).toBe('Kaspi: Счёт на телефон');
  expect(wayName('ru', 'apipay-phone')).toBe('ApiPay: Счёт на телефон');
  expect(wayName('en', 'byfly-kaspi_gold')).toBe('ByFly: Kaspi Gold');
  expect(wayName('en', 'bankx-code')).toBe('bankx-code');
});
