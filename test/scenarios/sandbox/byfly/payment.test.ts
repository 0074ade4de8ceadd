import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { present } from '../support.ts';
import { withService, type ServiceClient, type ServiceReply } from '../service-client.ts';

const byFly = withService('byFly', 'X-API-Token', {});

async function payment(client: ServiceClient, amount: number, method: string): Promise<string> {
  const made = await client.post('/payment/init', { amount });
  const { transaction_id: id } = dataOf(made);
  const chosen = await client.post(`/payment/${String(id)}/kaspi`, { payment_method: method });
  expect(chosen.httpStatus).toBe(200);
  return String(id);
}

const dataSchema = z.record(z.string(), z.unknown());

function dataOf({ json }: ServiceReply): Record<string, unknown> {
  return dataSchema.parse(json['data']);
}

describe('a payment of ByFly', () => {
  it.each([
    [10_000, 'kaspi_gold', 10_100, 100],
    [10_000, 'kaspi_credit', 11_400, 1400],
    [450, 'kaspi_red', 454.5, 4.5],
  ])('of %d by %s costs %d', async (amount, method, total, commission) => {
    const client = byFly();
    const { transaction_id: id } = dataOf(await client.post('/payment/init', { amount }));
    const chosen = await client.post(`/payment/${String(id)}/kaspi`, { payment_method: method });
    expect(dataOf(chosen)).toMatchObject({ amount: total, original_amount: amount, commission_amount: commission });
  });

  it('is paid in parts, and names what is missing', async () => {
    const client = byFly();
    const { service } = present(client.sandbox.byFly);
    const id = await payment(client, 1000, 'kaspi_gold');
    expect(service.pay(id, 60_000)).toBeNull();
    expect(dataOf(await client.get(`/payment/${id}/status`))).toMatchObject({
      status: 'partially_paid',
      paid_amount: 600,
      remaining_amount: 410,
    });
    service.pay(id);
    expect(dataOf(await client.get(`/payment/${id}`))).toMatchObject({ status: 'paid', remaining_amount: 0 });
  });

  it('keeps what was paid when it is cancelled', async () => {
    const client = byFly();
    const id = await payment(client, 1000, 'kaspi_gold');
    present(client.sandbox.byFly).service.pay(id, 100);
    expect((await client.post(`/payment/${id}/cancel`)).httpStatus).toBe(200);
    expect(dataOf(await client.get(`/payment/${id}`))).toMatchObject({ status: 'cancelled', paid_amount: 1 });
  });

  it('records a status that was asked for within a second', async () => {
    const client = byFly();
    const id = await payment(client, 1000, 'kaspi_gold');
    await client.get(`/payment/${id}/status`);
    client.clock.advance(1000);
    await client.get(`/payment/${id}/status`);
    const { service } = present(client.sandbox.byFly);
    expect(service.violations()).toEqual([]);
    client.clock.advance(999);
    await client.get(`/payment/${id}/status`);
    expect(service.violations()).toMatchObject([{ rule: 'status-gap' }]);
  });

  it('is refused with a wrong token, a wrong amount or an unknown method', async () => {
    const client = byFly();
    expect((await client.post('/payment/init', { amount: 1 }, { 'X-API-Token': 'x' })).httpStatus).toBe(401);
    expect((await client.post('/payment/init', { amount: 'many' })).httpStatus).toBe(400);
    const { transaction_id: id } = dataOf(await client.post('/payment/init', { amount: 1 }));
    expect((await client.post(`/payment/${String(id)}/kaspi`, { payment_method: 'cash' })).httpStatus).toBe(400);
    expect((await client.get('/payment/none/status')).httpStatus).toBe(404);
  });
});
