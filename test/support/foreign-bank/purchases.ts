/** Appendix 4, and whatever else a test wants to hear. */
export type Status = string;

const FINAL: ReadonlySet<Status> = new Set(['Processed', 'Error']);
/** How much earlier than the interval a poll may come: clocks and networks jitter. */
const JITTER = 0.9;

/** A purchase as the bank knows it. */
export class Purchase {
  readonly qrPaymentId: string;
  readonly qrToken: string;
  /** The amount's text exactly as it was sent. */
  readonly amount: string;
  readonly externalId: string | null;
  readonly #intervalMs: number;
  readonly #script: Status[] = [];
  readonly #polls: Status[] = [];
  #status: Status = 'QrTokenCreated';
  #askedAtMs: number | null = null;
  #finalTold = false;

  constructor(facts: { qrPaymentId: string; qrToken: string; amount: string; externalId: string | null; intervalMs: number }) {
    this.qrPaymentId = facts.qrPaymentId;
    this.qrToken = facts.qrToken;
    this.amount = facts.amount;
    this.externalId = facts.externalId;
    this.#intervalMs = facts.intervalMs;
  }

  get status(): Status {
    return this.#status;
  }

  /** The statuses told so far. */
  get polls(): readonly Status[] {
    return this.#polls;
  }

  /** What the next polls hear, one each; after that the last one stays. */
  say(...statuses: readonly Status[]): void {
    this.#script.push(...statuses);
  }

  /** The customer's phone points at the code. */
  scan(): void {
    this.#move('QrTokenCreated', 'Wait');
  }

  /** The customer confirms in the phone. */
  confirm(): void {
    this.#move('Wait', 'Processed');
  }

  /** The customer declines in the phone. */
  decline(): void {
    this.#move('Wait', 'Error');
  }

  /** The bank gives the purchase up. */
  fail(): void {
    this.#status = 'Error';
  }

  #move(from: Status, to: Status): void {
    if (this.#status !== from) throw new Error(`purchase ${this.qrPaymentId} is ${this.#status}, not ${from}`);
    this.#status = to;
  }

  /** What is wrong with asking at this moment, if anything. */
  checkPoll(askedAtMs: number): string[] {
    const wrong: string[] = [];
    const sinceMs = this.#askedAtMs === null ? null : askedAtMs - this.#askedAtMs;
    if (sinceMs !== null && sinceMs < this.#intervalMs * JITTER) {
      wrong.push(`payment/status/${this.qrPaymentId} asked again after ${sinceMs.toFixed(0)} of ${String(this.#intervalMs)} ms`);
    }
    if (this.#finalTold) wrong.push(`payment/status/${this.qrPaymentId} asked after its final status was told`);
    return wrong;
  }

  /** Answers one poll; only answered ones count for the interval. */
  tell(askedAtMs: number): Status {
    this.#status = this.#script.shift() ?? this.#status;
    this.#polls.push(this.#status);
    this.#askedAtMs = askedAtMs;
    this.#finalTold = FINAL.has(this.#status);
    return this.#status;
  }
}
