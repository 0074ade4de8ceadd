import { CASH } from '../../../app/payment/capabilities.ts';
import { MAX_TYPED_DIGITS, typedNumber } from '../../../app/payment/phone-number.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import type { Touch } from '../../../app/session/state/event.ts';
import type { View } from '../../../app/session/view/view.ts';
import { count, type SimulationContext } from './simulation-context.ts';
import { REFUSED_NUMBER } from './simulated-service.ts';
import type { Found, SimulatedServices } from './simulated-services.ts';

type Screen = View['screen'];
type At<N extends Screen['name']> = Extract<Screen, { name: N }>;

export interface PayerParts {
  readonly number: number;
  readonly services: SimulatedServices;
  readonly touch: (touch: Touch) => void;
  readonly freshId: () => string;
}

/** `leaves`: the customer walks away. */
type Next = 'stays' | 'leaves';

const MISTYPED = '701123456';
const SOON_MS = 6_000;
const SAME_SECOND_MS = 4_000;
const LATE_MS = [20_000, 310_000, 7_200_000] as const;

/** A customer before a machine with several payment services, with a phone that invoices come to. */
export class Payer {
  readonly #world: SimulationContext;
  readonly #parts: PayerParts;
  readonly #phone: string;
  readonly #seen = new Set<string>();

  constructor(world: SimulationContext, parts: PayerParts) {
    this.#world = world;
    this.#parts = parts;
    this.#phone = `70112345${String(parts.number).padStart(2, '0')}`;
  }

  /** What is done at a screen that has to do with paying; null at any other. */
  at({ screen, frame: { revision } }: View): Next | null {
    switch (screen.name) {
      case 'payment':
        return this.#atPayment(screen, revision);
      case 'phone':
        return this.#atPhone(screen, revision);
      case 'invoice':
        return this.#atInvoice(screen, revision);
      case 'qr':
        return this.#atCode(screen, revision);
      default:
        return null;
    }
  }

  /** The way to pay the rest of a sale with notes; null where there is none. */
  rest({ ways }: At<'cash'>): string | null {
    return ways[this.#world.decisions.below('payer: which way for the rest', Math.max(1, ways.length))]?.id ?? null;
  }

  #fault(when: string, kinds: number): number {
    return this.#world.decisions.fault(`payer: ${when}`, this.#world.rates.customer, kinds);
  }

