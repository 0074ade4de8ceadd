import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it.each([
  ['undone', 0],
  ['done', 1],
] as const)('never answers; the work is %s, the connection stays open', async (work, purchases) => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'silence', work });
  const entry = harness().nextLogged();
  const silent = harness().attempt(token);
  expect(await entry).toMatchObject({ method: 'qr/create', httpStatus: null });
  expect(harness().sandbox.purchases()).toHaveLength(purchases);
  // Other connections are not concerned.
  expect(await harness().attempt(token)).toContain('"StatusCode":0');
  harness().sandbox.faults.unplug();
  expect(await silent).toBe('broken');
});
