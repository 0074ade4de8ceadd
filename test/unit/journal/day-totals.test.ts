import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayTotals, newApart, noteApart, type Sums } from '../../../app/journal/day-totals.ts';
import { dayOf, readPeriod, type DayPeriod } from '../../../app/journal/days.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import { replay } from '../../../app/journal/replay.ts';
import { cashSale, ENDINGS, entry, opened, PRICE, type Ending } from './history.ts';

/** When an entry was written, as the clocks showed it. */
interface Written {
  readonly wallMs: number;
  readonly monoMs: number;
  readonly data: object;
}

function totalsOf(written: readonly Written[], period: DayPeriod = ALL_DAYS): ReturnType<typeof dayTotals> {
  const entries = written.map(({ wallMs, monoMs, data }, index) => ({
    sequence: index + 1,
    wallMs,
    monoMs,
    entry: entry(data),
  }));
  const apart = newApart();
  for (const recorded of entries) noteApart(apart, recorded);
  const histories = [...replay(entries).sales.values()].map((sale) => ({
    sale,
    entries: entries.filter((one) => 'saleId' in one.entry && one.entry.saleId === sale.saleId),
  }));
  return dayTotals(histories, apart, period);
}

const MIDNIGHT_MS = Date.parse('2026-11-21T00:00:00+05:00');

/** A sale whose entries follow each other a second apart, the last of them before the moment given. */
function endingBefore(lastMs: number, ending: Ending, id: string): readonly Written[] {
  const all = [...opened(id, `1${id}`), ...ENDINGS[ending](id, `1${id}`)];
  return all.map((data, index) => {
    const wallMs = lastMs - (all.length - index) * 1_000;
    return { wallMs, monoMs: wallMs - MIDNIGHT_MS + 86_400_000, data };
  });
}

const NOTHING = {
  attempts: 0,
  sales: 0,
  soldTiyn: 0,
  dispensedTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: 0,
  commissionTiyn: 0,
  debts: 0,
  settledTiyn: 0,
  wentBackTiyn: 0,
  changeOwedTiyn: 0,
  changeKeptTiyn: 0,
  bills: 0,
  cashInTiyn: 0,
  orphans: 0,
  orphansTiyn: 0,
  collections: 0,
  collectedBills: 0,
  collectedTiyn: 0,
};

describe('days of Kazakhstan', () => {
  test('begin five hours before those of UTC', () => {
    expect([dayOf(Date.parse('2026-11-20T18:59:59.999Z')), dayOf(Date.parse('2026-11-20T19:00:00Z'))]).toEqual([
      '2026-11-20',
      '2026-11-21',
    ]);
  });

  test.each([
    ['2026-11-01', '2026-11-22', true],
    ['2026-11-22', '2026-11-22', true],
    [undefined, undefined, true],
    ['2026-11-23', '2026-11-22', false],
    ['2026-02-30', undefined, false],
    ['2026-13-01', undefined, false],
    ['22.11.2026', undefined, false],
    ['', undefined, false],
  ])('--from %s --to %s: %s', (from, to, isGood) => {
    expect(readPeriod(from, to).ok).toBe(isGood);
  });
});

