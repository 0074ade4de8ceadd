import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { acceptAll, bringUpMs, createAcceptingHarness, tenge } from '../ccnet/harness.ts';

it('reports the loss at once, and resumes within one pause of the unit’s return', async () => {
  const harness = await createAcceptingHarness();
  for (const awayMs of [1, 240, 800, 1_499, 5_000, 3_600_000]) {
    harness.events.length = 0;
    harness.device.unplug();
    await harness.clock.advance(1);
    expect(harness.kinds()).toEqual(['lost']);
    await harness.clock.advance(awayMs - 1);
    const spokenBefore = harness.unit.commands().length;
    harness.device.plug();
    await harness.clock.advance(delays.reopenLongestMs);
    expect([awayMs, harness.unit.commands().length]).not.toEqual([awayMs, spokenBefore]);

    await harness.clock.advance(bringUpMs);
    expect(harness.kinds().at(-1)).toBe('ready');
    // Notes must be enabled again: the request from before the loss no longer applies.
    expect(harness.unit.enabledBills()).toEqual([]);
    acceptAll(harness);
    await harness.clock.advance(delays.ccnetMaskSettleMs);
    expect(harness.unit.enabledBills()).toContain(tenge(500));
  }
});
