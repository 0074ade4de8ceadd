import { expect, it } from 'vitest';
import type { Scheme } from '../../../sandbox/bank/schemes.ts';
import { withHarness } from './harness.ts';
import { send } from './support.ts';

const harness = withHarness();

/** kaspi-qr-facts, section 1. */
const METHODS: readonly [string, string, readonly Scheme[]][] = [
  ['GET', '/partner/tradepoints', ['lite', 'standard']],
  ['GET', '/partner/tradepoints/180340021791', ['enhanced']],
  ['POST', '/device/register', ['lite', 'standard', 'enhanced']],
  ['POST', '/device/delete', ['lite', 'standard', 'enhanced']],
  ['POST', '/qr/create', ['lite', 'standard', 'enhanced']],
  ['POST', '/qr/create-link', ['lite', 'standard', 'enhanced']],
  ['GET', '/payment/status/15', ['lite', 'standard', 'enhanced']],
  ['POST', '/return/create', ['standard']],
  ['GET', '/return/status/15', ['standard']],
  ['POST', '/return/operations', ['standard']],
  ['GET', '/payment/details', ['standard', 'enhanced']],
  ['POST', '/payment/return', ['standard', 'enhanced']],
  ['GET', '/remote/client-info', ['enhanced']],
  ['POST', '/remote/create', ['enhanced']],
  ['POST', '/remote/cancel', ['enhanced']],
  ['GET', '/health/ping', ['lite', 'standard', 'enhanced']],
  ['POST', '/test/payment/scan', ['lite', 'standard', 'enhanced']],
  ['POST', '/test/payment/confirm', ['lite', 'standard', 'enhanced']],
  ['POST', '/test/payment/scanerror', ['lite', 'standard', 'enhanced']],
  ['POST', '/test/payment/confirmerror', ['lite', 'standard', 'enhanced']],
];

it.each(METHODS)('%s %s exists in %j and nowhere else', async (method, path, schemes) => {
  for (const scheme of ['lite', 'standard', 'enhanced'] as const) {
    const { httpStatus } = await harness().send(scheme, path, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    expect([scheme, httpStatus === 404]).toEqual([scheme, !schemes.includes(scheme)]);
  }
});

it.each(['/phone', '/r2/v01/phone'])("the sandbox's own address %s is not on the line of kiosks", async (path) => {
  const { sandbox, tls } = harness();
  const url = new URL(path, sandbox.urls.standard).href;
  expect((await send(url, tls, { method: 'POST', body: '{"action":"pay","qrPaymentId":"1"}' })).httpStatus).toBe(404);
});
