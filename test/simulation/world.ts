import { expect } from 'vitest';
import type { RecordedEntry } from '../../app/journal/entry.ts';
import { owedTiyn, replay } from '../../app/journal/replay.ts';
import { tiyn } from '../../app/money/money.ts';
import type { PaymentFailure } from '../../app/payment/provider.ts';
import { REFUND_LIMITS } from '../../app/payment/refund.ts';
import { err, ok } from '../../app/result.ts';
import type { Effect } from '../../app/session/effect.ts';
import { problem } from '../../app/session/problem.ts';
import { initialState, type KioskSettings } from '../../app/session/state.ts';
import { createEventLoop, type EventLoop } from '../../main/runtime/event-loop.ts';
import { noAnswer, unknownDevice, unknownPurchase, wrongAmount } from '../support/fake-bank.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { benchSettings } from '../support/loop-bench.ts';

/** What can happen next; whatever makes no sense at the moment has to be harmless. */
export type Step =
  | { readonly kind: 'choose' | 'cancel' | 'done' }
  /** Whatever comes next when nothing goes wrong. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'qr'; readonly outcome: 'ok' | 'lost' | 'refused' }
  | {
      readonly kind: 'status';
      readonly which: number;
      readonly outcome: 'truth' | 'lost' | 'denied';
    }
  | { readonly kind: 'phone'; readonly which: number; readonly outcome: 'scanned' | 'processed' | 'failed' }
  | { readonly kind: 'pulse'; readonly outcome: 'done' | 'untouched' | 'uncertain' }
  | { readonly kind: 'details'; readonly which: number; readonly outcome: 'now' | 'when-asked' | 'lost' | 'denied' | 'forgotten' }
  | { readonly kind: 'refund'; readonly lateMs: number; readonly outcome: 'done' | 'lost-done' | 'lost-undone' | 'late' | 'refused' | 'above' | 'forgotten' }
  | { readonly kind: 'return'; readonly outcome: 'truth' | 'lost' | 'refused' }
  | { readonly kind: 'return-phone'; readonly who: 'payer' | 'stranger' }
  | { readonly kind: 'relay'; readonly plugged: boolean }
  | { readonly kind: 'disk'; readonly full: boolean }
  | { readonly kind: 'power-cut'; readonly darkMs: number }
  | { readonly kind: 'wait'; readonly ms: number };

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

interface BankPurchase {
  readonly id: string;
  readonly saleId: string;
  status: 'created' | 'scanned' | 'processed' | 'failed';
  returned: number;
  /** Until then the next step of the customer is possible. */
  untilMonoMs: number;
}

const PRICE = 45_000;
const TIMES = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
/** Longer than any pause between two questions. */
const SETTLE_ROUND_MS = 65_000;
/** A request lies in a gateway for less than the end of waiting. */
export const LATEST_WORK_MS = REFUND_LIMITS.settleMs - 1;
const aboveAvailable: PaymentFailure = { action: 'final', problem: problem('payments-refused'), code: '-99000005' };
const notRefundable: PaymentFailure = { action: 'final', problem: problem('payments-refused'), code: '-99000011' };

/** The real loop and transition between a scripted bank, relay, disk and clock. */
export class World {
  readonly clock = new FakeClock();
  readonly entries: RecordedEntry[] = [];
  readonly #bank: BankPurchase[] = [];
  #questions: Of<'ask-purchase'>[] = [];
  #statusQuestions: Of<'ask-status'>[] = [];
  #pulses: Of<'pulse-relay'>[] = [];
  /** With what the bank would have said at the moment of the question. */
  #details: { effect: Of<'ask-details'>; returnedThen: number }[] = [];
  #refunds: Of<'ask-refund'>[] = [];
  #returnQuestions: Of<'ask-return' | 'ask-return-status' | 'ask-return-purchases'>[] = [];
  /** Who scanned each refund's QR. */
  readonly #returns = new Map<string, 'nobody' | 'payer' | 'stranger'>();
  readonly #settings: KioskSettings;
  /** How often each sale's product may have left the machine. */
  readonly #movedBySale = new Map<string, number>();
  /** Nobody can pay what was never on the screen. */
  readonly #shownTokens = new Set<string>();
  #diskFull = false;
  #relayThere = true;
  #lastId = 0;
  #loop: EventLoop;

