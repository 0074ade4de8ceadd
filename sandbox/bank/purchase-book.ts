import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { Device } from './device-register.ts';
import type { FailureCause, PhoneAction, PurchaseState, PurchaseStatus, PurchaseStep } from './purchase.ts';
import { act, createPurchase, nextDeadlineMs, settle } from './purchase.ts';

/** One purchase as the bank keeps it. */
export interface Purchase {
  readonly id: bigint;
  readonly qrToken: string;
  readonly amountTiyn: number;
  readonly externalId: string | null;
  readonly device: Device;
  readonly createdAtMs: number;
  state: PurchaseState;
  cancelTimer: CancelTimer | null;
}

/** What the outside sees of a purchase; plain data that survives structured cloning. */
export interface PurchaseSnapshot {
  readonly id: string;
  readonly status: PurchaseStatus;
  readonly cause: FailureCause | null;
  readonly amountTiyn: number;
  readonly externalId: string | null;
  readonly deviceId: string;
  readonly qrToken: string;
  /** Wall clock. */
  readonly createdAtMs: number;
}

/** The limits that a purchase is created with (2.3.1), in milliseconds. */
export interface PurchaseLimits {
  readonly scanMs: number;
  readonly confirmMs: number;
}

const MAX_PURCHASES = 10_000;
/**
 * Odd numbers only: above 2^53 a double holds even numbers alone, so every id betrays a client that lets it pass
 * through one.
 */
const ID_STEP = 2n;

/** All purchases of the sandbox, oldest first. */
export class PurchaseBook {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #purchases = new Map<string, Purchase>();
  #nextId: bigint;

  constructor(clock: Clock, firstId: bigint, changed: () => void) {
    this.#clock = clock;
    this.#nextId = firstId;
    this.#changed = changed;
  }

  create(
    order: Pick<Purchase, 'qrToken' | 'amountTiyn' | 'externalId' | 'device'>,
    limits: PurchaseLimits,
  ): Purchase {
    const purchase: Purchase = {
      ...order,
      id: this.#nextId,
      createdAtMs: this.#clock.wallMs(),
      state: createPurchase(this.#clock.monoMs(), limits.scanMs, limits.confirmMs),
      cancelTimer: null,
    };
    this.#nextId += ID_STEP;
    this.#purchases.set(purchase.id.toString(), purchase);
    this.#forgetOldest();
    this.#changed();
    return purchase;
  }

  /** The purchase in its present state, whether or not a timer has fired already. */
  find(id: string): Purchase | undefined {
    const purchase = this.#purchases.get(id);
    if (purchase !== undefined) this.#set(purchase, settle(purchase.state, this.#clock.monoMs()));
    return purchase;
  }

  act(purchase: Purchase, action: PhoneAction): PurchaseStep {
    const step = act(purchase.state, action, this.#clock.monoMs());
    this.#set(purchase, step.state);
    return step;
  }

  snapshots(): PurchaseSnapshot[] {
    const nowMs = this.#clock.monoMs();
    return [...this.#purchases.values()].map((purchase) => snapshot(purchase, settle(purchase.state, nowMs)));
  }

  close(): void {
    for (const purchase of this.#purchases.values()) purchase.cancelTimer?.();
  }

  #set(purchase: Purchase, state: PurchaseState): void {
    if (state === purchase.state) return;
    purchase.state = state;
    purchase.cancelTimer?.();
    purchase.cancelTimer = this.#watch(purchase);
    this.#changed();
  }

  /** Lets the change by time be seen by listeners although nobody asks for the purchase. */
  #watch(purchase: Purchase): CancelTimer | null {
    const deadlineMs = nextDeadlineMs(purchase.state);
    if (deadlineMs === null) return null;
    return this.#clock.setTimer(Math.max(0, deadlineMs - this.#clock.monoMs()), () => {
      const settled = settle(purchase.state, this.#clock.monoMs());
      if (settled === purchase.state) purchase.cancelTimer = this.#watch(purchase);
      else this.#set(purchase, settled);
    });
  }

  #forgetOldest(): void {
    for (const [id, purchase] of this.#purchases) {
      if (this.#purchases.size <= MAX_PURCHASES) return;
      purchase.cancelTimer?.();
      this.#purchases.delete(id);
    }
  }
}

function snapshot(purchase: Purchase, state: PurchaseState): PurchaseSnapshot {
  return {
    id: purchase.id.toString(),
    status: state.status,
    cause: state.status === 'Error' ? state.cause : null,
    amountTiyn: purchase.amountTiyn,
    externalId: purchase.externalId,
    deviceId: purchase.device.deviceId,
    qrToken: purchase.qrToken,
    createdAtMs: purchase.createdAtMs,
  };
}
