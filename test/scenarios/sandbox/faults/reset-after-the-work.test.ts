import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('loses the answer to a request that was carried out', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'reset', work: 'done' });
  expect(await harness().attempt(token)).toBe('broken');
  expect(harness().sandbox.purchases()).toMatchObject([{ status: 'QrTokenCreated' }]);
});

it('loses the answer to a refund: the details show what happened', async () => {
  const token = await harness().register('enhanced');
  const id = await harness().paid(token, { scheme: 'enhanced' });
  harness().sandbox.faults.next('payment/return', { kind: 'reset', work: 'done' });
  const body = harness().body('enhanced', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":200.00`);
  await expect(harness().send('enhanced', '/payment/return', { body })).rejects.toThrow();
  expect((await harness().send('enhanced', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`)).text).toContain(
    '"AvailableReturnAmount":0.00',
  );
});
