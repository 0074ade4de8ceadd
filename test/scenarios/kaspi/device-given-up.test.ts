import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'One' },
        { id: 13, name: 'Two' },
      ],
    },
  ],
});
const order = { externalId: 'order-1', amountTiyn: tiyn(45_000) };
const GIVEN_UP = { ok: false, error: { action: 'payments-off', problem: { reason: 'device-given-up' } } };

function place(deviceId: string) {
  const dataDirectory = mkdtempSync(join(harness.directory, 'data-'));
  const settings = { ...harness.standard(), deviceId, tradePointId: '12' };
  return { settings, dataDirectory, open: () => harness.provider(settings, dataDirectory) };
}

test('a device that was given up sells nothing, also after a restart, until it is registered again', async () => {
  const { open } = place('KIOSK-GIVEN-UP');
  const before = open();
  expect((await before.connect()).ok).toBe(true);
  expect((await before.device.giveUp()).ok).toBe(true);
  expect((await before.createPurchase(order)).ok).toBe(false);
  expect(await before.connect()).toMatchObject(GIVEN_UP);
  const after = open();
  expect(after.device.facts()).toMatchObject({ isGivenUp: true });
  expect(await after.connect()).toMatchObject(GIVEN_UP);
  const asked = harness.sandbox.requests().length;
  expect((await after.device.register()).ok).toBe(true);
  expect(harness.methodsSince(asked)).toEqual(['partner/tradepoints', 'device/register']);
  expect(after.device.facts()).toMatchObject({ isGivenUp: false });
  expect((await after.createPurchase(order)).ok).toBe(true);
  expect((await open().connect()).ok).toBe(true);
});

test('with a lost answer nothing is sold by QR, and giving up again finds the device gone', async () => {
  const { open } = place('KIOSK-UNSURE');
  const provider = open();
  expect((await provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/delete', { kind: 'reset', work: 'done' });
  expect(await provider.device.giveUp()).toMatchObject({ ok: false, error: { action: 'retry' } });
  expect(await provider.connect()).toMatchObject(GIVEN_UP);
  expect((await open().device.giveUp()).ok).toBe(true);
  expect(await open().connect()).toMatchObject(GIVEN_UP);
});

test('a refusal leaves the device as it was', async () => {
  const { open } = place('KIOSK-REFUSED');
  const provider = open();
  expect((await provider.connect()).ok).toBe(true);
  harness.sandbox.faults.next('device/delete', { kind: 'status', statusCode: -10000 });
  expect(await provider.device.giveUp()).toMatchObject({ ok: false });
  expect(provider.device.facts()).toMatchObject({ isGivenUp: false });
  expect((await provider.createPurchase(order)).ok).toBe(true);
  expect((await open().connect()).ok).toBe(true);
});

test('a device at another trade point is given up with the token of that time, and registers at the new one', async () => {
  const { settings, dataDirectory, open } = place('KIOSK-MOVES');
  const before = open();
  // Answered once the token is on the disk, where another program finds it.
  expect((await before.device.register()).ok).toBe(true);
  const points = await before.device.tradePoints();
  const ids = points.ok ? points.value.map(({ id }) => id) : [];
  expect(ids).toEqual(['12', '13']);
  const other = '13';
  const moved = harness.provider({ ...settings, tradePointId: other }, dataDirectory);
  const elsewhere = { ok: false, error: { problem: { reason: 'device-elsewhere' } } };
  expect(await moved.connect()).toMatchObject(elsewhere);
  expect((await moved.device.giveUp()).ok).toBe(true);
  expect((await moved.device.register()).ok).toBe(true);
  expect(moved.device.facts()).toMatchObject({ registered: { tradePointId: other }, isGivenUp: false });
});

test('without a token of its own the machine names the place where the device can be removed', async () => {
  const provider = place('KIOSK-NEW').open();
  expect(await provider.device.giveUp()).toMatchObject({
    ok: false,
    error: { problem: { reason: 'device-elsewhere' } },
  });
});
