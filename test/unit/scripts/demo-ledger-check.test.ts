import { expect, test } from 'vitest';
import type { LedgerLine } from '../../../app/journal/ledger.ts';
import { tiyn, ZERO_TIYN } from '../../../app/money/money.ts';
import { missingIn, missingInDeclined, missingInNotes } from '../../../scripts/demo/ledger-check.ts';

const PRICE = tiyn(25_000);
const NOTE = tiyn(50_000);

const GOOD: LedgerLine = {
  saleId: '192db54f-0000-4000-8000-000000000000',
  externalId: '192db54f-0000-4000-8000-000000000000',
  provider: 'kaspi',
  purchases: ['9007255484631639'],
  qrPaymentId: '9007255484631639',
  priceTiyn: PRICE,
  paidTiyn: PRICE,
  deliveredTiyn: PRICE,
  refundedTiyn: ZERO_TIYN,
  owedTiyn: ZERO_TIYN,
  inDoubtTiyn: ZERO_TIYN,
  commissionTiyn: ZERO_TIYN,
  dispensed: true,
  dispensedBy: 'seen',
  claimCode: null,
  state: 'closed',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:01:00.000Z',
};
const RECEIPT = 'Aqbulaq\nТөлем 9007255484631639';

test('a paid sale with a seen product and a receipt is complete', () => {
  expect(missingIn(GOOD, RECEIPT, 'kaspi')).toEqual([]);
});

test.each<[string, Partial<LedgerLine>, string | null]>([
  ['not closed', { state: 'unresolved' }, RECEIPT],
  ['paid', { paidTiyn: ZERO_TIYN }, RECEIPT],
  ['delivered', { deliveredTiyn: ZERO_TIYN }, RECEIPT],
  ['not dispensed', { dispensed: false }, RECEIPT],
  ['saw', { dispensedBy: 'assumed' }, RECEIPT],
  ['no receipt', {}, null],
  ['another payment', {}, 'Төлем 1'],
  ['paid at apipay, not at kaspi', { provider: 'apipay' }, RECEIPT],
])('a QR sale is not good: %s', (complaint, change, receipt) => {
  expect(missingIn({ ...GOOD, ...change }, receipt, 'kaspi')).toEqual([expect.stringContaining(complaint)]);
});

const NOTES: LedgerLine = {
  ...GOOD,
  provider: 'cash',
  purchases: [],
  qrPaymentId: null,
  paidTiyn: NOTE,
  owedTiyn: PRICE,
  state: 'debt',
};
const CHANGE = 'Қайтарым\n  EP8-AS5';

test('a sale for notes owes the change under a code on paper', () => {
  expect(missingInNotes(NOTES, CHANGE, NOTE)).toEqual([]);
  expect(missingInNotes({ ...NOTES, owedTiyn: ZERO_TIYN }, CHANGE, NOTE)).toEqual([expect.stringContaining('change')]);
  expect(missingInNotes(NOTES, 'Aqbulaq', NOTE)).toEqual([expect.stringContaining('no code')]);
  expect(missingInNotes({ ...NOTES, provider: 'kaspi' }, CHANGE, NOTE)).toEqual([expect.stringContaining('notes')]);
});

test('a declined sale moves neither money nor products', () => {
  expect(missingInDeclined({ ...GOOD, paidTiyn: ZERO_TIYN, deliveredTiyn: ZERO_TIYN, dispensed: false })).toEqual([]);
  expect(missingInDeclined(GOOD)).toHaveLength(1);
  expect(missingInDeclined(undefined)).toHaveLength(1);
});
