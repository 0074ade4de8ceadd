import { expect, test } from 'vitest';
import { MoneyHarness } from '../money/harness.ts';

test.each([
  ['a lift that sets it down', 4_000],
  ['a chute without a way to fall', 100],
])('%s: the success follows the pulse after the time that the operator has set', async (_what, settleMs) => {
  const harness = new MoneyHarness({ settleMs }).ready().buy(1);
  harness.pulseDone();
  await harness.clock.advance(settleMs - 1);
  expect(harness.screen).toMatchObject({ name: 'dispensing' });
  await harness.clock.advance(1);
  expect(harness.screen).toMatchObject({ name: 'success' });
});
