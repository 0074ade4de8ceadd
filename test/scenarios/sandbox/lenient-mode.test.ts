import { expect, it } from 'vitest';
import { withBench } from './harness.ts';
import { send } from './support.ts';

const told: string[] = [];
const bench = withBench({ violated: ({ rule }) => told.push(rule) });

it('answers what strict mode refuses, and records it all the same', async () => {
  const token = await bench().register();
  const created = await bench().send('standard', '/qr/create', {
    body: `{"DeviceToken":"${token}","Amount":200,"Colour":"red"}`,
    headers: { 'Api-Key': 'test_x' },
  });
  expect(created.text).toContain('"StatusCode":0');
  const id = bench().sandbox.purchases()[0]?.id ?? '';
  for (const _question of ['first', 'second']) expect(await bench().paymentStatus(id)).toBe('QrTokenCreated');
  expect(
    bench()
      .sandbox.violations()
      .map(({ refused, rule }) => [rule, refused]),
  ).toEqual([
    ['api-key', false],
    ['field', false],
    ['amount-decimals', false],
    ['polled-too-often', false],
  ]);
  expect(told).toEqual(bench().rules());
});

it('keeps its own codes for requests that cannot be read', async () => {
  const answer = await send(`${bench().url('standard')}/device/register`, bench().tls, {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'text/plain' },
  });
  expect(answer.httpStatus).toBe(415);
  expect(bench().sandbox.violations()).toMatchObject([{ rule: 'content-type', refused: true }]);
});
