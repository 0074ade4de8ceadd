import { expect, it } from 'vitest';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { denyAccess, PortHarness } from './harness.ts';

it('reports missing permission once, and opens the port within one pause after it was granted', async () => {
  const pair = await createPtyPair();
  const harness = await PortHarness.make();
  await harness.leadTo(pair.hostPath);
  // The link itself can be read, as under /dev; what it leads to cannot be entered.
  const grant = await denyAccess(pair.hostPath);
  try {
    await harness.start();
    for (let again = 0; again < 4; again += 1) await harness.passLongestPause();
  } finally {
    await grant();
  }
  expect(harness.attempts).toBeGreaterThan(4);
  expect(harness.kinds()).toEqual(['no-permission']);

  await harness.passLongestPause();
  expect(harness.kinds()).toEqual(['no-permission', 'connected']);
  await harness.dispose();
  await pair.dispose();
});
