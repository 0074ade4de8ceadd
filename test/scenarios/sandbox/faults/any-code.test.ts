import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('answers a code, a message and an HTTP status that nobody has described, with or without the work', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', {
    kind: 'status',
    statusCode: -123456789,
    message: 'own words',
    httpStatus: 503,
    work: 'done',
  });
  const answer = await bench().send('standard', '/qr/create', { body: `{"DeviceToken":"${token}","Amount":200.00}` });
  expect(answer).toMatchObject({ httpStatus: 503, text: '{"StatusCode":-123456789,"Message":"own words"}' });
  expect(bench().sandbox.purchases()).toHaveLength(1);
});
