import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { RECONCILE_SEVERITIES, type ReconcileReason } from '../../../app/journal/reconcile-finding.ts';
import { LANGUAGES } from '../../../app/language/schema.ts';
import { reconcileMessages } from '../../../app/messages/reconcile-words.ts';
import { findingText } from '../../../main/cli/reconcile/report.ts';

const isReason = (name: string): name is ReconcileReason => name in RECONCILE_SEVERITIES;
const reasons = Object.keys(RECONCILE_SEVERITIES).filter(isReason);

/** All parameters of a finding's words. */
const FACTS = {
  sale: 'order-a',
  purchase: '9007199254740993',
  application: 'Kaspi Pay',
  provider: 'byfly',
  code: '-1601',
  claimCode: 'ABCD-EFGH',
  binding: 'kaspi lite old',
  now: 'kaspi lite new',
  count: 2,
  number: 3,
  role: 'collector',
  day: '2026-11-20',
  sequence: 7,
  product: 'water',
  channel: 1,
  counted: 8,
  expected: 9,
  difference: 1,
  uncertain: 1,
  loaded: 10,
  dispensed: 1,
  bills: 12,
  doubtfulNotes: '500 ₸ (ABC-123)',
  looseNotes: '-',
  expectedTiyn: tiyn(45_000),
  countedTiyn: tiyn(45_050),
  differenceTiyn: tiyn(50),
  priceTiyn: tiyn(45_050),
  amountTiyn: tiyn(45_050),
  totalTiyn: tiyn(45_000),
  availableTiyn: tiyn(1),
  journalTiyn: tiyn(0),
  refundedTiyn: tiyn(100),
  owedTiyn: tiyn(45_050),
};

const placeholders = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('words of the reconciliation', () => {
  test.each(reasons)('%s has the difference and the remedy in every language, in at least two sentences', (reason) => {
    for (const language of LANGUAGES) {
      const sentence = findingText({ reason, saleId: null, qrPaymentIds: [], facts: FACTS }, language);
      expect(sentence).not.toMatch(/[{}[\]]/);
      expect(sentence).toMatch(/[.;] \S.*\.$/);
    }
  });

  test('need the same facts in every language, and only letters of that language', () => {
    for (const [key, { kk, ru, en }] of Object.entries(reconcileMessages)) {
      expect([key, placeholders(ru), placeholders(en)]).toEqual([key, placeholders(kk), placeholders(kk)]);
      expect([key, ru]).toEqual([key, ru.replace(/[әғқңөұүһі]/gi, '')]);
      expect([key, en]).toEqual([key, en.replace(/\p{Script=Cyrillic}/gu, '')]);
    }
  });

  test('have amounts in the usual form', () => {
    const text = findingText({ reason: 'paid-not-in-journal', saleId: 'a', qrPaymentIds: ['15'], facts: FACTS }, 'en');
    expect(text).toContain('450,50\u00a0₸');
  });
});
