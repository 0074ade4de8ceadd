import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('does the work twice; the client hears of one', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'duplicate' });
  bench().sandbox.faults.next('qr/create', { kind: 'duplicate', answer: 'second' });
  const answers = [await bench().attempt(token), await bench().attempt(token)];
  const ids = bench()
    .sandbox.purchases()
    .map(({ id }) => id);
  expect(ids).toHaveLength(4);
  expect(answers.map((text) => ids.findIndex((id) => text.includes(id)))).toEqual([0, 3]);
});

it('gives a part of the money back twice', async () => {
  const token = await bench().register('enhanced');
  const id = await bench().paid(token, { scheme: 'enhanced' });
  bench().sandbox.faults.next('payment/return', { kind: 'duplicate' });
  await bench().post('enhanced', '/payment/return', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":50.00`);
  expect(bench().sandbox.purchases()[0]?.returnedTiyn).toBe(10_000);
});
