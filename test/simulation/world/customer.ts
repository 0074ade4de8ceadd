import type { Tiyn } from '../../../app/money/money.ts';
import { unreachable } from '../../../app/result.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Touch } from '../../../app/session/state/event.ts';
import type { Acceptor } from './acceptor.ts';
import { NOTES } from './notes.ts';
import type { Bank } from './bank.ts';
import type { Machine } from './machine.ts';
import { Payer } from './payer.ts';
import type { SimulatedServices } from './simulated-services.ts';
import { piecesTouch, quantityTouch } from './shape.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';

type Screen = View['screen'];

export interface CustomerParts {
  readonly number: number;
  readonly machine: Machine;
  readonly bank: Bank;
  readonly acceptor: Acceptor | null;
  /** Null where the bank is the only service. */
  readonly services: SimulatedServices | null;
  /** Called once. */
  readonly leave: () => void;
}

/** The digits of the customer's telephone, and of one that is a digit short. */
const NUMBER = [7, 0, 1, 1, 2, 3, 4, 5, 6, 7];
const WRONG_NUMBER = NUMBER.slice(1);

const LOOK_MS = 1_500;
/** With nothing to do for so many looks they go. */
const PATIENCE = 30;
/** Looks come again and again while something lasts. */
const RARELY = 0.15;
const STRANGER = 'another phone';

/** A person with a phone: touches, scans, pays; or does everything that one should not do. */
export class Customer {
  readonly #world: SimulationContext;
  readonly #parts: CustomerParts;
  #wanted: number;
  readonly #paid: string[] = [];
  #touches = 0;
  #looks = 0;
  #wants = true;
  #isHere = true;
  #token: string | null = null;
  #lastScan = '';
  /** Null where the bank is the only service. */
  readonly #payer: Payer | null;

  constructor(world: SimulationContext, parts: CustomerParts) {
    this.#world = world;
    this.#parts = parts;
    this.#wanted = world.decisions.below('product', 3);
    const { services, machine, number } = parts;
    const touch = (touched: Touch): void => machine.touch(touched);
    const freshId = (): string => this.#freshId();
    this.#payer = services === null ? null : new Payer(world, { number, touch, freshId, services });
  }

  arrive(): void {
    this.#lookLater();
  }

