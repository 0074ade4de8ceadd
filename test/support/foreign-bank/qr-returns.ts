import { Polls } from './polls.ts';
import type { Phone } from './purchases.ts';

type Status = 'QrTokenCreated' | 'CustomerIdentityObtained' | 'Error';

/** A QR that identifies the customer of a refund (3.4.1, appendix 5). */
export class QrReturn {
  readonly qrReturnId: string;
  readonly qrToken: string;
  readonly externalId: string | null;
  readonly tradePointId: string;
  readonly #polls: Polls;
  #status: Status = 'QrTokenCreated';
  #phone: Phone | null = null;

  constructor(facts: {
    qrReturnId: string;
    qrToken: string;
    externalId: string | null;
    tradePointId: string;
    intervalMs: number;
  }) {
    this.qrReturnId = facts.qrReturnId;
    this.qrToken = facts.qrToken;
    this.externalId = facts.externalId;
    this.tradePointId = facts.tradePointId;
    this.#polls = new Polls(`return/status/${facts.qrReturnId}`, facts.intervalMs);
  }

  get status(): Status {
    return this.#status;
  }

  /** The statuses sent so far. */
  get polls(): readonly string[] {
    return this.#polls.reported;
  }

  /** Who scanned it; null until the kiosk was informed of a scan. */
  get knownPhone(): Phone | null {
    return this.polls.includes('CustomerIdentityObtained') ? this.#phone : null;
  }

  /** A phone points at the code. */
  scan(phone: Phone): void {
    if (this.#status !== 'QrTokenCreated') throw new Error(`return ${this.qrReturnId} is ${this.#status}`);
    this.#status = 'CustomerIdentityObtained';
    this.#phone = phone;
  }

  /** The bank gives the return up. */
  fail(): void {
    this.#status = 'Error';
  }

  /** What is wrong with asking at this moment, if anything. */
  checkPoll(askedAtMs: number): string[] {
    return this.#polls.check(askedAtMs);
  }

  /** Answers one poll. */
  tell(askedAtMs: number): string {
    this.#polls.tell(this.#status, this.#status !== 'QrTokenCreated', askedAtMs);
    return this.#status;
  }
}
