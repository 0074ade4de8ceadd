import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('loses the answer to work that was done', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'reset', work: 'done' });
  expect(await bench().attempt(token)).toBe('broken');
  expect(bench().sandbox.purchases()).toMatchObject([{ status: 'QrTokenCreated' }]);
});

it('loses the answer to a refund: the details tell what happened', async () => {
  const token = await bench().register('enhanced');
  const id = await bench().paid(token, { scheme: 'enhanced' });
  bench().sandbox.faults.next('payment/return', { kind: 'reset', work: 'done' });
  const body = bench().body('enhanced', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":200.00`);
  await expect(bench().send('enhanced', '/payment/return', { body })).rejects.toThrow();
  expect((await bench().send('enhanced', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`)).text).toContain(
    '"AvailableReturnAmount":0.00',
  );
});