  constructor(settings: Partial<KioskSettings> = {}) {
    this.#settings = { ...benchSettings, ...settings };
    this.#loop = this.#boot();
  }

  #boot(): EventLoop {
    const loop = createEventLoop(initialState(this.#settings), {
      clock: this.clock,
      append: (entries, now) => {
        if (this.#diskFull) return err(problem('journal-full'));
        for (const entry of entries) this.entries.push({ sequence: this.entries.length + 1, ...now, entry });
        return ok(undefined);
      },
      show: ({ screen }) => {
        if (screen.name === 'qr') this.#shownTokens.add(screen.qrToken);
      },
      run: (effect) => {
        this.#collect(loop, effect);
      },
      log: { write: () => undefined },
    });
    loop.dispatch({ kind: 'booted', ledger: replay(this.entries), version: 'simulation' });
    if (this.#relayThere) loop.dispatch({ kind: 'relay-ready' });
    return loop;
  }

  #collect(loop: EventLoop, effect: Effect): void {
    switch (effect.kind) {
      case 'connect-payments':
        loop.dispatch({ kind: 'connect-answered', result: ok({ tradePoint: null }) });
        return;
      case 'ping-payments':
        loop.dispatch({ kind: 'ping-answered', result: ok(undefined) });
        return;
      case 'probe-journal':
        loop.dispatch(this.#diskFull ? { kind: 'journal-refused', problem: problem('journal-full'), refused: null } : { kind: 'journal-recovered' });
        return;
      case 'ask-purchase':
        this.#questions.push(effect);
        return;
      case 'ask-status':
        this.#statusQuestions.push(effect);
        return;
      case 'ask-details':
        this.#details.push({ effect, returnedThen: this.#bankPurchase(effect.qrPaymentId).returned });
        return;
      case 'ask-refund':
        this.#expectRefundIntent(effect);
        this.#refunds.push(effect);
        return;
      case 'ask-return':
      case 'ask-return-status':
      case 'ask-return-purchases':
        this.#returnQuestions.push(effect);
        return;
      case 'pulse-relay':
        this.#expectIntent(effect.dispense.sale.saleId);
        this.#pulses.push(effect);
    }
  }

  /** The relay may move only for a paid sale whose intent is the last thing on disk. */
  #expectIntent(saleId: string): void {
    const ofSale = this.entries.map(({ entry }) => entry).filter((entry) => 'saleId' in entry && entry.saleId === saleId);
    expect(ofSale.at(-1)?.kind).toBe('dispense-intended');
    expect(ofSale.some((entry) => entry.kind === 'paid')).toBe(true);
  }

