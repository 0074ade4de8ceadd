import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { questionsOf, reconcile, type BankAnswer } from '../../../app/journal/reconcile.ts';
import type { ReconcileReason } from '../../../app/journal/reconcile-finding.ts';
import type { PurchaseStatus } from '../../../app/payment/provider.ts';
import { BINDING, keyOf, NOON_MS, PRICE, sale, salesOf, type Ending } from '../journal/history.ts';

/** The bank's book: what it really holds of a purchase. */
interface Held {
  readonly known: boolean;
  readonly total: number;
  readonly paid: boolean;
  readonly returned: number;
}

const HONEST: Readonly<
  Record<'delivered' | 'debt' | 'debt settled by refund' | 'refunded' | 'refund failed' | 'failed' | 'expired', Held>
> = {
  'delivered': { known: true, total: PRICE, paid: true, returned: 0 },
  'debt': { known: true, total: PRICE, paid: true, returned: 0 },
  'debt settled by refund': { known: true, total: PRICE, paid: true, returned: PRICE },
  'refunded': { known: true, total: PRICE, paid: true, returned: PRICE },
  'refund failed': { known: true, total: PRICE, paid: true, returned: 0 },
  'failed': { known: true, total: PRICE, paid: false, returned: 0 },
  'expired': { known: true, total: PRICE, paid: false, returned: 0 },
};
type Finished = keyof typeof HONEST;
const FINISHED = [
  'delivered',
  'debt',
  'debt settled by refund',
  'refunded',
  'refund failed',
  'failed',
  'expired',
] as const satisfies readonly Finished[];

/** Actions outside of the machine, to which sales they apply, and the findings that must follow. */
interface Mischief {
  readonly name: string;
  readonly on: readonly Finished[];
  readonly change: (held: Held, part: number) => Held;
  readonly found: (ending: Finished) => ReconcileReason;
}

const MISCHIEF: readonly Mischief[] = [
  {
    name: 'a cashier gives the whole back in the application',
    on: ['delivered', 'debt', 'refund failed'],
    change: (held) => ({ ...held, returned: held.total }),
    found: (ending) =>
      ending === 'delivered' ? 'refunded-more' : ending === 'debt' ? 'debt-already-refunded' : 'refund-carried-out',
  },
  {
    name: 'a cashier gives a part back in the application',
    on: ['delivered', 'debt', 'refund failed'],
    change: (held, part) => ({ ...held, returned: part }),
    found: (ending) => (ending === 'delivered' ? 'refunded-more' : 'debt-already-refunded'),
  },
  {
    name: 'a refund gets lost',
    on: ['refunded', 'debt settled by refund'],
    change: (held) => ({ ...held, returned: 0 }),
    found: () => 'refunded-less',
  },
  {
    name: 'a refund arrives in part',
    on: ['refunded', 'debt settled by refund'],
    change: (held, part) => ({ ...held, returned: part }),
    found: () => 'refunded-less',
  },
  {
    name: 'the bank carries a payment out that it had called off',
    on: ['failed', 'expired'],
    change: (held) => ({ ...held, paid: true }),
    found: () => 'paid-not-in-journal',
  },
  {
    name: 'the same, and gives it back',
    on: ['expired'],
    change: (held) => ({ ...held, paid: true, returned: held.total }),
    found: () => 'paid-and-refunded',
  },
  {
    name: 'the bank loses the payment',
    on: ['delivered', 'debt', 'debt settled by refund', 'refunded', 'refund failed'],
    change: (held) => ({ ...held, known: false }),
    found: () => 'unknown-at-bank',
  },
  {
    name: 'the bank takes another amount',
    on: ['delivered', 'debt'],
    change: (held, part) => ({ ...held, total: held.total + part }),
    found: () => 'total-differs',
  },
];

