import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('answers an undocumented code, message and HTTP status, carried out or not', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', {
    kind: 'status',
    statusCode: -123456789,
    message: 'own words',
    httpStatus: 503,
    work: 'done',
  });
  const answer = await harness().send('standard', '/qr/create', { body: `{"DeviceToken":"${token}","Amount":200.00}` });
  expect(answer).toMatchObject({ httpStatus: 503, text: '{"StatusCode":-123456789,"Message":"own words"}' });
  expect(harness().sandbox.purchases()).toHaveLength(1);
});
