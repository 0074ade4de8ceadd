import { expect, it } from 'vitest';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { PortHarness } from './harness.ts';

it('takes a dangling link, and a missing one, for a missing device', async () => {
  const pair = await createPtyPair();
  const harness = await PortHarness.make();
  await harness.leadTo('/dev/sauda-absent');
  await harness.start();
  await harness.passLongestPause();
  await harness.leadTo(null);
  await harness.passLongestPause();
  await harness.leadTo('/dev/sauda-absent-too');
  await harness.passLongestPause();
  expect(harness.kinds()).toEqual(['not-found']);

  await harness.leadTo(pair.hostPath);
  await harness.passLongestPause();
  expect(harness.kinds()).toEqual(['not-found', 'connected']);
  await harness.dispose();
  await pair.dispose();
});

it('reports a link that leads back to itself', async () => {
  const harness = await PortHarness.make();
  await harness.leadTo(harness.path);
  await harness.start();
  expect(harness.events).toEqual([
    { kind: 'lost', reason: { kind: 'io', message: expect.stringMatching(/symbolic links/) } },
  ]);
  await harness.dispose();
});
