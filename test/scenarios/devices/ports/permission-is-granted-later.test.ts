import { expect, it } from 'vitest';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { denyAccess, PortBench } from './harness.ts';

it('says once that the user may not open the port, and opens it within one pause after that was put right', async () => {
  const pair = await createPtyPair();
  const bench = await PortBench.make();
  await bench.leadTo(pair.hostPath);
  // The link itself can be read, as under /dev; what it leads to cannot be entered.
  const grant = await denyAccess(pair.hostPath);
  try {
    await bench.start();
    for (let again = 0; again < 4; again += 1) await bench.passLongestPause();
  } finally {
    await grant();
  }
  expect(bench.attempts).toBeGreaterThan(4);
  expect(bench.kinds()).toEqual(['no-permission']);

  await bench.passLongestPause();
  expect(bench.kinds()).toEqual(['no-permission', 'connected']);
  await bench.dispose();
  await pair.dispose();
});
