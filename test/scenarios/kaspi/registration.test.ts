import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';
import { until } from '../../support/until.ts';

const harness = withSandbox();
/** Registered is answered before it is on disk. */
function onDisk(data: string): Promise<void> {
  return until(() => existsSync(join(data, 'device.json')));
}

const order = { externalId: 'order-1', amountTiyn: tiyn(45_000) };

test('the first start registers at the only trade point; the second only pings', async () => {
  const data = mkdtempSync(join(harness.directory, 'data-'));
  let before = harness.sandbox.requests().length;
  expect(await harness.provider(harness.standard(), data).connect()).toMatchObject({
    ok: true,
    value: { tradePoint: expect.any(String) },
  });
  expect(harness.methodsSince(before)).toEqual(['partner/tradepoints', 'device/register']);
  await onDisk(data);
  before = harness.sandbox.requests().length;
  expect(await harness.provider(harness.standard(), data).connect()).toMatchObject({ ok: true });
  expect(harness.methodsSince(before)).toEqual(['health/ping']);
});

test('another name for the machine is another device', async () => {
  const data = mkdtempSync(join(harness.directory, 'data-'));
  expect((await harness.provider(harness.standard(), data).connect()).ok).toBe(true);
  const before = harness.sandbox.requests().length;
  expect((await harness.provider({ ...harness.standard(), deviceId: 'OTHER' }, data).connect()).ok).toBe(true);
  expect(harness.methodsSince(before)).toContain('device/register');
});

test('only the owner can read the token, and a damaged file costs only a registration', async () => {
  const data = mkdtempSync(join(harness.directory, 'data-'));
  expect((await harness.provider(harness.standard(), data).connect()).ok).toBe(true);
  await onDisk(data);
  const file = join(data, 'device.json');
  expect(statSync(file).mode & 0o077).toBe(0);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 20));
  expect((await harness.provider(harness.standard(), data).connect()).ok).toBe(true);
});

test('a forgotten device is registered again by the next connect', async () => {
  const provider = harness.provider();
  expect((await provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('qr/create', { kind: 'status', statusCode: -1501 });
  expect(await provider.createPurchase(order)).toMatchObject({ ok: false, error: { action: 'register-again' } });
  const before = harness.sandbox.requests().length;
  expect((await provider.connect()).ok).toBe(true);
  expect(harness.methodsSince(before)).toContain('device/register');
  expect((await provider.createPurchase(order)).ok).toBe(true);
});

test('a trade point of another organisation', async () => {
  const provider = harness.provider({ ...harness.standard(), tradePointId: '999' });
  expect(await provider.connect()).toMatchObject({
    ok: false,
    error: { action: 'payments-off', problem: { reason: 'trade-point-unknown' } },
  });
});

test.each(['lite', 'enhanced'] as const)('the %s scheme opens a purchase too', async (scheme) => {
  const { files, urls } = harness.sandbox;
  const { certificate, caFiles } = harness.standard();
  const common = { baseUrl: urls[scheme] ?? '', deviceId: `KIOSK-${scheme}`, caFiles };
  const provider = harness.provider(
    scheme === 'lite'
      ? { scheme, ...common, apiKeyFile: files.apiKey }
      : { scheme, ...common, certificate, organizationBin: '180340021791' },
  );
  expect(await provider.connect()).toMatchObject({ ok: true });
  const created = await provider.createPurchase(order);
  expect(created).toMatchObject({ ok: true, value: { qrPaymentId: expect.stringMatching(/^\d{16,}$/) } });
  expect(created.ok && (await provider.purchaseStatus(created.value.qrPaymentId))).toMatchObject({
    ok: true,
    value: { kind: 'created' },
  });
});

test('no secret ever reaches the log', () => {
  const log = harness.logged.join('\n');
  const passphrase = readFileSync(harness.sandbox.files.passphrase, 'utf8').trim();
  expect(log.length).toBeGreaterThan(500);
  expect(log).not.toContain(passphrase);
  expect(log).not.toMatch(/DeviceToken/i);
});
