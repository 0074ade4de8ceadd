import { expect, it } from 'vitest';
import { withService } from '../service-client.ts';

const first = withService('apiPay', 'X-API-Key', {
  apiPay: { port: 0, behaviour: { form: 'first', requestsPerMinute: 2 } },
});

it('answers with a code and a link, and refuses too many requests in the body', async () => {
  const made = await first().post('/v1/invoices', { amount: 450.5, phone_number: '87001234567' });
  expect(made.json).toMatchObject({ status: 'pending', amount: '450.50' });
  expect(made.json['payment_url']).toMatch(/^https:\/\/kaspi\.kz\/pay\//);
  expect(made.json['kaspi_qr_token']).toMatch(/^[0-9a-f]+$/);
  await first().get('/invoices');
  expect(await first().get('/invoices')).toEqual({
    httpStatus: 429,
    json: { message: 'Too Many Requests', retry_after: 60 },
  });
});
