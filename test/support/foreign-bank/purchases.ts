import { tiynOf } from './money.ts';
import { Polls } from './polls.ts';

/** The statuses of appendix 4, and others that tests need. */
export type Status = string;

/** The customers of a test, by their phones. */
export type Phone = 'payer' | 'stranger';

/** Money that went back. */
export interface GivenBack {
  /** Null where the bank or a cashier did it without the kiosk. */
  readonly qrReturnId: string | null;
  readonly amountTiyn: number;
}

const FINAL: ReadonlySet<Status> = new Set(['Processed', 'Error']);

/** A purchase in the bank's books. */
export class Purchase {
  readonly qrPaymentId: string;
  readonly qrToken: string;
  /** The amount's text exactly as it was sent. */
  readonly amount: string;
  readonly externalId: string | null;
  readonly tradePointId: string;
  readonly #script: Status[] = [];
  readonly #polls: Polls;
  readonly #givenBack: GivenBack[] = [];
  #status: Status = 'QrTokenCreated';
  #phone: Phone = 'payer';
  #reportedRestTiyn: number | null = null;

  constructor(facts: {
    qrPaymentId: string;
    qrToken: string;
    amount: string;
    externalId: string | null;
    tradePointId: string;
    intervalMs: number;
  }) {
    this.qrPaymentId = facts.qrPaymentId;
    this.qrToken = facts.qrToken;
    this.amount = facts.amount;
    this.externalId = facts.externalId;
    this.tradePointId = facts.tradePointId;
    this.#polls = new Polls(`payment/status/${facts.qrPaymentId}`, facts.intervalMs);
  }

  get status(): Status {
    return this.#status;
  }

  /** The statuses sent so far. */
  get polls(): readonly Status[] {
    return this.#polls.reported;
  }

  /** Whose it is. */
  get phone(): Phone {
    return this.#phone;
  }

  get priceTiyn(): number {
    return tiynOf(this.amount);
  }

  /** Everything that went back, in order. */
  get givenBack(): readonly GivenBack[] {
    return this.#givenBack;
  }

  /** What may still go back; nothing for a purchase that was never paid. */
  get restTiyn(): number {
    const backTiyn = this.#givenBack.reduce((sum, { amountTiyn }) => sum + amountTiyn, 0);
    return this.#status === 'Processed' ? this.priceTiyn - backTiyn : 0;
  }

  /** The answers to the next polls, one each; after that the last one stays. */
  say(...statuses: readonly Status[]): void {
    this.#script.push(...statuses);
  }

  /** The customer's phone points at the code. */
  scan(phone: Phone = 'payer'): void {
    this.#move('QrTokenCreated', 'Wait');
    this.#phone = phone;
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

  /** Money goes back, by the kiosk's refund or, without one, by a cashier's hand. */
  giveBack(amountTiyn: number, qrReturnId: string | null = null): void {
    if (amountTiyn > this.restTiyn)
      throw new Error(`only ${String(this.restTiyn)} of purchase ${this.qrPaymentId} can go back`);
    this.#givenBack.push({ qrReturnId, amountTiyn });
  }

  #move(from: Status, to: Status): void {
    if (this.#status !== from) throw new Error(`purchase ${this.qrPaymentId} is ${this.#status}, not ${from}`);
    this.#status = to;
  }

  /** What is wrong with asking at this moment, if anything. */
  checkPoll(askedAtMs: number): string[] {
    return this.#polls.check(askedAtMs);
  }

  /** Answers one poll. */
  tell(askedAtMs: number): Status {
    this.#status = this.#script.shift() ?? this.#status;
    this.#polls.tell(this.#status, FINAL.has(this.#status), askedAtMs);
    return this.#status;
  }

  /** Answers `payment/details`. */
  tellRest(): number {
    this.#reportedRestTiyn = this.restTiyn;
    return this.#reportedRestTiyn;
  }

  /**
   * What is wrong with asking for so much back, if anything: the details have to be looked at before every attempt,
   * because the one before may have been carried out unheard (3.4.4; facts, section 3.6).
   */
  checkReturn(amountTiyn: number): string[] {
    const reportedTiyn = this.#reportedRestTiyn;
    this.#reportedRestTiyn = null;
    const name = `payment/return of ${this.qrPaymentId}`;
    if (amountTiyn === 0) return [`${name} of nothing`];
    if (reportedTiyn === null) return [`${name} without a look at payment/details before it`];
    return amountTiyn > reportedTiyn ? [`${name}: ${String(amountTiyn)} of ${String(reportedTiyn)} tiyn`] : [];
  }
}
