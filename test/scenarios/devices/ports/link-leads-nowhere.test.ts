import { expect, it } from 'vitest';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { PortBench } from './harness.ts';

it('takes a dangling link, and one that is not there, for an absent device', async () => {
  const pair = await createPtyPair();
  const bench = await PortBench.make();
  await bench.leadTo('/dev/sauda-absent');
  await bench.start();
  await bench.passLongestPause();
  await bench.leadTo(null);
  await bench.passLongestPause();
  await bench.leadTo('/dev/sauda-absent-too');
  await bench.passLongestPause();
  expect(bench.kinds()).toEqual(['not-found']);

  await bench.leadTo(pair.hostPath);
  await bench.passLongestPause();
  expect(bench.kinds()).toEqual(['not-found', 'connected']);
  await bench.dispose();
  await pair.dispose();
});

it('says that a link leads back to itself', async () => {
  const bench = await PortBench.make();
  await bench.leadTo(bench.path);
  await bench.start();
  expect(bench.events).toEqual([
    { kind: 'lost', reason: { kind: 'io', message: expect.stringMatching(/symbolic links/) } },
  ]);
  await bench.dispose();
});
