import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';
import { envelope } from '../support.ts';

const harness = withHarness({ strict: true });

it('refuses questions that come early, with a tolerance of a tenth', async () => {
  const id = await harness().create('standard', await harness().register());
  const ask = (): Promise<number> => harness().code(harness().get('standard', `/payment/status/${id}`));
  expect(await ask()).toBe(0);
  harness().clock.advance(4499);
  expect(await ask()).toBe(-400);
  harness().clock.advance(4500);
  expect(await ask()).toBe(0);
  expect(harness().sandbox.violations()).toMatchObject([
    {
      rule: 'polled-too-often',
      method: 'payment/status',
      message: `asked about purchase ${id} 4.5 s after the last time, allowed is every 5 s`,
    },
  ]);
});

it('checks refunds in the same way', async () => {
  const returnId = await harness().createReturn(await harness().register());
  await harness().get('standard', `/return/status/${returnId}`);
  const received = await harness().send('standard', `/return/status/${returnId}`);
  expect([received.httpStatus, envelope(received).StatusCode]).toEqual([400, -400]);
});

it("counts one customer's questions apart from another's", async () => {
  const token = await harness().register();
  const [first, second] = [await harness().create('standard', token), await harness().create('standard', token)];
  expect(await harness().paymentStatus(first)).toBe('QrTokenCreated');
  expect(await harness().paymentStatus(second)).toBe('QrTokenCreated');
});
