import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('carries the request out twice, and sends one answer', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'duplicate' });
  harness().sandbox.faults.next('qr/create', { kind: 'duplicate', answer: 'second' });
  const answers = [await harness().attempt(token), await harness().attempt(token)];
  const ids = harness()
    .sandbox.purchases()
    .map(({ id }) => id);
  expect(ids).toHaveLength(4);
  expect(answers.map((text) => ids.findIndex((id) => text.includes(id)))).toEqual([0, 3]);
});

it('refunds a part of the money twice', async () => {
  const token = await harness().register('enhanced');
  const id = await harness().paid(token, { scheme: 'enhanced' });
  harness().sandbox.faults.next('payment/return', { kind: 'duplicate' });
  await harness().post('enhanced', '/payment/return', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":50.00`);
  expect(harness().sandbox.purchases()[0]?.returnedTiyn).toBe(10_000);
});
