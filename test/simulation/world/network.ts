import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { REFUND_LIMITS } from '../../../app/payment/refund.ts';
import { err, type Result } from '../../../app/result.ts';
import { failures } from './failures.ts';
import { count, type SimulationContext } from './simulation-context.ts';

export type RequestKind =
  'connect' | 'ping' | 'create' | 'invoice' | 'status' | 'details' | 'refund' | 'refund-qr' | 'cancel';

/** How long the client waits for an answer. */
const CLIENT_LIMIT_MS = 8_000;
const TRAVEL_MS = 400;
const SLOW_MS = 7_000;
/** A request stays in a gateway for less than the time after which the product counts it as not carried out. */
const LATEST_WORK_MS = REFUND_LIMITS.settleMs - 1;

/** Requests for money, one way or the other: what is not sent of them leaves no doubt. */
const HELD_BACK: ReadonlySet<RequestKind> = new Set(['create', 'refund']);
const HELD_BACK_MS = [1_000, 30_000, 300_000] as const;

/** There are few refunds, and each answer that is lost is worth more than a thousand pings. */
const REFUND_FACTOR = 5;
const MOST = 0.7;

/** The way to the bank and back. */
export class Network {
  isDown = false;
  /** Requests that are on their way. */
  underway = 0;
  /** Purchases with a request that lies in a gateway, though its answer has been given up. */
  readonly #late = new Set<string>();
  readonly #world: SimulationContext;
  /** Which part of the requests about money the client holds back, because the service wants to be left alone. */
  readonly #heldBack: number;

  constructor(world: SimulationContext, heldBack = 0) {
    this.#world = world;
    this.#heldBack = heldBack;
  }

  /** `work` is done at the bank, at most once unless the network repeats it; `reply` gets its answer, or none. */
  send<T>(
    kind: RequestKind,
    work: () => Result<T, PaymentFailure>,
    reply: (result: Result<T, PaymentFailure>) => void,
    qrPaymentId: string | null = null,
  ): void {
    const { decisions, rates } = this.#world;
    const heldBackMs = this.#heldBackMs(kind);
    if (heldBackMs !== null) {
      this.#later(1, () => reply(err(failures.heldBack(heldBackMs))));
      return;
    }
    if (qrPaymentId !== null) this.#world.requested.add(qrPaymentId);
    if (this.isDown) {
      this.#later(10, () => reply(err(failures.unreachable)));
      return;
    }
    const rate = kind === 'refund' ? Math.min(MOST, rates.network * REFUND_FACTOR) : rates.network;
    const fault = decisions.fault(FAULT_LABELS[kind], rate, 5);
    const outMs = 20 + decisions.below('request travels', TRAVEL_MS);
    const isLost = fault === 1 || fault === 2 || fault === 3;
    if (qrPaymentId !== null && isLost) this.#world.unanswered.add(qrPaymentId);
    const arrival = { isRefused: false };
    switch (fault) {
      case 1:
        this.#tell(kind, 'a request is lost', 'request-lost');
        this.#later(CLIENT_LIMIT_MS, () => reply(err(failures.silent)));
        return;
      case 2:
        this.#tell(kind, 'the answer is lost', 'answer-lost');
        if (kind === 'refund') count(this.#world, 'refund-answer-lost');
        this.#later(outMs, () => void work());
        this.#later(CLIENT_LIMIT_MS, () => reply(err(failures.silent)));
        return;
      case 3: {
        this.#tell(kind, 'the request lies in a gateway and is worked off late', 'answer-lost');
        if (kind === 'refund') count(this.#world, 'refund-late-work');
        if (qrPaymentId !== null) this.#late.add(qrPaymentId);
        this.#later(1_000 + decisions.below('late work', LATEST_WORK_MS - 1_000), () => {
          if (qrPaymentId !== null) this.#late.delete(qrPaymentId);
          void work();
        });
        this.#later(1_000, () => reply(err(failures.silent)));
        return;
      }
      case 4:
        if (kind === 'create' || kind === 'status' || kind === 'details') {
          this.#tell(kind, 'the request arrives twice', 'request-duplicated');
          // No service opens a few milliseconds later what it has refused: what it says of a request is of both copies.
          this.#later(outMs + 5, () => {
            if (!arrival.isRefused) void work();
          });
        }
        break;
      default:
        break;
    }
    const backMs =
      20 + decisions.below('answer travels', TRAVEL_MS) + (fault === 5 ? decisions.below('slow answer', SLOW_MS) : 0);
    this.#later(outMs, () => {
      const result = work();
      arrival.isRefused = !result.ok && result.error.action !== 'retry';
      this.#later(backMs, () => reply(result));
    });
  }

  #heldBackMs(kind: RequestKind): number | null {
    const { decisions } = this.#world;
    if (this.#heldBack === 0 || decisions.isCalm || !HELD_BACK.has(kind)) return null;
    if (!decisions.chance('network: held back', this.#heldBack)) return null;
    this.#tell(kind, 'the client holds the request back', 'request-held-back');
    return HELD_BACK_MS[decisions.below('network: held back for', HELD_BACK_MS.length)] ?? null;
  }

  /** Whether a request about this purchase will still be worked off. */
  isLate(qrPaymentId: string): boolean {
    return this.#late.has(qrPaymentId);
  }

  #later(ms: number, act: () => void): void {
    this.underway += 1;
    this.#world.scheduler.after(ms, () => {
      this.underway -= 1;
      act();
    });
  }

  #tell(
    kind: RequestKind,
    text: string,
    what: 'request-lost' | 'answer-lost' | 'request-duplicated' | 'request-held-back',
  ): void {
    count(this.#world, what);
    this.#world.trace?.tell(`network (${kind}): ${text}`);
  }
}

const FAULT_LABELS: Readonly<Record<RequestKind, string>> = {
  'cancel': 'network: cancel',
  'connect': 'network: connect',
  'ping': 'network: ping',
  'create': 'network: create',
  'invoice': 'network: invoice',
  'status': 'network: status',
  'details': 'network: details',
  'refund': 'network: refund',
  'refund-qr': 'network: refund QR',
};
