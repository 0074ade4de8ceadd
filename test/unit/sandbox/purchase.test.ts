import { describe, expect, it } from 'vitest';
import type { PhoneAction, PurchaseState } from '../../../sandbox/bank/purchase.ts';
import {
  act,
  actOnInvoice,
  createInvoice,
  createPurchase,
  isFinal,
  nextDeadlineMs,
  settle,
} from '../../../sandbox/bank/purchase.ts';

const SCAN_MS = 180_000;
const CONFIRM_MS = 65_000;
const created = createPurchase(1000, SCAN_MS, CONFIRM_MS);
const scannedAtMs = 5000;
const waiting = act(created, 'scan', scannedAtMs).state;
const processed: PurchaseState = { status: 'Processed' };
const failed: PurchaseState = { status: 'Error', cause: 'declined' };

describe('the states of a purchase', () => {
  it.each<[string, PurchaseState, PhoneAction, PurchaseState]>([
    ['scan', created, 'scan', { status: 'Wait', confirmDeadlineMs: scannedAtMs + CONFIRM_MS }],
    ['error while scanning', created, 'scan-error', { status: 'Error', cause: 'scan-error' }],
    ['confirmation', waiting, 'confirm', { status: 'Processed' }],
    ['refusal by the customer', waiting, 'decline', { status: 'Error', cause: 'declined' }],
  ])('%s', (_name, before, action, after) => {
    expect(act(before, action, scannedAtMs)).toEqual({ state: after, refusal: null });
  });

  it.each<[PurchaseState, PhoneAction]>([
    [created, 'confirm'],
    [created, 'decline'],
    [waiting, 'scan'],
    [waiting, 'scan-error'],
    ...(['scan', 'confirm', 'scan-error', 'decline'] as const).flatMap((action): [PurchaseState, PhoneAction][] => [
      [processed, action],
      [failed, action],
    ]),
  ])('from %j the action %s is refused and changes nothing', (before, action) => {
    const step = act(before, action, scannedAtMs);
    expect(step.state).toEqual(before);
    expect(step.refusal).toContain(before.status);
  });

  it('stays QrTokenCreated without a scan in time; a later scan fails', () => {
    const deadlineMs = 1000 + SCAN_MS;
    expect(settle(created, deadlineMs + 1)).toBe(created);
    expect(act(created, 'scan', deadlineMs - 1).state.status).toBe('Wait');
    expect(act(created, 'scan', deadlineMs)).toEqual({
      state: { status: 'Error', cause: 'scanned-too-late' },
      refusal: 'the QR token has expired',
    });
  });

  it('is cancelled by itself without a confirmation in time', () => {
    const deadlineMs = scannedAtMs + CONFIRM_MS;
    expect(nextDeadlineMs(waiting)).toBe(deadlineMs);
    expect(settle(waiting, deadlineMs - 1)).toBe(waiting);
    expect(settle(waiting, deadlineMs)).toEqual({ status: 'Error', cause: 'not-confirmed-in-time' });
    expect(act(waiting, 'confirm', deadlineMs).state.status).toBe('Error');
    expect(act(waiting, 'confirm', deadlineMs).refusal).not.toBeNull();
  });

  it('has no deadline in the other states', () => {
    expect([created, processed, failed].map(nextDeadlineMs)).toEqual([null, null, null]);
  });
});

describe('the states of an invoice', () => {
  const LIFETIME_MS = 86_400_000;
  const open = createInvoice(1000, LIFETIME_MS);

  it.each([
    ['pay', 'Processed'],
    ['reject', 'RemotePaymentRejected'],
    ['cancel', 'RemotePaymentCanceled'],
  ] as const)('%s ends in %s, and nothing comes after that', (action, status) => {
    const { refusal, state } = actOnInvoice(open, action, 2000);
    expect([state.status, refusal]).toEqual([status, null]);
    for (const next of ['pay', 'reject', 'cancel'] as const) {
      expect(actOnInvoice(state, next, 3000)).toEqual({ state, refusal: `${next} is impossible in status ${status}` });
    }
  });

  it('ends after its lifetime', () => {
    const deadlineMs = 1000 + LIFETIME_MS;
    expect(nextDeadlineMs(open)).toBe(deadlineMs);
    expect(settle(open, deadlineMs - 1)).toBe(open);
    expect(actOnInvoice(open, 'pay', deadlineMs).state.status).toBe('RemotePaymentExpired');
  });

  it('cannot be scanned', () => {
    expect(act(open, 'scan', 2000)).toEqual({
      state: open,
      refusal: 'scan is impossible in status RemotePaymentCreated',
    });
  });

  it('is final when it is no longer open', () => {
    expect([created, waiting, open, processed, failed, settle(open, 1000 + LIFETIME_MS)].map(isFinal)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
