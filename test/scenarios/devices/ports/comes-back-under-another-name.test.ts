import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import { until } from '../../../support/until.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { PortHarness } from './harness.ts';

/** A device that was pulled out is noticed in this time, and one that was plugged in is used. */
const LIMIT_MS = 2_000;

it('detects the loss within one check and opens the other name within one pause, every time', async () => {
  const harness = await PortHarness.make();
  let present = await createPtyPair();
  await harness.leadTo(present.hostPath);
  await harness.start();
  for (const awayMs of [0, 100, 1_000, 10_000]) {
    const lossesBefore = harness.kinds().filter((kind) => kind === 'io').length;
    const isLost = (): boolean => harness.kinds().filter((kind) => kind === 'io').length > lossesBefore;
    await harness.leadTo(null);
    await present.dispose();
    await harness.clock.advance(delays.portHangUpCheckMs);
    await until(isLost);
    expect(harness.supervisor.current()).toBeUndefined();

    for (let goneMs = 0; goneMs < awayMs; goneMs += delays.reopenFirstMs) await harness.pass(delays.reopenFirstMs);
    // As long as a process holds the old name, the kernel gives the next one.
    const next = await createPtyPair();
    expect(next.hostPath).not.toBe(present.hostPath);
    present = next;
    await harness.leadTo(present.hostPath);
    await harness.passLongestPause();
    expect(harness.kinds().at(-1)).toBe('connected');
  }
  expect(harness.kinds()).toEqual([
    'connected',
    'io',
    'connected',
    'io',
    'connected',
    'io',
    'connected',
    'io',
    'connected',
  ]);
  await harness.dispose();
  await present.dispose();
});

it('both times add up to less than two seconds', () => {
  expect(delays.portHangUpCheckMs).toBeLessThan(LIMIT_MS);
  const eightChannelsMs = 8 * delays.relayFrameGapMs + delays.relayAnswerLimitMs;
  expect(delays.reopenLongestMs + eightChannelsMs).toBeLessThan(LIMIT_MS);
  expect(delays.reopenFirstMs).toBeLessThanOrEqual(delays.reopenLongestMs);
});
