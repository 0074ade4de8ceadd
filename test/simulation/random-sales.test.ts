import fc from 'fast-check';
import { expect, test } from 'vitest';
import { owedTiyn, replay, saleState } from '../../app/journal/replay.ts';
import { World, type Step } from './world.ts';

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'choose' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'cancel' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'done' }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('qr' as const), outcome: fc.constantFrom('ok', 'lost', 'refused') }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      which: fc.nat({ max: 5 }),
      outcome: fc.constantFrom('created', 'scanned', 'processed', 'failed', 'lost', 'denied'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pulse' as const), outcome: fc.constantFrom('done', 'untouched', 'uncertain') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('relay' as const), plugged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disk' as const), full: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('power-cut' as const), darkMs: fc.integer({ min: 0, max: 120_000 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 400_000 }) }) },
);

const RUNS = 3_000;

test('whatever happens in whatever order: no tenge is lost or invented, no product comes out twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 60 }), async (story) => {
      const world = new World();
      for (const step of story) {
        await world.take(step);
        world.check();
      }
      await world.settle();
      world.check();
      for (const sale of replay(world.entries).sales.values()) {
        // Nothing stays undecided once the outside world has answered: delivered, or written down as a debt.
        expect(saleState(sale)).not.toBe('open');
        expect(owedTiyn(sale)).toBe(sale.debtTiyn);
        expect(sale.paidTiyn).toBe(world.paidAtBank(sale.saleId));
      }
    }),
    { numRuns: RUNS },
  );
});
