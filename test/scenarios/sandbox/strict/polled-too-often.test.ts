import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';
import { envelope } from '../support.ts';

const bench = withBench({ strict: true });

it('refuses questions before their time, with a tolerance of a tenth', async () => {
  const id = await bench().create('standard', await bench().register());
  const ask = (): Promise<number> => bench().code(bench().get('standard', `/payment/status/${id}`));
  expect(await ask()).toBe(0);
  bench().clock.advance(4499);
  expect(await ask()).toBe(-400);
  bench().clock.advance(4500);
  expect(await ask()).toBe(0);
  expect(bench().sandbox.violations()).toMatchObject([
    {
      rule: 'polled-too-often',
      method: 'payment/status',
      message: `asked about purchase ${id} 4.5 s after the last time, allowed is every 5 s`,
    },
  ]);
});

it('watches refunds in the same way', async () => {
  const returnId = await bench().createReturn(await bench().register());
  await bench().get('standard', `/return/status/${returnId}`);
  const received = await bench().send('standard', `/return/status/${returnId}`);
  expect([received.httpStatus, envelope(received).StatusCode]).toEqual([400, -400]);
});

it("counts one customer's questions apart from another's", async () => {
  const token = await bench().register();
  const [first, second] = [await bench().create('standard', token), await bench().create('standard', token)];
  expect(await bench().paymentStatus(first)).toBe('QrTokenCreated');
  expect(await bench().paymentStatus(second)).toBe('QrTokenCreated');
});
