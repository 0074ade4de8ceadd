import { expect, test } from 'vitest';
import { ledgerLine } from '../../../app/journal/ledger.ts';
import { missingIn, missingInDeclined, missingInNotes } from '../../../scripts/demo/verdict.ts';

type Line = ReturnType<typeof ledgerLine>;

const GOOD: Line = {
  saleId: '192db54f-0000-4000-8000-000000000000',
  externalId: '192db54f-0000-4000-8000-000000000000',
  provider: 'kaspi',
  purchases: ['9007255484631639'],
  qrPaymentId: '9007255484631639',
  priceTiyn: 25_000,
  paidTiyn: 25_000,
  deliveredTiyn: 25_000,
  refundedTiyn: 0,
  owedTiyn: 0,
  dispensed: true,
  dispensedBy: 'seen',
  state: 'closed',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:01:00.000Z',
};
const RECEIPT = 'Aqbulaq\nТөлем 9007255484631639';

test('a sale that was paid, seen to fall and receipted lacks nothing', () => {
  expect(missingIn(GOOD, RECEIPT)).toEqual([]);
});

test.each<[string, Partial<Line>, string | null]>([
  ['not closed', { state: 'unresolved' }, RECEIPT],
  ['paid', { paidTiyn: 0 }, RECEIPT],
  ['delivered', { deliveredTiyn: 0 }, RECEIPT],
  ['not dispensed', { dispensed: false }, RECEIPT],
  ['saw', { dispensedBy: 'assumed' }, RECEIPT],
  ['no receipt', {}, null],
  ['another payment', {}, 'Төлем 1'],
])('a QR sale is not good: %s', (complaint, change, receipt) => {
  expect(missingIn({ ...GOOD, ...change }, receipt)).toEqual([expect.stringContaining(complaint)]);
});

const NOTES: Line = { ...GOOD, provider: 'cash', purchases: [], qrPaymentId: null, paidTiyn: 50_000, owedTiyn: 25_000, state: 'debt' };
const CHANGE = 'Қайтарым\n  EP8-AS5';

test('a sale for notes owes the change under a code on paper', () => {
  expect(missingInNotes(NOTES, CHANGE, 50_000)).toEqual([]);
  expect(missingInNotes({ ...NOTES, owedTiyn: 0 }, CHANGE, 50_000)).toEqual([expect.stringContaining('change')]);
  expect(missingInNotes(NOTES, 'Aqbulaq', 50_000)).toEqual([expect.stringContaining('no code')]);
  expect(missingInNotes({ ...NOTES, provider: 'kaspi' }, CHANGE, 50_000)).toEqual([expect.stringContaining('notes')]);
});

test('a declined sale moves neither money nor goods', () => {
  expect(missingInDeclined({ ...GOOD, paidTiyn: 0, deliveredTiyn: 0, dispensed: false })).toEqual([]);
  expect(missingInDeclined(GOOD)).toHaveLength(1);
  expect(missingInDeclined(undefined)).toHaveLength(1);
});
