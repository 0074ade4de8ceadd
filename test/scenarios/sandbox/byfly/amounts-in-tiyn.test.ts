import { expect, it } from 'vitest';
import { withService } from '../service-client.ts';

const byFly = withService('byFly', 'X-API-Token', { byFly: { port: 0, behaviour: { amountUnit: 'tiyn' } } });

it('counts tiyn where the service is set so', async () => {
  const made = await byFly().post('/payment/init', { amount: 45_000 });
  expect(made.json['data']).toMatchObject({ amount: 45_000 });
  expect(byFly().sandbox.byFly?.service.payments()).toMatchObject([{ amountTiyn: 45_000 }]);
  expect((await byFly().post('/payment/init', { amount: 450.5 })).httpStatus).toBe(400);
});