  #lookLater(ms: number = 300 + this.#world.decisions.below('looks again', LOOK_MS)): void {
    this.#world.scheduler.after(ms, () => {
      if (this.#isHere) this.#look();
    });
  }

  #look(): void {
    this.#looks += 1;
    const view = this.#parts.machine.view();
    if (this.#looks > PATIENCE * 4 || (view === null && this.#looks > PATIENCE)) {
      this.#go();
      return;
    }
    const again = view === null ? true : this.#act(view);
    if (again) this.#lookLater();
  }

  /** Whether they stay. */
  #act(view: View): boolean {
    const { screen } = view;
    if (this.#parts.acceptor !== null && screen.name !== 'cash') this.#insertInVain();
    const paying = this.#payer?.at(view) ?? null;
    if (paying !== null) return paying === 'stays' || this.#walkAway();
    switch (screen.name) {
      case 'starting':
      case 'out-of-service':
      case 'service':
        return this.#looks < PATIENCE || this.#go();
      case 'idle':
        return this.#atIdle(screen, view.frame.revision);
      case 'product':
        return this.#atProduct(view.frame.revision);
      case 'basket':
        return this.#atBasket(screen, view.frame.revision);
      case 'payment':
        return this.#atPayment(view.frame.revision);
      case 'cash':
        return this.#atCash(screen, view.frame.revision);
      case 'phone':
        return this.#atPhone(view.frame.revision);
      case 'invoice':
        return this.#atInvoice(screen, view.frame.revision);
      case 'preparing':
        return this.#atPreparing(view.frame.revision);
      case 'qr':
        return this.#atQr(screen, view.frame.revision);
      case 'confirm':
        return this.#atConfirm(screen);
      case 'dispensing':
        return this.#naughty('customer: while it dispenses', 1, RARELY) !== 1 || this.#walkAway();
      case 'refund':
        return this.#atRefund(screen, view.frame.revision);
      case 'success':
        return screen.canBuyMore && this.#buysMore(view.frame.revision) ? true : this.#atEnd(view.frame.revision);
      case 'error':
        return this.#atEnd(view.frame.revision);
      default:
        return unreachable(screen);
    }
  }

  #naughty(when: string, kinds = 1, rarely = 1): number {
    return this.#world.decisions.fault(when, this.#world.rates.customer * rarely, kinds);
  }

  #atIdle({ products }: Extract<Screen, { name: 'idle' }>, revision: number): boolean {
    const product = products[this.#wanted % products.length];
    if (!this.#wants || product === undefined || product.soldOut) return this.#go();
    const fault = this.#naughty('customer: at idle', 4);
    if (fault === 1) return this.#walkAway();
    if (fault === 4) this.#parts.machine.touch({ kind: 'done', revision });
    const touch = (): void =>
      this.#parts.machine.touch({ kind: 'choose', productId: product.id, revision, freshId: this.#freshId() });
    if (fault === 2) {
      this.#parts.machine.touch({ kind: 'language', language: 'en' });
      this.#parts.machine.touch({ kind: 'reach', on: true });
    }
    this.#world.trace?.tell(`customer ${this.#parts.number}: wants ${product.id}`);
    this.#wants = false;
    touch();
    if (fault === 3) {
      count(this.#world, 'double-tap');
      touch();
    }
    return true;
  }

  #atProduct(revision: number): boolean {
    const { machine } = this.#parts;
    const pieces = this.#world.decisions.below('pieces', 3) + 1;
    const more = pieces > 1 ? quantityTouch(revision, pieces) : null;
    if (more !== null) machine.touch(more);
    const fault = this.#naughty('customer: at the details', 3);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) machine.touch({ kind: 'cancel', revision });
    machine.touch({ kind: 'pay', revision: machine.view()?.frame.revision ?? revision, freshId: this.#freshId() });
    if (fault === 3) machine.touch({ kind: 'pay', revision, freshId: this.#freshId() });
    return true;
  }

  /** Puts in more, takes some out again and pays; or empties it, cancels, touches twice, or goes. */
  #atBasket({ products, lines }: Extract<Screen, { name: 'basket' }>, revision: number): boolean {
    const { machine } = this.#parts;
    const { decisions } = this.#world;
    const fault = this.#naughty('customer: at the basket', 5);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) machine.touch({ kind: 'cancel', revision });
    if (fault === 3) for (const { product } of lines) machine.touch(piecesTouch(revision, product.id, 0));
    for (let left = decisions.below('touches at the basket', 4); left > 0; left -= 1) {
      const product = products[decisions.below('which product for the basket', products.length)];
      const touch = piecesTouch(revision, product?.id ?? '', decisions.below('pieces in the basket', 5));
      machine.touch(touch);
      if (fault === 4) machine.touch(touch);
    }
    machine.touch({ kind: 'pay', revision, freshId: this.#freshId() });
    if (fault === 5) machine.touch({ kind: 'pay', revision, freshId: this.#freshId() });
    return true;
  }

  #atPayment(revision: number): boolean {
    const { machine } = this.#parts;
    const method = this.#world.decisions.chance('pays with notes', 0.75) ? 'cash' : 'qr';
    const fault = this.#naughty('customer: at the choice', 3);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) machine.touch({ kind: 'cancel', revision });
    machine.touch({ kind: 'method', method, revision, freshId: this.#freshId() });
    if (fault === 3) machine.touch({ kind: 'method', method: 'qr', revision, freshId: this.#freshId() });
    return true;
  }

  /** Inserts what the screen asks for; or cancels, changes over to the QR, inserts too much or too fast, or goes. */
  #atCash(screen: Extract<Screen, { name: 'cash' }>, revision: number): boolean {
    const { machine } = this.#parts;
    const { decisions, scheduler } = this.#world;
    const fault = screen.step === 'leaving' ? 0 : this.#naughty('customer: with notes', 6, 0.5);
    if (fault === 1) return this.#leaveNotes(screen);
    const cancel = (): void => machine.touch({ kind: 'cancel', revision });
    const payRest = (): void => {
      const method = this.#payer === null ? 'qr' : this.#payer.rest(screen);
      if (method !== null) machine.touch({ kind: 'method', method, revision, freshId: this.#freshId() });
    };
    const isStuck = screen.step === 'insert' && screen.billsTiyn.length === 0;
    if (fault === 2 || (isStuck && screen.ways.length === 0)) {
      if (screen.insertedTiyn > 0) count(this.#world, 'cancelled-with-notes-in');
      cancel();
      return true;
    }
    if (screen.step !== 'insert') {
      if (this.#naughty('customer: another note while one is drawn in', 1, 0.5) === 1)
        this.#insert(NOTES[decisions.below('which other note', NOTES.length)]);
      return true;
    }
    if (isStuck || (screen.insertedTiyn > 0 && screen.ways.length > 0 && decisions.chance('the rest by QR', 0.25))) {
      payRest();
      return true;
    }
    const note = screen.billsTiyn[decisions.below('which note', screen.billsTiyn.length)];
    const wrong = NOTES[decisions.below('which other note', NOTES.length)];
    this.#insert(fault === 6 ? wrong : note);
    const soonMs = 100 + decisions.below('how soon', 2_500);
    if (fault === 3)
      scheduler.after(soonMs, () => {
        if (machine.state()?.bill !== null) count(this.#world, 'cancelled-while-drawing-in');
        cancel();
      });
    else if (fault === 4) scheduler.after(soonMs, () => this.#insert(note));
    else if (fault === 5) scheduler.after(soonMs, payRest);
    return true;
  }

  #leaveNotes({ insertedTiyn }: Extract<Screen, { name: 'cash' }>): boolean {
    if (insertedTiyn > 0) count(this.#world, 'left-with-notes-in');
    return this.#walkAway();
  }

  #insert(note: Tiyn | undefined): void {
    if (note === undefined) return;
    const isTaken = this.#parts.acceptor?.insert(note) === true;
    this.#world.trace?.tell(
      `customer ${this.#parts.number}: puts a note of ${note} to the entry${isTaken ? '' : ', which stays closed'}`,
    );
  }

  /** Without notes. */
  #insertInVain(): void {
    if (this.#naughty('customer: puts a note where none is asked for', 1, RARELY) !== 1) return;
    count(this.#world, 'notes-in-vain');
    this.#insert(NOTES[this.#world.decisions.below('which note in vain', NOTES.length)]);
  }

  /** Types the number; or a wrong one, or goes. */
  #atPhone(revision: number): boolean {
    const { machine } = this.#parts;
    const fault = this.#naughty('customer: at the keypad', 3);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) machine.touch({ kind: 'cancel', revision });
    const digits = fault === 3 ? WRONG_NUMBER : NUMBER;
    for (const digit of digits) machine.touch({ kind: 'digit', revision, digit });
    machine.touch({ kind: 'send', revision, freshId: this.#freshId() });
    return true;
  }

  /** Pays the invoice and has it checked; or cancels, or pays and cancels in the same second, or goes. */
  #atInvoice({ closing, check }: Extract<Screen, { name: 'invoice' }>, revision: number): boolean {
    const { machine, bank } = this.#parts;
    const purchase = bank.purchases.findLast(({ status }) => status === 'created');
    const touchCheck = (): void => machine.touch({ kind: 'check', revision, question: new PersonsQuestion() });
    if (closing) return true;
    if (purchase === undefined) {
      if (check !== null) touchCheck();
      return true;
    }
    const fault = this.#naughty('customer: at the invoice', 4);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) machine.touch({ kind: 'cancel', revision });
    if (fault === 3) {
      const { decisions, scheduler } = this.#world;
      const { token } = purchase;
      scheduler.after(decisions.below('pays beside Cancel', 5_000), () => bank.payInvoice(token));
      scheduler.after(decisions.below('cancels beside paying', 5_000), () =>
        machine.touch({ kind: 'cancel', revision }),
      );
      return true;
    }
    if (fault !== 4) bank.payInvoice(purchase.token);
    if (check !== null) touchCheck();
    return true;
  }

  #atPreparing(revision: number): boolean {
    const fault = this.#naughty('customer: while the QR is fetched', 2, 0.5);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) this.#parts.machine.touch({ kind: 'cancel', revision });
    return true;
  }

  /** Scans; or cancels; or scans in the last second, or after Cancel; or goes. */
  #atQr({ qrToken, closing }: Extract<Screen, { name: 'qr' }>, revision: number): boolean {
    if (this.#token === qrToken) return true;
    this.#token = qrToken;
    const { machine } = this.#parts;
    const fault = closing ? 0 : this.#naughty('customer: at the QR', 6);
    switch (fault) {
      case 1:
        return this.#walkAway();
      case 2:
        machine.touch({ kind: 'cancel', revision });
        return true;
      case 3:
        this.#scanLater(
          qrToken,
          this.#leftMs() - 1_000 + this.#world.decisions.below('in the last seconds', 5_000),
          'paid-in-last-second',
        );
        return true;
      case 4:
        this.#scanLater(qrToken, 200 + this.#world.decisions.below('scans after Cancel', 20_000));
        machine.touch({ kind: 'cancel', revision });
        return true;
      case 5:
        this.#scanLater(qrToken, 100);
        this.#world.scheduler.after(150, () => machine.touch({ kind: 'cancel', revision }));
        return true;
      case 6:
        this.#scanLater(qrToken, 5_000 + this.#world.decisions.below('scans and goes', 60_000));
        return this.#walkAway();
      default:
        this.#scanLater(qrToken, 500 + this.#world.decisions.below('finds the phone', 4_000));
        return true;
    }
  }

  /** What the countdown beside the QR says. */
  #leftMs(): number {
    const screen = this.#parts.machine.viewNow()?.screen;
    return screen?.name === 'qr' ? screen.limit.leftMs : 0;
  }

  /** The phone works also when its owner has gone. */
  #scanLater(token: string, ms: number, what: 'paid-in-last-second' | null = null): void {
    this.#world.scheduler.after(ms, () => {
      if (!this.#parts.bank.scan(token)) return;
      this.#world.trace?.tell(`customer ${this.#parts.number}: scans the QR`);
      if (what !== null) count(this.#world, what);
      const fault = this.#naughty('customer: with the phone', 4);
      if (fault === 1) return;
      const payMs =
        fault === 2
          ? 60_000 + this.#world.decisions.below('pays at the last moment', 14_000)
          : 500 + this.#world.decisions.below('pays after', 6_000);
      if (fault === 3 || fault === 4) this.#decideLater(token, payMs, fault === 3 ? 'failed' : 'declined');
      if (fault !== 3) this.#decideLater(token, payMs + (fault === 4 ? 8_000 : 0), 'processed');
    });
  }

  #decideLater(token: string, ms: number, word: 'processed' | 'failed' | 'declined'): void {
    this.#world.scheduler.after(ms, () => {
      if (!this.#parts.bank.decide(token, word)) return;
      this.#world.trace?.tell(`customer ${this.#parts.number}: the phone says ${word}`);
      if (word === 'processed') this.#paid.push(token.slice(token.lastIndexOf('/') + 1));
    });
  }

  #atConfirm({ closing }: Extract<Screen, { name: 'confirm' }>): boolean {
    return closing || this.#naughty('customer: while paying', 1, RARELY) !== 1 || this.#walkAway();
  }

  #atRefund({ qrToken }: Extract<Screen, { name: 'refund' }>, revision: number): boolean {
    if (qrToken === null || qrToken === this.#lastScan) return true;
    this.#lastScan = qrToken;
    const { bank, machine } = this.#parts;
    const fault = this.#naughty('customer: at the refund QR', 3);
    if (fault === 1) return this.#walkAway();
    if (fault === 2) machine.touch({ kind: 'cancel', revision });
    const purchases = fault === 3 ? [STRANGER] : this.#paid;
    this.#world.scheduler.after(800, () => bank.scanRefundQr(qrToken, purchases));
    return true;
  }

  /** Another product for the change. */
  #buysMore(revision: number): boolean {
    const { decisions } = this.#world;
    if (!decisions.chance('buys more', 0.6)) return false;
    this.#wanted = decisions.below('another product', 3);
    this.#wants = true;
    this.#parts.machine.touch({ kind: 'more', revision });
    return true;
  }

  #atEnd(revision: number): boolean {
    const { decisions } = this.#world;
    if (decisions.below('reads the last screen', 4) > 1) return true;
    this.#parts.machine.touch({ kind: 'done', revision });
    return this.#wants || this.#go();
  }

  #walkAway(): boolean {
    count(this.#world, 'walked-away');
    this.#world.trace?.tell(`customer ${this.#parts.number}: walks away`);
    return this.#go();
  }

  #go(): false {
    this.#isHere = false;
    this.#parts.leave();
    return false;
  }

  #freshId(): string {
    this.#touches += 1;
    return `sale-${this.#parts.number}-${this.#touches}`;
  }
}
