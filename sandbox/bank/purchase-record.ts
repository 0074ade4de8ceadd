import type { PurchaseKind, PurchaseStatus } from '../../app/ipc/sandbox-process.ts';
import type { CancelTimer } from '../../app/ports/clock.ts';
import type { Device } from './device-register.ts';
import type { FailureCause, PurchaseState } from './purchase.ts';

/** One purchase as the bank keeps it. */
export interface Purchase {
  readonly id: bigint;
  readonly kind: PurchaseKind;
  /** The content of the QR or the link; null for an invoice. */
  readonly qrToken: string | null;
  readonly amountTiyn: number;
  readonly externalId: string | null;
  readonly device: Device;
  /** Wall clock. */
  readonly createdAtMs: number;
  /** The customer who scanned it, or who received the invoice. */
  customer: string | null;
  /** Wall clock; null until it is paid. */
  paidAtMs: number | null;
  returnedTiyn: number;
  state: PurchaseState;
  cancelTimer: CancelTimer | null;
}

/** A purchase as plain data, suitable for structured cloning. */
export interface PurchaseSnapshot {
  readonly id: string;
  readonly kind: PurchaseKind;
  readonly status: PurchaseStatus;
  readonly cause: FailureCause | null;
  readonly amountTiyn: number;
  readonly externalId: string | null;
  readonly deviceId: string;
  readonly tradePointId: string;
  readonly qrToken: string | null;
  readonly customer: string | null;
  readonly returnedTiyn: number;
  /** Wall clock. */
  readonly createdAtMs: number;
}

/** Makes the snapshot of a purchase in a state. */
export function snapshot(purchase: Purchase, state: PurchaseState): PurchaseSnapshot {
  return {
    id: purchase.id.toString(),
    kind: purchase.kind,
    status: state.status,
    cause: state.status === 'Error' ? state.cause : null,
    amountTiyn: purchase.amountTiyn,
    externalId: purchase.externalId,
    deviceId: purchase.device.deviceId,
    tradePointId: purchase.device.tradePoint.id.toString(),
    qrToken: purchase.qrToken,
    customer: purchase.customer,
    returnedTiyn: purchase.returnedTiyn,
    createdAtMs: purchase.createdAtMs,
  };
}