  /** Money may be asked back only for a payment on record, with this very intent on disk. */
  #expectRefundIntent({ saleId, request: { qrPaymentId, amountTiyn, qrReturnId } }: Of<'ask-refund'>): void {
    expect(qrReturnId === null).toBe(this.#settings.refundWay === 'direct');
    if (qrReturnId !== null) expect(this.#returns.get(qrReturnId)).toBe('payer');
    const ofSale = this.entries.map(({ entry }) => entry).filter((entry) => 'saleId' in entry && entry.saleId === saleId);
    expect(ofSale.some((entry) => entry.kind === 'paid' && entry.qrPaymentId === qrPaymentId)).toBe(true);
    expect(ofSale.findLast((entry) => entry.kind === 'refund-asked')).toMatchObject({ qrPaymentId, amountTiyn });
  }

  async take(step: Step): Promise<void> {
    const { revision } = this.#loop.view().frame;
    switch (step.kind) {
      case 'choose':
        this.#lastId += 1;
        this.#loop.dispatch({ kind: 'choose', productId: 'water', revision, freshId: `sale-${this.#lastId}` });
        return;
      case 'go-on':
        await this.#goOn();
        return;
      case 'cancel':
      case 'done':
        this.#loop.dispatch({ kind: step.kind, revision });
        return;
      case 'qr':
        this.#answerQuestion(step.outcome);
        return;
      case 'status':
        this.#answerStatus(step.which, step.outcome);
        return;
      case 'phone':
        this.#usePhone(step.which, step.outcome);
        return;
      case 'pulse':
        this.#endPulse(step.outcome);
        return;
      case 'details':
        this.#answerDetails(step.outcome, step.which);
        return;
      case 'refund':
        this.#answerRefund(step.outcome, step.lateMs);
        return;
      case 'return':
        this.#answerReturn(step.outcome);
        return;
      case 'return-phone':
        this.#scanReturn(step.who);
        return;
      case 'relay':
        this.#relayThere = step.plugged;
        this.#loop.dispatch(step.plugged ? { kind: 'relay-ready' } : { kind: 'relay-lost', problem: problem('relay-lost') });
        return;
      case 'disk':
        this.#diskFull = step.full;
        return;
      case 'power-cut':
        await this.#cutPower(step.darkMs);
        return;
      case 'wait':
        await this.clock.advance(step.ms);
    }
  }

  async #goOn(): Promise<void> {
    const { screen } = this.#loop.view();
    if (this.#questions.length > 0) this.#answerQuestion('ok');
    else if (this.#pulses.length > 0) this.#endPulse('done');
    else if (this.#refunds.length > 0) this.#answerRefund('done');
    else if (this.#details.length > 0) this.#answerDetails('now');
    else if (this.#returnQuestions.length > 0) this.#answerReturn('truth');
    else if (this.#statusQuestions.length > 0) this.#answerStatus(0, 'truth');
    else if (screen.name === 'idle') await this.take({ kind: 'choose' });
    else if (screen.name === 'success' || screen.name === 'error') await this.take({ kind: 'done' });
    else {
      if (screen.name === 'qr' || screen.name === 'confirm') this.#usePhone(0, screen.name === 'qr' ? 'scanned' : 'processed');
      this.#scanReturn('payer');
      await this.clock.advance(TIMES.pollIntervalMs);
    }
  }

  #answerQuestion(outcome: 'ok' | 'lost' | 'refused'): void {
    const question = this.#questions.shift();
    if (question === undefined) return;
    const { sale, amountTiyn, attempt } = question;
    if (outcome !== 'ok') {
      const result = err(outcome === 'lost' ? noAnswer : wrongAmount);
      this.#loop.dispatch({ kind: 'purchase-answered', sale, amountTiyn, attempt, result });
      return;
    }
    const id = String(this.#bank.length + 1);
    const untilMonoMs = this.clock.monoMs() + TIMES.scanTimeoutMs;
    this.#bank.push({ id, saleId: sale.saleId, status: 'created', returned: 0, untilMonoMs });
    const result = ok({ qrPaymentId: id, qrToken: id, methods: [], ...TIMES });
    this.#loop.dispatch({ kind: 'purchase-answered', sale, amountTiyn, attempt, result });
  }

  #answerStatus(which: number, outcome: Extract<Step, { kind: 'status' }>['outcome']): void {
    const [question] = this.#statusQuestions.splice(which % Math.max(1, this.#statusQuestions.length), 1);
    if (question === undefined) return;
    const { saleId, qrPaymentId } = question;
    const purchase = this.#bank.find((one) => one.id === qrPaymentId);
    if (purchase === undefined) throw new Error('asked about a purchase that the bank never opened');
    if (outcome === 'lost' || outcome === 'denied') {
      const result = err(outcome === 'lost' ? noAnswer : unknownPurchase);
      this.#loop.dispatch({ kind: 'status-answered', saleId, qrPaymentId, result });
      return;
    }
    this.#tell(question, purchase.status);
  }

  #bankPurchase(id: string): BankPurchase {
    const purchase = this.#bank.find((one) => one.id === id);
    if (purchase === undefined) throw new Error('asked about a purchase that the bank never opened');
    return purchase;
  }

  /** Answers overtake each other, and may be as old as their question. */
  #answerDetails(outcome: Extract<Step, { kind: 'details' }>['outcome'], which = 0): void {
    const [question] = this.#details.splice(which % Math.max(1, this.#details.length), 1);
    if (question === undefined) return;
    const { saleId, qrPaymentId } = question.effect;
    const returned = outcome === 'when-asked' ? question.returnedThen : this.#bankPurchase(qrPaymentId).returned;
    const facts = { totalTiyn: tiyn(PRICE), availableReturnTiyn: tiyn(PRICE - returned) };
    const failures = { lost: noAnswer, denied: unknownPurchase, forgotten: unknownDevice };
    const result = outcome === 'now' || outcome === 'when-asked' ? ok(facts) : err(failures[outcome]);
    this.#loop.dispatch({ kind: 'details-answered', saleId, qrPaymentId, result });
  }

  #answerRefund(outcome: Extract<Step, { kind: 'refund' }>['outcome'], lateMs = 0): void {
    const question = this.#refunds.shift();
    if (question === undefined) return;
    const { saleId } = question;
    const { qrPaymentId } = question.request;
    if (outcome === 'done' || outcome === 'lost-done') this.#giveBack(question);
    if (outcome === 'late') this.clock.setTimer(lateMs, () => { this.#giveBack(question); });
    const failures = { refused: notRefundable, above: aboveAvailable, forgotten: unknownDevice };
    const failure = outcome === 'refused' || outcome === 'above' || outcome === 'forgotten' ? failures[outcome] : noAnswer;
    this.#loop.dispatch({ kind: 'refund-answered', saleId, qrPaymentId, result: outcome === 'done' ? ok('1') : err(failure) });
  }

  #answerReturn(outcome: 'truth' | 'lost' | 'refused'): void {
    const question = this.#returnQuestions.shift();
    if (question === undefined) return;
    const no = err(outcome === 'lost' ? noAnswer : notRefundable);
    if (question.kind === 'ask-return') {
      const { saleId, attempt } = question;
      const qrReturnId = String(1_000 + this.#returns.size);
      this.#returns.set(qrReturnId, 'nobody');
      const shown = { qrReturnId, qrToken: qrReturnId, pollIntervalMs: 5_000, scanTimeoutMs: 180_000 };
      this.#loop.dispatch({ kind: 'return-answered', saleId, attempt, result: outcome === 'truth' ? ok(shown) : no });
      return;
    }
    const { qrReturnId } = question;
    const scannedBy = this.#returns.get(qrReturnId);
    if (question.kind === 'ask-return-status') {
      const status = { kind: scannedBy === 'nobody' ? 'created' : 'identified' } as const;
      this.#loop.dispatch({ kind: 'return-status-answered', qrReturnId, result: outcome === 'truth' ? ok(status) : no });
      return;
    }
    const paid = this.#bank.filter((one) => scannedBy === 'payer' && one.status === 'processed').map((one) => one.id);
    this.#loop.dispatch({ kind: 'return-purchases-answered', qrReturnId, result: outcome === 'truth' ? ok(paid) : no });
  }

  /** Only a QR on the screen can be scanned, and only once. */
  #scanReturn(who: 'payer' | 'stranger'): void {
    const { screen } = this.#loop.view();
    if (screen.name !== 'refund' || screen.qrToken === null) return;
    if (this.#returns.get(screen.qrToken) === 'nobody') this.#returns.set(screen.qrToken, who);
  }

  /** The bank never gives back more than was paid; nor may it be asked to. */
  #giveBack({ request: { qrPaymentId, amountTiyn } }: Of<'ask-refund'>): void {
    const purchase = this.#bankPurchase(qrPaymentId);
    expect(purchase.status).toBe('processed');
    purchase.returned += amountTiyn;
    expect(purchase.returned).toBeLessThanOrEqual(PRICE);
  }

  /** The customer's phone acts on one of the newest purchases while it may; a final word stays. */
  #usePhone(which: number, outcome: 'scanned' | 'processed' | 'failed'): void {
    const purchase = this.#bank.filter(({ id }) => this.#shownTokens.has(id)).at(-1 - which);
    const now = this.clock.monoMs();
    if ((purchase?.status !== 'created' && purchase?.status !== 'scanned') || now > purchase.untilMonoMs) return;
    if (purchase.status === 'created') purchase.untilMonoMs = now + TIMES.confirmTimeoutMs;
    purchase.status = outcome;
  }

  #tell({ saleId, qrPaymentId }: Of<'ask-status'>, status: BankPurchase['status']): void {
    const value = status === 'failed' ? ({ kind: 'failed', name: 'Error' } as const) : ({ kind: status } as const);
    this.#loop.dispatch({ kind: 'status-answered', saleId, qrPaymentId, result: ok(value) });
  }

  #endPulse(outcome: 'done' | 'untouched' | 'uncertain'): void {
    const pulse = this.#pulses.shift();
    if (pulse === undefined) return;
    const { dispense } = pulse;
    if (outcome === 'untouched') {
      this.#loop.dispatch({ kind: 'pulse-failed', dispense, certain: true, reason: 'test' });
      return;
    }
    this.#moved(dispense.sale.saleId);
    this.#loop.dispatch(outcome === 'done' ? { kind: 'pulse-done', dispense } : { kind: 'pulse-failed', dispense, certain: false, reason: 'test' });
  }

