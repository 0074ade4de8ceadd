import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { acceptAll, bringUpMs, createAcceptingBench, tenge } from '../ccnet/harness.ts';

it('tells the loss at once, and speaks to the unit again within one pause of its return, whenever that is', async () => {
  const bench = await createAcceptingBench();
  for (const awayMs of [1, 240, 800, 1_499, 5_000, 3_600_000]) {
    bench.events.length = 0;
    bench.device.unplug();
    await bench.clock.advance(1);
    expect(bench.kinds()).toEqual(['lost']);
    await bench.clock.advance(awayMs - 1);
    const spokenBefore = bench.unit.commands().length;
    bench.device.plug();
    await bench.clock.advance(delays.reopenLongestMs);
    expect([awayMs, bench.unit.commands().length]).not.toEqual([awayMs, spokenBefore]);

    await bench.clock.advance(bringUpMs);
    expect(bench.kinds().at(-1)).toBe('ready');
    // Whoever lets notes in has to say so again: what was wanted before the loss is over.
    expect(bench.unit.enabledBills()).toEqual([]);
    acceptAll(bench);
    await bench.clock.advance(delays.ccnetMaskSettleMs);
    expect(bench.unit.enabledBills()).toContain(tenge(500));
  }
});
