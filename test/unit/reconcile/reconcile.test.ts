import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { questionsOf, reconcile, type BankAnswer, type ReconcileOptions } from '../../../app/journal/reconcile.ts';
import type { ReconcileReason } from '../../../app/journal/reconcile-finding.ts';
import { BINDING, keyOf, NOON_MS, opened, PRICE, sale, salesOf, type Ending } from '../journal/history.ts';

const LATER_MS = NOON_MS + 3_600_000;
const KASPI = { provider: 'kaspi', application: 'Kaspi Pay', binding: BINDING, hasDetails: true };
const options: ReconcileOptions = { services: [KASPI], period: ALL_DAYS, nowMs: LATER_MS };

function details(total: number, available: number, status: string | null = null): BankAnswer {
  const known =
    status === null
      ? null
      : status === 'processed' || status === 'created' || status === 'scanned'
        ? ({ kind: status } as const)
        : ({ kind: 'unknown', name: status } as const);
  return { kind: 'details', totalTiyn: tiyn(total), refundableTiyn: tiyn(available), status: known };
}

const unknown: BankAnswer = { kind: 'unknown', code: '-1601' };

function reasonsOf(
  ending: Ending,
  answer: BankAnswer | null,
  changes: Partial<ReconcileOptions> = {},
): readonly ReconcileReason[] {
  const answers = new Map(answer === null ? [] : [[keyOf('15'), answer]]);
  const { findings } = reconcile(salesOf(sale(ending, 'a', '15')), answers, { ...options, ...changes });
  return findings.map(({ reason }) => reason);
}

describe('a correct answer has no finding', () => {
  test.each<readonly [Ending, BankAnswer]>([
    ['delivered', details(PRICE, PRICE)],
    ['debt', details(PRICE, PRICE)],
    ['refunded', details(PRICE, 0)],
    ['refund failed', details(PRICE, PRICE)],
    // Settled in cash, or in the Kaspi Pay app.
    ['debt settled by hand', details(PRICE, PRICE)],
    ['debt settled by hand', details(PRICE, 0)],
    ['debt settled by refund', details(PRICE, 0)],
    ['failed', details(PRICE, 0)],
    ['failed', unknown],
    ['expired', details(PRICE, 0, 'created')],
    ['expired', unknown],
  ])('%s', (ending, answer) => {
    expect(reasonsOf(ending, answer)).toEqual([]);
  });
});

describe('each difference has its finding', () => {
  test.each<readonly [string, Ending, BankAnswer | null, readonly ReconcileReason[]]>([
    ['failed in the journal, paid at the bank', 'failed', details(PRICE, PRICE), ['paid-not-in-journal']],
    ['expired in the journal, paid at the bank', 'expired', details(PRICE, PRICE), ['paid-not-in-journal']],
    ['the same, and partly given back', 'expired', details(PRICE, 100), ['paid-not-in-journal']],
    ['the same, and given back whole', 'expired', details(PRICE, 0, 'processed'), ['paid-and-refunded']],
    [
      'expired in the journal, being confirmed at the bank',
      'expired',
      details(PRICE, 0, 'scanned'),
      ['still-undecided'],
    ],
    ['expired in the journal, a status that nobody knows', 'expired', details(PRICE, 0, 'Foreseen'), ['no-answer']],
    ['doubtful in the journal, paid at the bank', 'doubtful', details(PRICE, PRICE), ['paid-but-undecided']],
    ['open in the journal for an hour, paid at the bank', 'left open', details(PRICE, PRICE), ['paid-but-undecided']],
    ['doubtful, and the bank has nothing', 'doubtful', details(PRICE, 0), ['still-undecided']],
    ['doubtful, and the bank does not know it', 'doubtful', unknown, ['still-undecided']],
    ['paid in the journal, unknown at the bank', 'delivered', unknown, ['unknown-at-bank']],
    ['another total', 'delivered', details(PRICE + 1, PRICE + 1), ['total-differs']],
    [
      'another total, and paid against the journal',
      'failed',
      details(PRICE - 1, PRICE - 1),
      ['paid-not-in-journal', 'total-differs'],
    ],
    ['refunded in the Kaspi Pay app after delivery', 'delivered', details(PRICE, 0), ['refunded-more']],
    ['a part of it', 'delivered', details(PRICE, PRICE - 1), ['refunded-more']],
    ['a gateway refunded twice', 'refunded', details(2 * PRICE, 0), ['total-differs', 'refunded-more']],
    ['a refund that never arrived', 'refunded', details(PRICE, PRICE), ['refunded-less']],
    [
      'a debt settled by a refund that never arrived',
      'debt settled by refund',
      details(PRICE, PRICE),
      ['refunded-less'],
    ],
    ['a part of a refund arrived', 'refunded', details(PRICE, 1), ['refunded-less']],
    ['a refund called failed was carried out', 'refund failed', details(PRICE, 0), ['refund-carried-out']],
    ['a refund called doubtful was carried out', 'refund doubtful', details(PRICE, 0), ['refund-carried-out']],
    [
      'a refund called doubtful was not carried out',
      'refund doubtful',
      details(PRICE, PRICE),
      ['refund-not-carried-out'],
    ],
    ['a debt whose money went back', 'debt', details(PRICE, 0), ['debt-already-refunded']],
    ['a debt of which a part went back', 'debt', details(PRICE, 100), ['debt-already-refunded']],
    ['a refund under way, carried out', 'refund asked', details(PRICE, 0), ['refund-undecided']],
    ['a refund under way, not carried out', 'refund asked', details(PRICE, PRICE), ['refund-undecided']],
    ['a refund under way, and another amount', 'refund asked', details(PRICE, 7), ['debt-already-refunded']],
    ['more may go back than was paid', 'delivered', details(PRICE, PRICE + 1), ['answer-contradictory']],
    ['no answer', 'delivered', { kind: 'silent', code: 'TIMEOUT' }, ['no-answer']],
    ['never asked', 'delivered', null, ['not-asked']],
    ['another trade point', 'delivered', { kind: 'other-trade-point', code: '-99000003' }, ['other-trade-point']],
  ])('%s', (_what, ending, answer, reasons) => {
    expect(reasonsOf(ending, answer)).toEqual(reasons);
  });
});

