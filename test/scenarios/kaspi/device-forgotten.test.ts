import { expect, test } from 'vitest';
import type { MethodName } from '../../../app/ipc/sandbox-process.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import type { TestKiosk } from '../../support/harness/test-kiosk.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const start = withKiosk();
const FORGOTTEN = { kind: 'status', statusCode: -1501, message: 'Устройство не найдено' } as const;

function asked(method: MethodName, since = 0): number {
  return harness.kioskRequests(since).filter((entry) => entry.method === method).length;
}

/** Paid, and nothing came out: the customer is to be shown the refund's QR. */
async function paidInVain(): Promise<TestKiosk> {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  await kiosk.choose('water');
  await until(() => kiosk.screen.name === 'qr');
  const id = harness.sandbox.purchases().at(-1)?.id ?? '';
  expect((await harness.sandbox.phone.scan(id)).ok).toBe(true);
  await harness.pass(kiosk, 5_500);
  kiosk.device.unplug();
  expect((await harness.sandbox.phone.confirm(id)).ok).toBe(true);
  await harness.pass(kiosk, 6_000);
  expect(kiosk.screen.name).toBe('dispensing');
  return kiosk;
}

/** Scans the refund's QR and lets time pass until the money is back. */
async function takeBack(kiosk: TestKiosk): Promise<void> {
  await until(() => kiosk.screen.name === 'refund' && kiosk.screen.step === 'qr' && 'qrToken' in kiosk.screen);
  const id = harness.sandbox.returns().at(-1)?.id ?? '';
  expect((await harness.sandbox.phone.scanReturn(id)).ok).toBe(true);
  await harness.pass(kiosk, 40_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0 }]);
}

test.each(['return/create', 'return/status', 'return/operations', 'payment/details', 'payment/return'] as const)(
  '%s finds the device gone: it is registered again, and the customer has the money back',
  async (method) => {
    const kiosk = await paidInVain();
    const before = harness.kioskRequests().length;
    harness.sandbox.faults.next(method, FORGOTTEN);
    await harness.pass(kiosk, DELAYS.dispenseWithinMs);
    await takeBack(kiosk);
    expect(asked('device/register', before)).toBe(1);
    expect(harness.sandbox.purchases().at(-1)?.returnedTiyn).toBe(45_000);
  },
);

test('payment/status reports an unknown device: registered again, and the purchase continues', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  await kiosk.choose('water');
  await until(() => kiosk.screen.name === 'qr');
  const before = harness.kioskRequests().length;
  harness.sandbox.faults.next('payment/status', FORGOTTEN);
  await harness.pass(kiosk, 5_500);
  await until(() => asked('device/register', before) === 1);
  expect(kiosk.screen.name).toBe('qr');
  const id = harness.sandbox.purchases().at(-1)?.id ?? '';
  expect((await harness.sandbox.phone.scan(id)).ok).toBe(true);
  expect((await harness.sandbox.phone.confirm(id)).ok).toBe(true);
  await harness.pass(kiosk, 10_000);
  expect(kiosk.pulses(1)).toBe(1);
});

test.each([
  ['after a lost answer', [{ kind: 'html-502' }, FORGOTTEN]],
  ['before a lost answer', [FORGOTTEN, { kind: 'html-502' }]],
] as const)('qr/create reports it %s: registered again, and the sale continues', async (_when, faults) => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  const before = harness.kioskRequests().length;
  for (const fault of faults) harness.sandbox.faults.next('qr/create', fault);
  await kiosk.choose('water');
  await harness.pass(kiosk, 3_000);
  await until(() => kiosk.screen.name === 'qr');
  expect(asked('qr/create', before)).toBe(3);
  expect(asked('device/register', before)).toBe(1);
});

test('qr/create reports it again after a lost answer and the registration: the sale ends', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  const before = harness.kioskRequests().length;
  harness.sandbox.faults.next('qr/create', { kind: 'html-502' });
  harness.sandbox.faults.next('qr/create', FORGOTTEN, 5);
  await kiosk.choose('water');
  await harness.pass(kiosk, 5_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', money: 'not-charged', technicalCode: '-1501' });
  expect(asked('qr/create', before)).toBe(3);
});

test('a bank that always reports it is not asked for repeated registrations', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  await kiosk.choose('water');
  await until(() => kiosk.screen.name === 'qr');
  const before = harness.kioskRequests().length;
  harness.sandbox.faults.always('payment/status', FORGOTTEN);
  await harness.pass(kiosk, 60_000);
  expect(asked('payment/status', before)).toBeGreaterThan(8);
  expect(asked('device/register', before)).toBeLessThanOrEqual(60_000 / DELAYS.registerAgainMs);
});

test("a refund's QR that is refused again after registering ends with the debt and its code", async () => {
  const kiosk = await paidInVain();
  harness.sandbox.faults.always('return/create', FORGOTTEN);
  await harness.pass(kiosk, DELAYS.dispenseWithinMs + 5_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', money: 'owed', technicalCode: '-1501' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});