/** How the bank answers out of its book. */
function answerOf({ known, total, paid, returned }: Held, alsoStatus: boolean): BankAnswer {
  if (!known) return { kind: 'unknown', code: '-1601' };
  const available = paid ? total - returned : 0;
  const status: PurchaseStatus = paid ? { kind: 'processed' } : { kind: 'created' };
  return {
    kind: 'details',
    totalTiyn: tiyn(total),
    refundableTiyn: tiyn(available),
    status: alsoStatus && available === 0 ? status : null,
  };
}

const history = fc.array(
  fc.record({
    ending: fc.constantFrom(...FINISHED),
    mischief: fc.option(fc.nat(), { freq: 3 }),
    part: fc.integer({ min: 1, max: PRICE - 1 }),
  }),
  { minLength: 1, maxLength: 30 },
);

const KASPI = { provider: 'kaspi', application: 'Kaspi Pay', binding: BINDING, hasDetails: true };
const options = { services: [KASPI], period: ALL_DAYS, nowMs: NOON_MS + 3_600_000 };

function mischiefOn(ending: Finished, choice: number | null): Mischief | null {
  const possible = MISCHIEF.filter(({ on }) => on.includes(ending));
  return choice === null ? null : (possible[choice % possible.length] ?? null);
}

test('every outside event is found, once and with its name, and nothing else', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(history, (chosen) => {
      const parts = chosen.map(({ ending, mischief, part }, index) => {
        const wrong = mischiefOn(ending, mischief);
        if (wrong !== null) seen.add(`${wrong.name}: ${ending}`);
        const held = wrong === null ? HONEST[ending] : wrong.change(HONEST[ending], part);
        return { ending, held, id: String(index), expected: wrong === null ? [] : [wrong.found(ending)] };
      });
      const sales = salesOf(parts.flatMap(({ ending, id }) => sale(ending satisfies Ending, `s${id}`, id)));
      const questions = questionsOf(sales, options);
      const answers = new Map(
        questions.flatMap(({ key, qrPaymentId, statusIfNothingLeft }) => {
          const part = parts[Number(qrPaymentId)];
          return part === undefined ? [] : [[key, answerOf(part.held, statusIfNothingLeft)] as const];
        }),
      );
      const { findings, counts } = reconcile(sales, answers, options);
      for (const { id, expected } of parts) {
        expect(findings.filter(({ qrPaymentIds }) => qrPaymentIds.includes(id)).map(({ reason }) => reason)).toEqual(
          expected,
        );
      }
      expect(findings).toHaveLength(parts.flatMap(({ expected }) => expected).length);
      expect(counts).toMatchObject({ purchases: parts.length, compared: parts.length });
    }),
    { numRuns: 1_000 },
  );
  expect(seen.size).toBe(MISCHIEF.flatMap(({ on }) => on).length);
});

test('a correct history has no finding', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...FINISHED), { maxLength: 40 }), (endings) => {
      const sales = salesOf(endings.flatMap((ending, index) => sale(ending, `s${String(index)}`, String(index))));
      const answers = new Map(
        questionsOf(sales, options).map(({ key, qrPaymentId, statusIfNothingLeft }) => [
          key,
          answerOf(HONEST[endings[Number(qrPaymentId)] ?? 'failed'], statusIfNothingLeft),
        ]),
      );
      expect(reconcile(sales, answers, options).findings).toEqual([]);
    }),
  );
});

test('a lost answer never counts as a good one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ ending: fc.constantFrom(...FINISHED), lost: fc.boolean() }), { maxLength: 20 }),
      (parts) => {
        const sales = salesOf(parts.flatMap(({ ending }, index) => sale(ending, `s${String(index)}`, String(index))));
        const answers = new Map(
          parts.flatMap(({ ending, lost }, index) =>
            lost ? [] : [[keyOf(String(index)), answerOf(HONEST[ending], true)] as const],
          ),
        );
        const { findings } = reconcile(sales, answers, options);
        const lost = parts.flatMap(({ lost: isLost }, index) => (isLost ? [String(index)] : []));
        expect(findings.map(({ reason, qrPaymentIds }) => [reason, qrPaymentIds])).toEqual(
          lost.length === 0 ? [] : [['not-asked', lost]],
        );
      },
    ),
  );
});