test('sales of another service are not compared, and are listed in one finding', () => {
  const sales = salesOf([
    ...opened('a', '15', 'kaspi lite old.example'),
    ...opened('b', '17', 'kaspi lite old.example'),
    ...opened('c', '19', null),
  ]);
  expect(questionsOf(sales, options).map(({ qrPaymentId }) => qrPaymentId)).toEqual(['19']);
  const { findings } = reconcile(sales, new Map([[keyOf('19', null), unknown]]), options);
  expect(findings).toMatchObject([
    { reason: 'still-undecided', qrPaymentIds: ['19'] },
    {
      reason: 'bound-elsewhere',
      qrPaymentIds: ['15', '17'],
      facts: { binding: 'kaspi lite old.example', now: BINDING, count: 2 },
    },
  ]);
});

test('an open sale is not compared', () => {
  const sales = salesOf(opened('a', '15'));
  const now = { ...options, nowMs: NOON_MS + 30_000 };
  expect(questionsOf(sales, now)).toEqual([]);
  expect(reconcile(sales, new Map(), now)).toMatchObject({
    findings: [],
    counts: { purchases: 1, inProgress: 1, compared: 0 },
  });
  // A clock that was set back must not hide it for ever.
  expect(questionsOf(sales, { ...options, nowMs: NOON_MS - 86_400_000 })).toHaveLength(1);
});

test('a sale that changed during the reconciliation counts as open', () => {
  const sales = salesOf(sale('debt', 'a', '15'));
  const { findings, counts } = reconcile(sales, new Map([['15', details(PRICE, 0)]]), {
    ...options,
    busySales: new Set(['a']),
  });
  expect([findings, counts.inProgress]).toEqual([[], 1]);
});

test('a QR that was never shown is counted', () => {
  const entries = [
    ...opened('a', '15').slice(0, 2),
    { kind: 'purchase-unanswered', saleId: 'a', code: 'TIMEOUT' },
    { kind: 'attempt-abandoned', saleId: 'a', reason: 'unanswered' },
  ];
  expect(reconcile(salesOf(entries), new Map(), options).counts).toMatchObject({ purchases: 0, unseen: 1 });
});

test('a purchase belongs to the period in which it was opened, and to the one in which it was paid', () => {
  const beforeMidnightMs = Date.parse('2026-11-20T23:59:59+05:00');
  const entries = sale('delivered', 'a', '15').map((data, index) => ({
    data,
    wallMs: index < 3 ? beforeMidnightMs : beforeMidnightMs + 2_000,
  }));
  const sales = salesOf(entries.map(({ data }) => data));
  const moved = sales.map((one) => ({
    ...one,
    paidAtMs: beforeMidnightMs + 2_000,
    purchases: one.purchases.map((purchase) => ({ ...purchase, knownAtWallMs: beforeMidnightMs })),
  }));
  const asked = (from: string, to: string): number => questionsOf(moved, { ...options, period: { from, to } }).length;
  expect([
    asked('2026-11-20', '2026-11-20'),
    asked('2026-11-21', '2026-11-21'),
    asked('2026-11-22', '2026-11-22'),
  ]).toEqual([1, 1, 0]);
});

describe('a contract without details', () => {
  const lite = { services: [{ ...KASPI, hasDetails: false }] };

  test('asks only for the status of expired purchases, and never after a final status', () => {
    const endings: readonly Ending[] = ['delivered', 'failed', 'expired', 'doubtful', 'left open', 'debt'];
    const entries = endings.flatMap((ending, index) => sale(ending, `s${String(index)}`, String(index)));
    const asked = questionsOf(salesOf(entries), { ...options, ...lite });
    expect(asked).toMatchObject([{ qrPaymentId: '2', ask: 'status' }]);
    const { findings, counts } = reconcile(
      salesOf(entries),
      new Map([[keyOf('2'), { kind: 'status', status: { kind: 'created' } }]]),
      { ...options, ...lite },
    );
    expect(findings.map(({ reason, qrPaymentIds }) => [reason, ...qrPaymentIds])).toEqual([
      ['still-undecided', '3'],
      ['still-undecided', '4'],
    ]);
    expect(counts).toMatchObject({ purchases: 6, compared: 1, notComparable: 3 });
  });

  test.each<readonly [BankAnswer, readonly ReconcileReason[]]>([
    [{ kind: 'status', status: { kind: 'processed' } }, ['paid-not-in-journal']],
    [{ kind: 'status', status: { kind: 'failed', name: 'Error' } }, []],
    [{ kind: 'status', status: { kind: 'declined', name: 'Rejected' } }, []],
    [{ kind: 'status', status: { kind: 'scanned' } }, ['still-undecided']],
    [{ kind: 'silent', code: 'TIMEOUT' }, ['no-answer']],
  ])('%o', (answer, reasons) => {
    expect(reasonsOf('expired', answer, lite)).toEqual(reasons);
  });
});
