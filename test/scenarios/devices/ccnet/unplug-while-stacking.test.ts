import { expect, it } from 'vitest';
import { billMs, bringUpMs, createEscrowHarness, tenge } from './harness.ts';

it('is doubtful at once; what the unit reports afterwards is an orphan', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(300);
  harness.device.unplug();
  await harness.clock.advance(300);
  expect(harness.kinds()).toEqual(['escrowed', 'stack-doubtful', 'lost']);
  await harness.clock.advance(billMs);
  harness.device.plug();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.slice(3)).toEqual([
    { kind: 'stacked', billTiyn: null, asked: false },
    { kind: 'found', bill: 'none' },
    expect.objectContaining({ kind: 'ready' }),
  ]);
  expect(harness.credited()).toBe(0);
});

it('is certain that a bill was not stacked when STACK never reached the line', async () => {
  const harness = await createEscrowHarness();
  harness.device.unplug();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(300);
  expect(harness.kinds()).toContain('lost');
  expect(harness.kinds()).not.toContain('stack-doubtful');
  expect(harness.unit.totals().stackedTiyn).toBe(tenge(0));
});
