import { expect, it } from 'vitest';
import { withHarness } from './harness.ts';
import { send } from './support.ts';

const reported: string[] = [];
const harness = withHarness({ violated: ({ rule }) => reported.push(rule) });

it('answers what strict mode refuses, and records it all the same', async () => {
  const token = await harness().register();
  const created = await harness().send('standard', '/qr/create', {
    body: `{"DeviceToken":"${token}","Amount":200,"Colour":"red"}`,
    headers: { 'Api-Key': 'test_x' },
  });
  expect(created.text).toContain('"StatusCode":0');
  const id = harness().sandbox.purchases()[0]?.id ?? '';
  for (const _question of ['first', 'second']) expect(await harness().paymentStatus(id)).toBe('QrTokenCreated');
  expect(
    harness()
      .sandbox.violations()
      .map(({ refused, rule }) => [rule, refused]),
  ).toEqual([
    ['api-key', false],
    ['field', false],
    ['amount-decimals', false],
    ['polled-too-often', false],
  ]);
  expect(reported).toEqual(harness().rules());
});

it('keeps its own codes for requests that cannot be read', async () => {
  const answer = await send(`${harness().url('standard')}/device/register`, harness().tls, {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'text/plain' },
  });
  expect(answer.httpStatus).toBe(415);
  expect(harness().sandbox.violations()).toMatchObject([{ rule: 'content-type', refused: true }]);
});
