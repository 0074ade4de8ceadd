import type { PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import type { CreatedPurchase, PaymentFailure, PurchaseStatus } from '../../../app/payment/provider.ts';
import { DAY_MS } from '../../../app/units.ts';
import { err, ok } from '../../../app/result.ts';
import { problem } from '../../../app/problem.ts';
import type { PaymentAction } from '../../../app/payment/provider.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import { replay } from '../../../app/journal/replay.ts';
import { CashHarness } from './cash-harness.ts';
import { aService, CODE, INVOICE, type MachineSettings } from './machine-settings.ts';

type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** A service that sends invoices which only a person may ask about, beside a code. */
const REMOTE: PaymentCapabilities = aService({ refundWay: 'direct', methods: [CODE, INVOICE] });

/** A failure of the service. */
function failing(action: PaymentAction, code = 'TEST'): PaymentFailure {
  return { action, problem: problem('payments-refused', { code }), code };
}

/** A kiosk with invoices to the telephone; the test answers for the service. */
export class InvoiceHarness extends CashHarness {
  readonly #wanted: MachineSettings;

  constructor(wanted: MachineSettings = {}) {
    const all = { services: [REMOTE], hasAcceptor: false, ...wanted };
    super(all);
    this.#wanted = all;
  }

  /** From idle to the keypad. */
  untilPhone(saleId = 'sale-1'): this {
    this.choose(saleId);
    if (this.screen.name === 'payment') this.way('phone', saleId);
    return this;
  }

  way(method: string, freshId = 'sale-1'): this {
    this.send({ kind: 'method', method, freshId, revision: this.revision });
    return this;
  }

  type(digits: string): this {
    for (const digit of digits) this.send({ kind: 'digit', digit: Number(digit), revision: this.revision });
    return this;
  }

  sendInvoice(saleId = 'sale-1'): this {
    this.send({ kind: 'send', freshId: saleId, revision: this.revision });
    return this;
  }

  /** From idle to the invoice on the telephone. */
  untilInvoice(number = '42', more: Partial<CreatedPurchase> = {}): this {
    this.untilPhone().type('7011234567').sendInvoice();
    return this.answerPurchase(number, more);
  }

  answerPurchase(qrPaymentId: string, more: Partial<CreatedPurchase> = {}): this {
    const { sale, by, phoneNumber, amountTiyn, attempt } = this.last('ask-purchase');
    const limits = { pollIntervalMs: 5_000, scanTimeoutMs: DAY_MS, confirmTimeoutMs: 0 };
    const result = ok({ qrPaymentId, qrToken: null, methods: [], ...limits, ...more });
    const phone = phoneNumber === null ? null : '+7 *** *** ** 67';
    this.send({ kind: 'purchase-answered', sale, by, phone, amountTiyn, attempt, result });
    return this;
  }

  failPurchase(action: PaymentAction): this {
    const { sale, by, amountTiyn, attempt } = this.last('ask-purchase');
    const result = err(failing(action));
    this.send({ kind: 'purchase-answered', sale, by, phone: '+7 *** *** ** 67', amountTiyn, attempt, result });
    return this;
  }

  check(): this {
    this.send({ kind: 'check', question: new PersonsQuestion(), revision: this.revision });
    return this;
  }

  status(status: PurchaseStatus, qrPaymentId = '42'): this {
    this.send({ kind: 'status-answered', saleId: 'sale-1', qrPaymentId, result: ok(status) });
    return this;
  }

  /** The answer to the request to withdraw the purchase. */
  cancelled(status: PurchaseStatus | PaymentAction, qrPaymentId = '42'): this {
    const result = typeof status === 'string' ? err(failing(status)) : ok(status);
    this.send({ kind: 'cancel-answered', saleId: 'sale-1', qrPaymentId, result });
    return this;
  }

  /** The last effect of this kind. */
  last<K extends Effect['kind']>(kind: K): EffectOf<K> {
    const found = this.effects.findLast((effect): effect is EffectOf<K> => effect.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  }

  override count(kind: Effect['kind']): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }

  get revision(): number {
    return this.loop.view().frame.revision;
  }

  /** The power is cut now, and the machine starts again after a while. */
  async restart(darkMs = 5_000): Promise<InvoiceHarness> {
    const next = new InvoiceHarness(this.#wanted);
    await next.clock.advance(this.clock.monoMs() + darkMs);
    next.entries.push(...this.entries);
    next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
    next.send({ kind: 'relay-ready' });
    for (const { provider } of next.loop.state().settings.services)
      next.send({ kind: 'connect-answered', provider, result: ok({ tradePoint: null }) });
    return next;
  }
}
