import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('answers a status that the specification does not know; the purchase goes on', async () => {
  const id = await bench().create('standard', await bench().register());
  bench().sandbox.faults.next('payment/status', { kind: 'purchase-status', status: 'NotConfirmedByUser' });
  expect(await bench().paymentStatus(id)).toBe('NotConfirmedByUser');
  expect(await bench().paymentStatus(id)).toBe('QrTokenCreated');
});
