import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { owedTiyn, replay, replayFrom, saleState, summaryOf } from '../../app/journal/replay.ts';
import type { RefundWay } from '../../app/payment/provider.ts';
import { LATEST_WORK_MS, World, type Step } from './world.ts';

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: fc.constant<Step>({ kind: 'go-on' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'choose' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'cancel' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'done' }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('qr' as const), outcome: fc.constantFrom('ok', 'ok', 'ok', 'lost', 'refused') }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      which: fc.nat({ max: 5 }),
      outcome: fc.constantFrom('truth', 'truth', 'truth', 'truth', 'lost', 'denied'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('phone' as const),
      which: fc.nat({ max: 1 }),
      outcome: fc.constantFrom('scanned', 'processed', 'processed', 'failed'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pulse' as const), outcome: fc.constantFrom('done', 'untouched', 'uncertain') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('details' as const),
      which: fc.nat({ max: 3 }),
      outcome: fc.constantFrom('now', 'now', 'when-asked', 'when-asked', 'lost', 'denied', 'forgotten'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      lateMs: fc.integer({ min: 0, max: LATEST_WORK_MS }),
      outcome: fc.constantFrom('done', 'done', 'done', 'lost-done', 'lost-undone', 'late', 'late', 'refused', 'above', 'forgotten'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('return' as const), outcome: fc.constantFrom('truth', 'truth', 'truth', 'truth', 'truth', 'lost', 'refused') }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('return-phone' as const), who: fc.constantFrom('payer', 'payer', 'payer', 'stranger') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('relay' as const), plugged: fc.constantFrom(true, true, false) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disk' as const), full: fc.constantFrom(true, false, false) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('power-cut' as const), darkMs: fc.integer({ min: 0, max: 120_000 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 1_000, 5_000, 5_000, 5_000, 30_000, 70_000, 200_000) }) },
);

const RUNS = 4_000;

/** Wherever a summary is put, a start that reads from there finds the same unsettled sales and the same stock. */
function checkSummaries(entries: readonly RecordedEntry[]): void {
  const whole = summaryOf(replay(entries));
  for (const until of [0, 0.3, 0.6, 0.9, 1].map((part) => Math.floor(entries.length * part))) {
    const entry = summaryOf(replay(entries.slice(0, until)));
    const touched = new Set([...entry.unsettled, ...entries.slice(until).map(saleIdOf)]);
    const read = entries.filter((recorded, index) => index >= until || touched.has(saleIdOf(recorded)));
    expect(summaryOf(replayFrom({ sequence: until, entry }, read))).toEqual(whole);
  }
}

function saleIdOf({ entry }: RecordedEntry): string | null {
  return 'saleId' in entry ? entry.saleId : null;
}

test('whatever happens in whatever order: no tenge is lost or invented, no product comes out twice', async () => {
  const reached = { delivered: 0, refunded: 0, refundedWithCustomer: 0, owed: 0, refusedByBank: 0, cutByPower: 0 };
  const ways = fc.constantFrom<RefundWay>('direct', 'with-customer', 'by-hand');
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 20, maxLength: 80, size: 'max' }), ways, async (story, refundWay) => {
      const world = new World({ refundWay });
      for (const step of story) {
        await world.take(step);
        world.check();
      }
      await world.settle();
      world.check();
      world.expectOpenForBusiness();
      checkSummaries(world.entries);
      for (const sale of replay(world.entries).sales.values()) {
        // Nothing stays undecided once the outside world has answered: delivered, or written down as a debt.
        expect(saleState(sale)).not.toBe('open');
        expect(owedTiyn(sale)).toBe(sale.debtTiyn);
        expect(sale.paidTiyn).toBe(world.paidAtBank(sale.saleId));
        expect(sale.refundedTiyn).toBe(world.returnedByBank(sale.saleId));
        if (sale.refundedTiyn > 0) reached[refundWay === 'direct' ? 'refunded' : 'refundedWithCustomer'] += 1;
        if (sale.deliveredTiyn > 0) reached.delivered += 1;
        else if (sale.debtTiyn > 0) reached.owed += 1;
        else reached.refusedByBank += 1;
        if (sale.dispense === 'failed-uncertain') reached.cutByPower += 1;
      }
    }),
    { numRuns: RUNS },
  );
  // A simulation that never gets anywhere proves nothing.
  for (const [what, count] of Object.entries(reached)) expect(count, `${what} of ${JSON.stringify(reached)}`).toBeGreaterThan(10);
});