describe('a day', () => {
  test('has all outcomes of its sales', () => {
    const noonMs = MIDNIGHT_MS - 43_200_000;
    const endings: readonly Ending[] = ['delivered', 'delivered', 'debt', 'refunded', 'failed', 'expired'];
    const { days, sum } = totalsOf(
      endings.flatMap((ending, index) => endingBefore(noonMs + index * 100_000, ending, String(index))),
    );
    expect(days).toEqual([
      {
        ...NOTHING,
        day: '2026-11-20',
        method: 'kaspi-qr',
        attempts: 6,
        sales: 4,
        soldTiyn: 4 * PRICE,
        dispensedTiyn: 2 * PRICE,
        refundedTiyn: PRICE,
        owedTiyn: PRICE,
        debts: 1,
        wentBackTiyn: PRICE,
      },
    ]);
    expect(sum).toMatchObject({ attempts: 6, soldTiyn: 4 * PRICE });
  });

  test('a sale belongs to the day on which it was paid, its attempt to the day on which it began', () => {
    // Opened, asked and known before midnight; scanned and paid after it.
    const written = endingBefore(MIDNIGHT_MS + 4_500, 'delivered', '7');
    expect(written.map(({ wallMs }) => dayOf(wallMs))).toContain('2026-11-20');
    expect(totalsOf(written).days).toEqual([
      { ...NOTHING, day: '2026-11-20', method: 'kaspi-qr', attempts: 1 },
      { ...NOTHING, day: '2026-11-21', method: 'kaspi-qr', sales: 1, soldTiyn: PRICE, dispensedTiyn: PRICE },
    ]);
  });

  test('a refund after midnight belongs to the sale of the previous day, and to the bank’s statement of its own day', () => {
    const written = endingBefore(MIDNIGHT_MS + 500, 'refunded', '7');
    const late = written.map((one, index) =>
      index === written.length - 1 ? { ...one, wallMs: MIDNIGHT_MS, monoMs: 86_400_000 } : one,
    );
    expect(totalsOf(late).days).toEqual([
      {
        ...NOTHING,
        day: '2026-11-20',
        method: 'kaspi-qr',
        attempts: 1,
        sales: 1,
        soldTiyn: PRICE,
        refundedTiyn: PRICE,
      },
      { ...NOTHING, day: '2026-11-21', method: 'kaspi-qr', wentBackTiyn: PRICE },
    ]);
  });

  test('the period includes its first and last days, and no others', () => {
    const hourMs = 3_600_000;
    const written = [-25, -1, 1, 25].flatMap((hours, index) =>
      endingBefore(MIDNIGHT_MS + hours * hourMs, 'delivered', String(index)),
    );
    const days = (from: string | null, to: string | null): readonly string[] =>
      totalsOf(written, { from, to }).days.map(({ day }) => day);
    expect(days(null, null)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
    expect(days('2026-11-20', '2026-11-21')).toEqual(['2026-11-20', '2026-11-21']);
    expect(days('2026-11-23', null)).toEqual([]);
  });
});

describe('a clock that was set', () => {
  const started = { kind: 'started', version: 'test' };
  const hourMs = 3_600_000;

  test('within a run: the sale counts once, on the day of the clock, and the jump is reported', () => {
    const before = endingBefore(MIDNIGHT_MS + 10_000, 'delivered', '7').slice(0, 4);
    const after = endingBefore(MIDNIGHT_MS + 10_000, 'delivered', '7')
      .slice(4)
      .map((one) => ({ ...one, wallMs: one.wallMs - hourMs }));
    const { days, jumps } = totalsOf([...before, ...after]);
    expect(days.map(({ day, sales }) => [day, sales])).toEqual([
      ['2026-11-20', 1],
      ['2026-11-21', 0],
    ]);
    expect(jumps).toEqual([
      {
        sequence: 5,
        expectedMs: after[0]?.wallMs === undefined ? 0 : after[0].wallMs + hourMs,
        wallMs: after[0]?.wallMs,
      },
    ]);
  });

  test('between two runs only a step back can be detected', () => {
    const run = (wallMs: number): Written => ({ wallMs, monoMs: 5, data: started });
    expect(totalsOf([run(MIDNIGHT_MS), run(MIDNIGHT_MS + 100 * hourMs)]).jumps).toEqual([]);
    expect(totalsOf([run(MIDNIGHT_MS), run(MIDNIGHT_MS - hourMs)]).jumps).toMatchObject([{ sequence: 2 }]);
  });

  test('a correction of seconds is not reported, nor a jump in another month', () => {
    const run = (wallMs: number, monoMs: number): Written => ({
      wallMs,
      monoMs,
      data: { kind: 'stock-loaded', productId: 'water', count: 1 },
    });
    expect(totalsOf([run(MIDNIGHT_MS, 0), run(MIDNIGHT_MS + 31_000, 1_000)]).jumps).toEqual([]);
    const jump = [run(MIDNIGHT_MS, 0), run(MIDNIGHT_MS + 48 * hourMs, 1_000)];
    expect(totalsOf(jump, { from: '2026-11-22', to: '2026-11-22' }).jumps).toHaveLength(1);
    expect(totalsOf(jump, { from: '2026-12-01', to: null }).jumps).toEqual([]);
  });
});

test('every tenge of a random history is in exactly one day: sold = dispensed + refunded + owed, line by line', () => {
  const chosen = fc.array(
    fc.record({
      ending: fc.constantFrom<Ending>(
        'delivered',
        'debt',
        'debt settled by hand',
        'debt settled by refund',
        'refunded',
        'refund failed',
        'failed',
        'expired',
        'doubtful',
      ),
      wallMs: fc.integer({ min: MIDNIGHT_MS - 1e9, max: MIDNIGHT_MS + 1e9 }),
    }),
  );
  const adds = ({ soldTiyn, dispensedTiyn, refundedTiyn, owedTiyn }: Sums): boolean =>
    soldTiyn === dispensedTiyn + refundedTiyn + owedTiyn;
  fc.assert(
    fc.property(chosen, (sales) => {
      const { days, sum } = totalsOf(
        sales.flatMap(({ ending, wallMs }, index) => endingBefore(wallMs, ending, String(index))),
      );
      expect(days.every(adds) && adds(sum)).toBe(true);
      const paid = sales.filter(({ ending }) => !['failed', 'expired', 'doubtful'].includes(ending));
      expect([sum.attempts, sum.sales, sum.soldTiyn]).toEqual([sales.length, paid.length, paid.length * PRICE]);
      expect(sum.wentBackTiyn).toBe(sum.refundedTiyn);
      expect(sum.settledTiyn).toBe(sales.filter(({ ending }) => ending.startsWith('debt settled')).length * PRICE);
    }),
  );
});

describe('notes', () => {
  const NOON_MS = MIDNIGHT_MS - 43_200_000;
  const written = (entries: readonly object[], wallMs = NOON_MS): readonly Written[] =>
    entries.map((data, index) => ({ wallMs: wallMs + index, monoMs: wallMs + index - MIDNIGHT_MS + 86_400_000, data }));
  const cash = { ...NOTHING, day: '2026-11-20', method: 'cash' };

  test('a sale with change that is owed: the notes, the product and the change are in the line of cash', () => {
    const { days } = totalsOf(
      written([
        ...cashSale('a', 50_000),
        { kind: 'debt-recorded', saleId: 'a', amountTiyn: 5_000, claimCode: 'ABC-123' },
      ]),
    );
    expect(days).toEqual([
      {
        ...cash,
        attempts: 1,
        sales: 1,
        soldTiyn: 50_000,
        dispensedTiyn: PRICE,
        owedTiyn: 5_000,
        debts: 1,
        changeOwedTiyn: 5_000,
        bills: 1,
        cashInTiyn: 50_000,
      },
    ]);
  });

  test('kept change is part of the dispensed amount', () => {
    const { days } = totalsOf(
      written([...cashSale('a', 50_000), { kind: 'change-kept', saleId: 'a', amountTiyn: 5_000 }]),
    );
    expect(days).toEqual([
      {
        ...cash,
        attempts: 1,
        sales: 1,
        soldTiyn: 50_000,
        dispensedTiyn: 50_000,
        changeKeptTiyn: 5_000,
        bills: 1,
        cashInTiyn: 50_000,
      },
    ]);
  });

  const rest = PRICE - 20_000;
  const mixed = [
    ...cashSale('a', 20_000).slice(0, -1),
    {
      kind: 'purchase-known',
      saleId: 'a',
      qrPaymentId: '15',
      amountTiyn: rest,
      pollIntervalMs: 1,
      scanTimeoutMs: 1,
      confirmTimeoutMs: 1,
    },
    { kind: 'paid', saleId: 'a', qrPaymentId: '15', amountTiyn: rest },
  ];

  test('a note and the rest by QR: each in its line, the sale once', () => {
    const { days, sum } = totalsOf(
      written([...mixed, { kind: 'dispensed', saleId: 'a', by: 'assumed', valueTiyn: PRICE }]),
    );
    expect(days).toEqual([
      { ...NOTHING, day: '2026-11-20', method: 'kaspi-qr', soldTiyn: rest, dispensedTiyn: rest },
      { ...cash, attempts: 1, sales: 1, soldTiyn: 20_000, dispensedTiyn: 20_000, bills: 1, cashInTiyn: 20_000 },
    ]);
    expect(sum).toMatchObject({ sales: 1, soldTiyn: PRICE, dispensedTiyn: PRICE });
  });

  test('in a failed one the bank refunds its part, and the notes are owed', () => {
    const back = [
      { kind: 'refund-intended', saleId: 'a', qrPaymentId: '15', amountTiyn: rest },
      { kind: 'refund-done', saleId: 'a', qrPaymentId: '15', amountTiyn: rest, operationId: '7' },
      { kind: 'debt-recorded', saleId: 'a', amountTiyn: 20_000, claimCode: 'ABC-123' },
    ];
    const owing = totalsOf(written([...mixed, ...back])).days;
    expect(owing).toMatchObject([
      { method: 'kaspi-qr', refundedTiyn: rest, wentBackTiyn: rest, owedTiyn: 0 },
      { method: 'cash', owedTiyn: 20_000, debts: 1, changeOwedTiyn: 0 },
    ]);
    const settled = totalsOf(
      written([...mixed, ...back, { kind: 'debt-settled', saleId: 'a', amountTiyn: 20_000, how: 'by-hand' }]),
    ).days;
    expect(settled).toMatchObject([
      { refundedTiyn: rest, settledTiyn: 0 },
      { refundedTiyn: 20_000, settledTiyn: 20_000, wentBackTiyn: 20_000, owedTiyn: 0, debts: 0 },
    ]);
  });

  test('a debt of the QR counts in the line of the QR', () => {
    const half = [
      { kind: 'dispensed', saleId: 'a', by: 'assumed', valueTiyn: 20_000 },
      { kind: 'debt-recorded', saleId: 'a', amountTiyn: rest, claimCode: 'ABC-123' },
    ];
    expect(totalsOf(written([...mixed, ...half])).days).toMatchObject([
      { method: 'kaspi-qr', owedTiyn: rest, debts: 1, sales: 0 },
      { method: 'cash', owedTiyn: 0, debts: 0, sales: 1 },
    ]);
  });

  test('a note drawn in after midnight belongs to the cassette of its day, the sale to the day before', () => {
    const second = [
      { kind: 'bill-intended', saleId: 'a', billTiyn: 50_000 },
      { kind: 'bill-stacked', saleId: 'a', billTiyn: 50_000 },
    ];
    const { days } = totalsOf([
      ...written(cashSale('a', 20_000).slice(0, 3), MIDNIGHT_MS - 10),
      ...written(second, MIDNIGHT_MS),
    ]);
    expect(days).toMatchObject([
      { day: '2026-11-20', soldTiyn: 70_000, bills: 1, cashInTiyn: 20_000 },
      { day: '2026-11-21', soldTiyn: 0, bills: 1, cashInTiyn: 50_000 },
    ]);
  });

  test('unassigned notes and collections count on their own days, and in no sale', () => {
    const orphan = { kind: 'orphan-recorded', orphanId: 'o', amountTiyn: 100_000, source: 'bill-acceptor' };
    const { days, sum } = totalsOf([
      ...written([orphan, { ...orphan, orphanId: 'p', amountTiyn: null }]),
      ...written([{ kind: 'cash-collected', amountTiyn: 100_000, bills: 2 }], MIDNIGHT_MS),
    ]);
    expect(days).toEqual([
      { ...cash, orphans: 2, orphansTiyn: 100_000 },
      { ...cash, day: '2026-11-21', collections: 1, collectedBills: 2, collectedTiyn: 100_000 },
    ]);
    expect(sum).toMatchObject({ sales: 0, soldTiyn: 0, orphans: 2, collectedTiyn: 100_000 });
  });

  test('every mixed sale adds up, line by line, with any outcome', () => {
    const amounts = fc.record({
      note: fc.integer({ min: 1, max: 90_000 }),
      qr: fc.integer({ min: 0, max: 90_000 }),
      delivered: fc.nat(),
      back: fc.nat(),
      byHand: fc.nat(),
    });
    fc.assert(
      fc.property(amounts, ({ note, qr, delivered, back, byHand }) => {
        const given = delivered % (note + qr + 1);
        const returned = Math.min(back % (qr + 1), note + qr - given);
        const debt = note + qr - given - returned;
        const settled = byHand % (debt + 1);
        const entries = [
          ...cashSale('a', note).slice(0, -1),
          ...(qr === 0
            ? []
            : [
                {
                  kind: 'purchase-known',
                  saleId: 'a',
                  qrPaymentId: '15',
                  amountTiyn: qr,
                  pollIntervalMs: 1,
                  scanTimeoutMs: 1,
                  confirmTimeoutMs: 1,
                },
                { kind: 'paid', saleId: 'a', qrPaymentId: '15', amountTiyn: qr },
              ]),
          ...(given === 0 ? [] : [{ kind: 'dispensed', saleId: 'a', by: 'assumed', valueTiyn: given }]),
          ...(returned === 0
            ? []
            : [
                { kind: 'refund-intended', saleId: 'a', qrPaymentId: '15', amountTiyn: returned },
                { kind: 'refund-done', saleId: 'a', qrPaymentId: '15', amountTiyn: returned, operationId: null },
              ]),
          ...(debt === 0 ? [] : [{ kind: 'debt-recorded', saleId: 'a', amountTiyn: debt, claimCode: 'ABC-123' }]),
          ...(settled === 0 ? [] : [{ kind: 'debt-settled', saleId: 'a', amountTiyn: settled, how: 'by-hand' }]),
        ];
        const { days, sum } = totalsOf(written(entries));
        for (const line of [...days, sum])
          expect(line.soldTiyn).toBe(line.dispensedTiyn + line.refundedTiyn + line.owedTiyn);
        expect(sum).toMatchObject({
          sales: 1,
          soldTiyn: note + qr,
          dispensedTiyn: given,
          refundedTiyn: returned + settled,
          settledTiyn: settled,
          debts: debt > settled ? 1 : 0,
        });
        expect(days.find(({ method }) => method === 'cash')).toMatchObject({ soldTiyn: note, cashInTiyn: note });
      }),
    );
  });
});
