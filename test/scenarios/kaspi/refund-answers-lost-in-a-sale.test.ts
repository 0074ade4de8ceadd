import { expect, test } from 'vitest';
import type { MethodName } from '../../../app/ipc/sandbox-process.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { withNetwork } from '../../support/harness/network-harness.ts';
import type { TestKiosk } from '../../support/harness/test-kiosk.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';
import { until } from '../../support/until.ts';

const harness = withNetwork();
const start = withKiosk();

const PRICE_TIYN = 45_000;
const OWED = {
  paidTiyn: PRICE_TIYN,
  deliveredTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: PRICE_TIYN,
  dispensed: false,
  state: 'debt',
} as const;
/** Whether the money was refunded is unknown, so it counts as owed. */
const UNDECIDED = { ...OWED, state: 'unresolved' } as const;
const REFUNDED = { ...OWED, refundedTiyn: PRICE_TIYN, owedTiyn: 0, state: 'closed' } as const;

function asked(method: MethodName, since: number): number {
  return harness.kioskRequests(since).filter((entry) => entry.method === method).length;
}

function returnedTiyn(): number | undefined {
  return harness.sandbox.purchases().at(-1)?.returnedTiyn;
}

/** Lets time pass until so many requests of this method have been answered. */
async function untilAsked(kiosk: TestKiosk, method: MethodName, count: number, since: number): Promise<void> {
  for (let second = 0; second < 60 && asked(method, since) < count; second += 1) await harness.pass(kiosk, 1_000);
  expect(asked(method, since)).toBeGreaterThanOrEqual(count);
}

/** Paid after Cancel by a phone that had the code before it went; `since` counts the requests up to the refund's QR. */
async function refundOffered(): Promise<{ kiosk: TestKiosk; since: number; scan: () => Promise<void> }> {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  await kiosk.choose('water');
  await until(() => kiosk.screen.name === 'qr');
  const { phone } = harness.sandbox;
  const id = harness.sandbox.purchases().at(-1)?.id ?? '';
  await kiosk.press('cancel');
  expect((await phone.scan(id)).ok && (await phone.confirm(id)).ok).toBe(true);
  await harness.pass(kiosk, 6_000);
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'paid-late', step: 'qr' });
  const scan = async (): Promise<void> => {
    expect((await phone.scanReturn(harness.sandbox.returns().at(-1)?.id ?? '')).ok).toBe(true);
  };
  return { kiosk, since: harness.kioskRequests().length, scan };
}

test.each<Fault>([
  { kind: 'reset', work: 'done' },
  { kind: 'html-502', work: 'done' },
])('the answer to payment/return is lost after the work (%j): the details decide, no second return', async (fault) => {
  const { kiosk, since, scan } = await refundOffered();
  harness.sandbox.faults.next('payment/return', fault);
  await scan();
  await harness.pass(kiosk, 10_000);
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'paid-late', step: 'done' });
  expect(kiosk.ledger()).toMatchObject([REFUNDED]);
  expect(returnedTiyn()).toBe(PRICE_TIYN);
  expect([asked('payment/return', since), asked('payment/details', since)]).toEqual([1, 2]);
});

test('the refund request never arrives: owed while the details show no refund, and not repeated blindly', async () => {
  const { kiosk, since, scan } = await refundOffered();
  harness.sandbox.faults.next('payment/return', { kind: 'reset', work: 'undone' });
  await scan();
  await untilAsked(kiosk, 'payment/details', 3, since);
  expect(kiosk.ledger()).toMatchObject([UNDECIDED]);
  expect(returnedTiyn()).toBe(0);
  expect(asked('payment/return', since)).toBe(1);
});

test('answers before the refund are lost: requested again, and refunded', async () => {
  const { kiosk, since, scan } = await refundOffered();
  harness.sandbox.faults.next('return/status', { kind: 'reset', work: 'done' });
  harness.sandbox.faults.next('return/status', { kind: 'html-502' });
  harness.sandbox.faults.next('return/operations', { kind: 'reset', work: 'done' });
  harness.sandbox.faults.next('payment/details', { kind: 'status', statusCode: -999 });
  await untilAsked(kiosk, 'return/status', 2, since);
  await scan();
  await harness.pass(kiosk, 30_000);
  expect(kiosk.ledger()).toMatchObject([REFUNDED]);
  expect(returnedTiyn()).toBe(PRICE_TIYN);
  expect(asked('payment/return', since)).toBe(1);
});

test.each([-99000011, -99000020, -990000003, -31415])(
  'the bank refuses the refund (%i): owed, with a claim code',
  async (statusCode) => {
    const { kiosk, since, scan } = await refundOffered();
    harness.sandbox.faults.next('payment/return', { kind: 'status', statusCode });
    await scan();
    await harness.pass(kiosk, 15_000);
    expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'paid-late', money: 'owed' });
    expect(kiosk.screen).toMatchObject({ claimCode: expect.stringMatching(/^[0-9A-Z]{3}-?[0-9A-Z]{3}$/) as unknown });
    expect(kiosk.ledger()).toMatchObject([OWED]);
    expect(returnedTiyn()).toBe(0);
    expect(asked('payment/return', since)).toBe(1);
  },
);
