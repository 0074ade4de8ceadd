import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PortInUseError, startSandbox } from '../../../sandbox/server.ts';
import { withHarness } from './harness.ts';
import { present, temporaryFolder } from './support.ts';

const harness = withHarness({ controlPort: 0 });
const errorSchema = z.object({ error: z.string() });

interface Answered {
  readonly status: number;
  readonly data: unknown;
}

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const sent = request(
      present(harness().sandbox.controlUrl) + path,
      {
        method,
        agent: false,
        headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          received += chunk;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, data: JSON.parse(received) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : text);
  });
}

async function refused(...args: Parameters<typeof call>): Promise<[number, string]> {
  const { data, status } = await call(...args);
  return [status, errorSchema.parse(data).error];
}

describe('the control interface', () => {
  it('sets and clears faults', async () => {
    const set = await call('POST', '/faults', {
      method: 'health/ping',
      faults: [{ kind: 'status', statusCode: -999 }],
      times: 2,
    });
    expect(set).toEqual({
      status: 200,
      data: [{ method: 'health/ping', faults: [{ kind: 'status', statusCode: -999 }], times: 2 }],
    });
    expect(await harness().code(harness().get('lite', '/health/ping'))).toBe(-999);
    expect((await call('GET', '/faults')).data).toMatchObject({ plugged: true, faults: [{ times: 1 }] });
    await call('POST', '/faults', { method: '*', faults: [{ kind: 'html-502' }] });
    expect((await call('DELETE', '/faults?method=health/ping')).data).toMatchObject([{ method: '*', times: null }]);
    expect((await call('DELETE', '/faults')).data).toEqual([]);
    expect(await harness().code(harness().get('lite', '/health/ping'))).toBe(0);
  });

  it('plays the customer', async () => {
    const token = await harness().register();
    const qrPaymentId = await harness().create('standard', token);
    expect((await call('POST', '/phone', { action: 'scan', qrPaymentId, customer: 'neighbour' })).data).toMatchObject({
      status: 'Wait',
      customer: 'neighbour',
    });
    expect((await call('POST', '/phone', { action: 'confirm', qrPaymentId })).data).toMatchObject({
      status: 'Processed',
    });
    const qrReturnId = await harness().createReturn(token);
    expect((await call('POST', '/phone', { action: 'scan-return', qrReturnId })).data).toMatchObject({
      status: 'CustomerIdentityObtained',
      customer: 'customer',
    });
    const invoice = await harness().invoiceId(await harness().register('enhanced'));
    expect((await call('POST', '/phone', { action: 'pay', qrPaymentId: invoice })).data).toMatchObject({
      status: 'Processed',
    });
    expect(await refused('POST', '/phone', { action: 'reject', qrPaymentId: invoice })).toEqual([
      409,
      '-999: reject is impossible in status Processed',
    ]);
  });

  it('shows purchases, refunds, requests and violations', async () => {
    const token = await harness().register();
    const id = await harness().create('standard', token, '200');
    const returnId = await harness().createReturn(token);
    expect((await call('GET', '/purchases')).data).toMatchObject([{ id, amountTiyn: 20_000 }]);
    expect((await call('GET', '/returns')).data).toMatchObject([{ id: returnId }]);
    expect((await call('GET', '/requests?last=1')).data).toMatchObject([
      {
        method: 'return/create',
        scheme: 'standard',
        connection: 3,
        tlsResumed: false,
        statusCode: 0,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    expect((await call('GET', '/violations')).data).toMatchObject([{ rule: 'amount-decimals' }]);
    expect((await call('GET', '/customers')).data).toMatchObject([
      { id: 'customer', phoneNumber: '87077777777' },
      {},
      {},
      {},
    ]);
    expect(JSON.stringify((await call('GET', '/')).data)).toContain('/violations');
  });

  it('unplugs the cable', async () => {
    expect((await call('POST', '/cable', { plugged: false })).data).toEqual({ plugged: false });
    await expect(harness().get('lite', '/health/ping')).rejects.toThrow();
    await call('POST', '/cable', { plugged: true });
    expect(await harness().code(harness().get('lite', '/health/ping'))).toBe(0);
  });

  it('explains what is wrong with a request', async () => {
    expect((await refused('POST', '/faults', { method: 'qr/crate', faults: [{ kind: 'html-502' }] }))[1]).toContain(
      'qr/create',
    );
    expect(
      (await refused('POST', '/faults', { method: 'qr/create', faults: [{ kind: 'delay', delayMs: -1 }] }))[1],
    ).toContain('faults[0].delayMs');
    expect((await refused('POST', '/faults', { method: 'qr/create', faults: [], surprise: 1 }))[0]).toBe(400);
    expect((await refused('POST', '/phone', { action: 'scan', qrPaymentId: 15 }))[1]).toContain('qrPaymentId');
    expect(await refused('POST', '/phone', { action: 'scan', qrPaymentId: '15' })).toEqual([
      409,
      '-1601: Покупка не найдена',
    ]);
    expect(await refused('POST', '/faults', '{')).toEqual([400, 'the body is not JSON']);
    expect((await refused('POST', '/faults', '{}', { 'Content-Type': 'text/plain' }))[0]).toBe(415);
    expect((await refused('POST', '/faults', `"${'x'.repeat(70_000)}"`))[0]).toBe(413);
    expect((await refused('GET', '/requests?last=0'))[0]).toBe(400);
    expect((await refused('GET', '/nothing'))[0]).toBe(404);
    expect(await refused('POST', '/purchases', {})).toEqual([405, '/purchases knows GET only']);
  });

  it('is open only on request, and reports a port in use', async () => {
    const folder = await temporaryFolder();
    const sandbox = await startSandbox({ dir: folder.dir });
    expect(sandbox.controlUrl).toBeNull();
    await sandbox.close();
    const controlPort = Number(new URL(present(harness().sandbox.controlUrl)).port);
    await expect(startSandbox({ dir: folder.dir, controlPort })).rejects.toThrow(PortInUseError);
    await folder.remove();
  });
});

describe('web pages in a browser on this machine', () => {
  it.each([
    { Origin: 'https://example.org' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    // A foreign name that resolves to this machine.
    { Host: 'example.org' },
    { Host: 'localhost:1' },
  ])('are refused: %j', async (headers) => {
    expect(await refused('POST', '/cable', { plugged: false }, headers)).toEqual([
      403,
      'the control interface is not for web pages',
    ]);
    expect(await harness().code(harness().get('lite', '/health/ping'))).toBe(0);
  });
});
