import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('answers a status that is not in the specification; the purchase continues', async () => {
  const id = await harness().create('standard', await harness().register());
  harness().sandbox.faults.next('payment/status', { kind: 'purchase-status', status: 'NotConfirmedByUser' });
  expect(await harness().paymentStatus(id)).toBe('NotConfirmedByUser');
  expect(await harness().paymentStatus(id)).toBe('QrTokenCreated');
});
