import { describe, expect, it } from 'vitest';
import { present } from '../support.ts';
import { withService, type ServiceClient } from '../service-client.ts';

const current = withService('apiPay', 'X-API-Key', {});

async function invoice(client: ServiceClient, more: object = {}): Promise<string> {
  const made = await client.post('/invoices', { amount: 450, phone_number: '87001234567', ...more });
  expect(made.httpStatus).toBe(201);
  return String(made.json['id']);
}

async function statusOf(client: ServiceClient, id: string): Promise<unknown> {
  return (await client.get(`/invoices/${id}`)).json['status'];
}

describe('an invoice of ApiPay', () => {
  it('is pending, paid by the phone, and its amount is text', async () => {
    const client = current();
    const id = await invoice(client);
    expect((await client.get(`/invoices/${id}`)).json).toMatchObject({ status: 'pending', amount: '450.00' });
    expect(present(client.sandbox.apiPay).service.play(id, 'pay')).toBeNull();
    expect(await statusOf(client, id)).toBe('paid');
  });

  it('expires by time, and cannot be paid then', async () => {
    const client = current();
    const id = await invoice(client);
    client.clock.advance(300_000);
    expect(await statusOf(client, id)).toBe('expired');
    expect(present(client.sandbox.apiPay).service.play(id, 'pay')).toBe('the invoice is expired');
  });

  it('is cancelling before it is cancelled; a payment meanwhile wins', async () => {
    const client = current();
    const { service } = present(client.sandbox.apiPay);
    const [first, second] = [await invoice(client), await invoice(client)];
    expect((await client.post(`/invoices/${first}/cancel`)).json['status']).toBe('cancelling');
    await client.post(`/invoices/${second}/cancel`);
    service.play(second, 'pay');
    client.clock.advance(1000);
    expect([await statusOf(client, first), await statusOf(client, second)]).toEqual(['cancelled', 'paid']);
    expect((await client.post(`/invoices/${second}/cancel`)).httpStatus).toBe(410);
  });

  it('is found by the order that it was made for, also after a lost answer', async () => {
    const client = current();
    present(client.sandbox.apiPay).service.faults.next('invoices/create', { kind: 'reset', work: 'done' });
    const order = { external_order_id: 'SALE-7' };
    await expect(invoice(client, order)).rejects.toThrow();
    const found = await client.get('/invoices?search=SALE-7');
    expect(found.json['data']).toMatchObject([{ external_order_id: 'SALE-7', status: 'pending' }]);
  });

  it('answers about many invoices at once', async () => {
    const client = current();
    const ids = [await invoice(client), await invoice(client)];
    const answer = await client.post('/invoices/status/check', { invoice_ids: ids.map(Number) });
    expect(answer.json['invoices']).toMatchObject([{ status: 'pending' }, { status: 'pending' }]);
  });

  it('is refunded in part and in full, each refund with its own state', async () => {
    const client = current();
    const { service } = present(client.sandbox.apiPay);
    const id = await invoice(client);
    service.play(id, 'pay');
    expect((await client.post(`/invoices/${id}/refund`, { amount: 200 })).json['status']).toBe('pending');
    expect(await statusOf(client, id)).toBe('paid');
    client.clock.advance(2000);
    expect(await statusOf(client, id)).toBe('partially_refunded');
    expect((await client.post(`/invoices/${id}/refund`, { amount: 251 })).httpStatus).toBe(422);
    await client.post(`/invoices/${id}/refund`);
    service.play(id, 'fail-refunds');
    expect((await client.get(`/invoices/${id}/refunds`)).json['data']).toMatchObject([
      { amount: '200.00', status: 'failed' },
      { amount: '250.00', status: 'failed' },
    ]);
  });

  it('ends in an error for a number without Kaspi', async () => {
    const client = current();
    const id = await invoice(client, { phone_number: '87000000000' });
    expect(await statusOf(client, id)).toBe('error');
  });
});

describe('what ApiPay refuses', () => {
  it('is a wrong key', async () => {
    const client = current();
    expect((await client.get('/invoices', { 'X-API-Key': 'wrong' })).httpStatus).toBe(401);
    expect((await client.get('/status', {})).httpStatus).toBe(200);
  });

  it.each([
    ['a fraction of a tenge', { amount: 450.5 }],
    ['nothing', { amount: 0 }],
    ['no number', { amount: null }],
    ['a number without the 8', { phone_number: '7001234567' }],
    ['a long description', { description: 'x'.repeat(61) }],
  ])('is %s', async (_name, more) => {
    const client = current();
    const refused = await client.post('/invoices', { amount: 450, phone_number: '87001234567', ...more });
    expect(refused.httpStatus).toBe(422);
  });

  it('is the 61st request of a minute, with the time to wait', async () => {
    const client = current();
    for (let count = 0; count < 60; count += 1) expect((await client.get('/invoices')).httpStatus).toBe(200);
    expect((await client.get('/invoices')).httpStatus).toBe(429);
    expect(present(client.sandbox.apiPay).service.violations()).toMatchObject([{ rule: 'rate-limit' }]);
    client.clock.advance(60_000);
    expect((await client.get('/invoices')).httpStatus).toBe(200);
  });
});

describe('verification of an organisation', () => {
  it('waits for a person for two minutes', async () => {
    const client = current();
    const { service } = present(client.sandbox.apiPay);
    await client.post('/organizations/verify', { idn: '123456789012' });
    expect((await client.get('/organizations/1/status')).json['organization']).toMatchObject({ status: 'pending' });
    expect(service.verify('verified')).toBe(true);
    expect((await client.get('/organizations/1/status')).json['organization']).toMatchObject({ status: 'verified' });
    await client.post('/organizations/verify', { idn: '123456789012' });
    client.clock.advance(120_000);
    expect((await client.get('/organizations/2/status')).json['organization']).toMatchObject({ status: 'failed' });
    expect(service.verify('verified')).toBe(false);
  });
});