  #later(what: string, withinMs: number, act: () => void): void {
    this.#world.scheduler.after(100 + this.#world.decisions.below(`payer: ${what}`, withinMs), act);
  }

  #atPayment({ ways, takesCash }: At<'payment'>, revision: number): Next {
    const { freshId, touch } = this.#parts;
    const ids = [...ways.map(({ id }) => id), ...(takesCash ? [CASH] : [])];
    const weights = ids.map((id) => this.#parts.services.weightOf(id));
    const method = ids[this.#world.decisions.weighted('payer: which way', weights.length === 0 ? [1] : weights)];
    const fault = this.#fault('at the choice', 3);
    if (fault === 1) return 'leaves';
    if (fault === 2 || method === undefined) touch({ kind: 'cancel', revision });
    if (method === undefined) return 'stays';
    touch({ kind: 'method', method, revision, freshId: freshId() });
    if (fault === 3) touch({ kind: 'method', method: ids[0] ?? method, revision, freshId: freshId() });
    return 'stays';
  }

  /** Types the number; or another one, or taps twice. */
  #atPhone({ mistake, typed }: At<'phone'>, revision: number): Next {
    const { freshId, touch } = this.#parts;
    const fault = this.#fault('at the keypad', 5);
    if (fault === 1) return 'leaves';
    if (fault === 2) touch({ kind: 'cancel', revision });
    if (mistake === 'refused') count(this.#world, 'number-refused');
    else if (mistake !== null) count(this.#world, 'number-mistyped');
    const isEmpty = typed === typedNumber('');
    for (let digit = 0; !isEmpty && digit < MAX_TYPED_DIGITS; digit += 1) touch({ kind: 'erase', revision });
    const digits = fault === 3 ? MISTYPED : fault === 4 ? REFUSED_NUMBER : this.#phone;
    for (const digit of digits) touch({ kind: 'digit', revision, digit: Number(digit) });
    touch({ kind: 'send', revision, freshId: freshId() });
    if (fault === 5) {
      count(this.#world, 'double-tap');
      touch({ kind: 'send', revision, freshId: freshId() });
    }
    return 'stays';
  }

  /** The invoice on the phone: paid, checked, checked twice, cancelled, cancelled and paid in the same second, left. */
  #atInvoice(screen: At<'invoice'>, revision: number): Next {
    const { touch } = this.#parts;
    const found = this.#newest();
    if (screen.closing) return 'stays';
    this.#payRest(screen.part, revision);
    if (found !== null && !this.#seen.has(found.purchase.token)) {
      this.#seen.add(found.purchase.token);
      const fault = this.#fault('at the invoice', 6);
      if (fault === 1) return 'leaves';
      if (fault === 2) touch({ kind: 'cancel', revision });
      if (fault === 3) {
        this.#later('pays beside Cancel', SAME_SECOND_MS, () => this.#pay(found));
        this.#later('cancels beside paying', SAME_SECOND_MS, () => touch({ kind: 'cancel', revision }));
      }
      if (fault === 4) {
        this.#payLate(found);
        return 'leaves';
      }
      if (fault === 5) this.#touchCheck(revision);
      if (fault === 6) this.#later('refuses', SOON_MS, () => found.service.decline(found.purchase));
      if (fault === 0 || fault === 5) this.#later('pays', SOON_MS, () => this.#pay(found));
    }
    if (screen.check !== null) this.#check(revision);
    return 'stays';
  }

  /** "Check payment", once or twice. */
  #check(revision: number): void {
    this.#touchCheck(revision);
    if (this.#fault('checks twice', 1) !== 1) return;
    count(this.#world, 'double-tap');
    this.#touchCheck(revision);
  }

  #touchCheck(revision: number): void {
    this.#parts.touch({ kind: 'check', revision, question: new PersonsQuestion() });
  }

  /** A code on the screen: scanned and paid, in parts where that is possible; or cancelled, or left. */
  #atCode({ check, closing, part, qrToken }: At<'qr'>, revision: number): Next {
    const { services } = this.#parts;
    const found = services.byToken(qrToken);
    this.#payRest(part, revision);
    if (found === null || closing) return 'stays';
    const next = this.#atCodeOf(found, part, revision);
    if (check !== null && next === 'stays') {
      count(this.#world, 'checked-at-a-code');
      this.#check(revision);
    }
    return next;
  }

  #atCodeOf(found: Found, part: At<'qr'>['part'], revision: number): Next {
    const { touch } = this.#parts;
    const qrToken = found.purchase.token;
    const isSeen = this.#seen.has(qrToken);
    this.#seen.add(qrToken);
    if (isSeen) {
      if (part?.paysRest === true) this.#later('pays the rest', SOON_MS, () => this.#pay(found, 'whole'));
      return 'stays';
    }
    const fault = this.#fault('at the code', 6);
    const scanAndPay = (): void => {
      if (found.service.scan(found.purchase)) this.#later('confirms', SOON_MS, () => this.#pay(found));
    };
    if (fault === 1) return 'leaves';
    if (fault === 2) touch({ kind: 'cancel', revision });
    if (fault === 3) {
      this.#later('pays beside Cancel', SAME_SECOND_MS, () => this.#pay(found));
      this.#later('cancels beside paying', SAME_SECOND_MS, () => touch({ kind: 'cancel', revision }));
      return 'stays';
    }
    if (fault === 4) {
      this.#payLate(found);
      return 'leaves';
    }
    if (fault === 5) this.#later('refuses', SOON_MS, () => found.service.decline(found.purchase));
    if (fault === 0 || fault === 6) this.#later('finds the phone', SOON_MS, scanAndPay);
    return fault === 6 ? 'leaves' : 'stays';
  }

  /** "Pay the rest", once or twice; or Cancel, with a part in. */
  #payRest(part: At<'qr'>['part'], revision: number): void {
    const { touch } = this.#parts;
    if (part === null || part.paysRest) return;
    const fault = this.#fault('with a part in', 3);
    if (fault === 1) touch({ kind: 'cancel', revision });
    if (fault === 2) return;
    touch({ kind: 'rest', revision });
    if (fault === 3) {
      count(this.#world, 'double-tap');
      touch({ kind: 'rest', revision });
    }
  }

  #newest(): Found | null {
    return this.#parts.services.all().findLast(({ purchase }) => purchase.isInvoice && purchase.isOpen) ?? null;
  }

  #payLate(found: Found): void {
    const { decisions } = this.#world;
    const longestMs = LATE_MS[decisions.below('payer: how late', LATE_MS.length)] ?? LATE_MS[0];
    this.#later('pays late', longestMs, () => this.#pay(found));
  }

  #pay({ service, purchase }: Found, wanted?: 'whole'): void {
    const { decisions } = this.#world;
    const isRest = purchase.receivedTiyn > 0;
    const kinds = ['whole', 'part', 'over'] as const;
    const drawn = kinds[decisions.weighted('payer: how much', [4, 3, 1])] ?? 'whole';
    const isPaid = service.pay(purchase, wanted ?? drawn);
    if (isPaid && isRest) count(this.#world, 'rest-paid');
  }
}