  #moved(saleId: string): void {
    this.#movedBySale.set(saleId, (this.#movedBySale.get(saleId) ?? 0) + 1);
  }

  /** Whatever was on its way is lost; a pulse that was sent has moved the relay. */
  async #cutPower(darkMs: number): Promise<void> {
    this.#loop.stop();
    for (const { dispense } of this.#pulses) this.#moved(dispense.sale.saleId);
    // Of the refunds that were on their way, some arrive.
    for (const question of this.#refunds) if (Number(question.request.qrPaymentId) % 2 === 0) this.#giveBack(question);
    this.#details = [];
    this.#refunds = [];
    this.#returnQuestions = [];
    this.#questions = [];
    this.#statusQuestions = [];
    this.#pulses = [];
    await this.clock.advance(darkMs);
    this.#loop = this.#boot();
  }

  /** Lets the outside world answer everything, until nothing is open. */
  async settle(): Promise<void> {
    this.#diskFull = false;
    await this.take({ kind: 'relay', plugged: true });
    for (let round = 0; round < 14; round += 1) {
      while (this.#questions.length > 0) this.#answerQuestion('refused');
      while (this.#pulses.length > 0) this.#endPulse('done');
      while (this.#details.length + this.#refunds.length + this.#returnQuestions.length > 0) {
        this.#answerDetails('now');
        this.#answerRefund('done');
        this.#answerReturn('truth');
      }
      for (const question of this.#statusQuestions.splice(0)) {
        const purchase = this.#bank.find((one) => one.id === question.qrPaymentId);
        if (purchase === undefined) throw new Error('asked about a purchase that the bank never opened');
        if (purchase.status !== 'processed') purchase.status = 'failed';
        this.#tell(question, purchase.status);
      }
      await this.clock.advance(SETTLE_ROUND_MS);
    }
  }

  /** Idle, and the gate is open exactly when everything is there. */
  expectOpenForBusiness(): void {
    expect(this.#loop.view().screen.name).toBe('idle');
  }

  check(): void {
    for (const sale of replay(this.entries).sales.values()) {
      expect(sale.paidTiyn).toBe(sale.deliveredTiyn + sale.refundedTiyn + owedTiyn(sale));
      expect(this.#movedBySale.get(sale.saleId) ?? 0).toBeLessThanOrEqual(1);
      if (sale.deliveredTiyn > 0) expect(this.#movedBySale.get(sale.saleId)).toBe(1);
    }
  }

  /** What the bank has given back to the customer for this sale. */
  returnedByBank(saleId: string): number {
    return this.#bank.filter((one) => one.saleId === saleId).reduce((sum, one) => sum + one.returned, 0);
  }

  /** What the bank has taken from the customer for this sale. */
  paidAtBank(saleId: string): number {
    return this.#bank.filter((one) => one.saleId === saleId && one.status === 'processed').length * PRICE;
  }
}
