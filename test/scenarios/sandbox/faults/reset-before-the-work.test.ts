import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('breaks the connection, and carries nothing out', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'reset', work: 'undone' });
  expect(await harness().attempt(token)).toBe('broken');
  expect(harness().sandbox.purchases()).toEqual([]);
  expect(harness().sandbox.requests().at(-1)).toMatchObject({ method: 'qr/create', httpStatus: null });
  expect(await harness().attempt(token)).toContain('"StatusCode":0');
});
