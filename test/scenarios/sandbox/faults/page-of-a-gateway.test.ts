import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it.each([
  [{ kind: 'html-502' }, 0],
  [{ kind: 'html-502', work: 'done' }, 1],
] as const)('answers %j', async (fault, purchases) => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', fault);
  expect(await harness().attempt(token)).toContain('<h1>502 Bad Gateway</h1>');
  expect(harness().sandbox.purchases()).toHaveLength(purchases);
});
