import type { Log } from '../../app/log/events.ts';
import { paperOf } from '../../app/paper/compose-slip.ts';
import type { PaperDocument } from '../../app/paper/document.ts';
import type { ProviderName } from '../../app/payment/capabilities.ts';
import { ZERO_TIYN } from '../../app/money/money.ts';
import { itemOfPiece } from '../../app/money/price.ts';
import { maskedNumber } from '../../app/payment/phone-number.ts';
import {
  type CreatedPurchase,
  type FoundPurchases,
  type PaymentFailure,
  type PaymentProvider,
  type PurchaseRequest,
  type PurchaseStatus,
  repeatedNumber,
  uncheckedNumber,
} from '../../app/payment/provider.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, unreachable, type Result } from '../../app/result.ts';
import type { Effect } from '../../app/session/state/effect.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { problem, type Problem } from '../../app/problem.ts';
import type { Slip } from '../../app/paper/slip.ts';
import type { BillAcceptor } from '../../drivers/bill-acceptor/bill-acceptor.ts';
import type { Printer } from '../../drivers/printer/printer.ts';
import type { Soon } from '../journal/kiosk-journal.ts';
import type { Dispenser } from '../peripherals/dispenser.ts';

/** The ports that effects use. */
export interface EffectPorts {
  readonly clock: Pick<Clock, 'monoMs'>;
  /** The payment service with this name; one that the machine does not have refuses everything. */
  readonly payments: (provider: ProviderName) => PaymentProvider;
  /** The dispenser; null without a relay. */
  readonly dispenser: Dispenser | null;
  readonly printer: Pick<Printer, 'print'> | null;
  readonly acceptor: Pick<BillAcceptor, 'accept' | 'stack' | 'giveBack'> | null;
  readonly probeJournal: () => Soon<Result<void, Problem>>;
  /** Whether the journal already has a purchase with this QrPaymentId; null while the journal is unavailable. */
  readonly knowsPurchase: (qrPaymentId: string, provider: ProviderName) => Soon<boolean | null>;
  readonly dispatch: (event: KioskEvent) => void;
  readonly log: Log;
}

/** Carries out one effect; its outcome is dispatched as an event. */
export function runEffect(effect: Effect, ports: EffectPorts): void {
  switch (effect.kind) {
    case 'connect-payments':
    case 'ping-payments':
      reach(effect, ports);
      return;
    case 'ask-purchase':
      askPurchase(effect, ports);
      return;
    case 'find-purchases':
      findPurchases(effect, ports);
      return;
    case 'ask-customer':
      askCustomer(effect, ports);
      return;
    case 'ask-status':
    case 'ask-for-person':
    case 'cancel-purchase':
      askForStatus(effect, ports);
      return;
    case 'ask-details':
    case 'ask-refund':
    case 'ask-refund-progress':
      askAboutRefund(effect, ports);
      return;
    case 'ask-refund-qr':
    case 'ask-refund-qr-status':
    case 'ask-refund-qr-purchases':
      askRefundQr(effect, ports);
      return;
    case 'pulse-relay':
      pulseRelay(effect, ports);
      return;
    case 'print':
      print(effect, ports);
      return;
    case 'accept-bills':
      ports.acceptor?.accept(effect.billsTiyn);
      return;
    case 'stack-bill':
      stackBill(ports);
      return;
    case 'give-bill-back':
      // Without a note in escrow there is nothing to return.
      void ports.acceptor?.giveBack();
      return;
    case 'probe-journal':
      probeJournal(ports);
      return;
    default:
      unreachable(effect);
  }
}

/** The offset between the bank's clock and this machine's, where the service measures it. */
function clockOf(payments: PaymentProvider): { readonly clockOffsetMs?: number | null } {
  const clockOffsetMs = payments.clockOffsetMs?.();
  return clockOffsetMs === undefined ? {} : { clockOffsetMs };
}

function reach(effect: Extract<Effect, { kind: 'connect-payments' | 'ping-payments' }>, ports: EffectPorts): void {
  const { provider } = effect;
  const payments = ports.payments(provider);
  if (effect.kind === 'connect-payments')
    follow(payments.connect(), ports, (result) => ({
      kind: 'connect-answered',
      provider,
      result,
      ...clockOf(payments),
    }));
  else follow(payments.ping(), ports, (result) => ({ kind: 'ping-answered', provider, result, ...clockOf(payments) }));
}

function askPurchase(effect: Extract<Effect, { kind: 'ask-purchase' }>, ports: EffectPorts): void {
  const { sale, by, phoneNumber, amountTiyn, attempt } = effect;
  const externalId = effect.externalId ?? sale.externalId;
  const { provider, method } = by;
  const number = phoneNumber === null ? {} : { phoneNumber };
  const request = { externalId, amountTiyn, method, ...number };
  const payments = ports.payments(provider);
  const asked = payments.createPurchase(request).then((answer) => foundAgain(answer, request, provider, ports));
  const unrepeated = asked.then(async (answer) => {
    if (!answer.ok) return answer;
    const { qrPaymentId } = answer.value;
    const isKnown = await ports.knowsPurchase(qrPaymentId, provider);
    if (isKnown === null) return err(uncheckedNumber(qrPaymentId));
    return isKnown ? err(repeatedNumber(qrPaymentId)) : answer;
  });
  const phone = phoneNumber === null ? null : maskedNumber(phoneNumber);
  follow(unrepeated, ports, (result) => ({ kind: 'purchase-answered', sale, by, phone, amountTiyn, attempt, result }));
}

/**
 * After a lost answer the purchase may exist: a service that can look for it is asked at once. A purchase that is known
 * already is another one of the same sale, and one of another amount is not put to the customer: the answer stays lost,
 * and the session looks on.
 */
async function foundAgain(
  answer: Result<CreatedPurchase, PaymentFailure>,
  request: PurchaseRequest,
  provider: ProviderName,
  { knowsPurchase, payments }: EffectPorts,
): Promise<Result<CreatedPurchase, PaymentFailure>> {
  const isLost = !answer.ok && answer.error.action === 'retry' && answer.error.notSentForMs === undefined;
  const service = payments(provider);
  if (!isLost || service.findPurchases === undefined) return answer;
  const found = await service.findPurchases(request, true);
  if (!found.ok) return answer;
  for (const { amountTiyn, status, ...purchase } of found.value.purchases) {
    const askedTiyn = amountTiyn - (purchase.commission?.amountTiyn ?? ZERO_TIYN);
    const isUsable = askedTiyn === request.amountTiyn && status.kind !== 'unknown' && status.kind !== 'failed';
    if (isUsable && (await knowsPurchase(purchase.qrPaymentId, provider)) === false) return ok(purchase);
  }
  return answer;
}

/** A journal that cannot be read says nothing about a number, so that the service is asked again later. */
async function withoutKnown(
  answer: Result<FoundPurchases, PaymentFailure>,
  provider: ProviderName,
  { knowsPurchase }: EffectPorts,
): Promise<Result<FoundPurchases, PaymentFailure>> {
  if (!answer.ok) return answer;
  const purchases: FoundPurchases['purchases'][number][] = [];
  for (const one of answer.value.purchases) {
    const isKnown = await knowsPurchase(one.qrPaymentId, provider);
    if (isKnown === null) return err(NOT_POSSIBLE);
    if (!isKnown) purchases.push(one);
  }
  return ok({ ...answer.value, purchases });
}

function findPurchases(effect: Extract<Effect, { kind: 'find-purchases' }>, ports: EffectPorts): void {
  const { by, request, saleId } = effect;
  const { provider } = by;
  const found = ports.payments(provider).findPurchases?.(request, false) ?? Promise.resolve(err(NOT_POSSIBLE));
  const unknown = found.then((answer) => withoutKnown(answer, provider, ports));
  follow(unknown, ports, (result) => ({ kind: 'find-answered', saleId, by, result }));
}

function askCustomer(
  { saleId, provider, phoneNumber }: Extract<Effect, { kind: 'ask-customer' }>,
  ports: EffectPorts,
): void {
  const asked = ports.payments(provider).customerName?.(phoneNumber);
  if (asked !== undefined) follow(asked, ports, (result) => ({ kind: 'customer-answered', saleId, result }));
}

/** Checks that the journal can be written; the answer comes at once from a journal in the same thread. */
function probeJournal(ports: EffectPorts): void {
  const eventOf = (probed: Result<void, Problem>): KioskEvent => {
    if (!probed.ok) return { kind: 'journal-refused', problem: probed.error, refused: null };
    ports.log.write('info', 'journal-recovered');
    return { kind: 'journal-recovered' };
  };
  const probed = ports.probeJournal();
  if (probed instanceof Promise) follow(probed, ports, eventOf);
  else ports.dispatch(eventOf(probed));
}

type StatusQuestion = Extract<Effect, { kind: 'ask-status' | 'ask-for-person' | 'cancel-purchase' }>;

function askForStatus(effect: StatusQuestion, ports: EffectPorts): void {
  const { saleId, provider, qrPaymentId } = effect;
  const payments = ports.payments(provider);
  const kind = effect.kind === 'cancel-purchase' ? 'cancel-answered' : 'status-answered';
  follow(statusOf(effect, payments), ports, (result) => ({ kind, saleId, qrPaymentId, result }));
}

function statusOf(effect: StatusQuestion, payments: PaymentProvider): Promise<Result<PurchaseStatus, PaymentFailure>> {
  const { qrPaymentId } = effect;
  const missing = Promise.resolve(err(NOT_POSSIBLE));
  switch (effect.kind) {
    case 'ask-status':
      return payments.purchaseStatus(qrPaymentId, effect.isWaited);
    case 'ask-for-person':
      return payments.statusForPerson?.(qrPaymentId, effect.question) ?? missing;
    default:
      return payments.cancelPurchase?.(qrPaymentId) ?? missing;
  }
}

/** A service without the call that its capabilities promise is a programming error, and says nothing about money. */
const NOT_POSSIBLE: PaymentFailure = {
  action: 'retry',
  problem: problem('payments-unavailable'),
  code: 'NOT-POSSIBLE',
};

type RefundQuestion = Extract<Effect, { kind: 'ask-details' | 'ask-refund' | 'ask-refund-progress' }>;

function askAboutRefund(effect: RefundQuestion, ports: EffectPorts): void {
  const { saleId, provider } = effect;
  const payments = ports.payments(provider);
  switch (effect.kind) {
    case 'ask-details': {
      const { qrPaymentId } = effect;
      follow(payments.purchaseDetails(qrPaymentId), ports, (result) => ({
        kind: 'details-answered',
        saleId,
        qrPaymentId,
        result,
      }));
      return;
    }
    case 'ask-refund': {
      const { request } = effect;
      const { qrPaymentId, amountTiyn } = request;
      ports.log.write('info', 'refund-asked', { saleId, qrPaymentId, amountTiyn });
      follow(payments.refund(request), ports, (result) => ({ kind: 'refund-answered', saleId, qrPaymentId, result }));
      return;
    }
    case 'ask-refund-progress': {
      const { qrPaymentId, operationId } = effect;
      const asked = payments.refundProgress?.(qrPaymentId, operationId) ?? Promise.resolve(err(NOT_POSSIBLE));
      follow(asked, ports, (result) => ({ kind: 'refund-progress-answered', saleId, qrPaymentId, result }));
      return;
    }
    default:
      unreachable(effect);
  }
}

type RefundQrQuestion = Extract<Effect, { kind: 'ask-refund-qr' | 'ask-refund-qr-status' | 'ask-refund-qr-purchases' }>;

function askRefundQr(effect: RefundQrQuestion, ports: EffectPorts): void {
  const payments = ports.payments(effect.provider);
  switch (effect.kind) {
    case 'ask-refund-qr': {
      const { saleId, attempt } = effect;
      follow(payments.createRefundQr(saleId), ports, (result) => ({
        kind: 'refund-qr-answered',
        saleId,
        attempt,
        result,
      }));
      return;
    }
    case 'ask-refund-qr-status': {
      const { refundQrId } = effect;
      follow(payments.refundQrStatus(refundQrId), ports, (result) => ({
        kind: 'refund-qr-status-answered',
        refundQrId,
        result,
      }));
      return;
    }
    case 'ask-refund-qr-purchases': {
      const { refundQrId } = effect;
      follow(payments.refundQrPurchases(refundQrId), ports, (result) => ({
        kind: 'refund-qr-purchases-answered',
        refundQrId,
        result,
      }));
      return;
    }
    default:
      unreachable(effect);
  }
}

/** Dispatches the outcome. Providers return failures as values, so a rejection is a programming error. */
function follow<T>(outcome: Promise<T>, ports: EffectPorts, event: (value: T) => KioskEvent): void {
  outcome.then(
    (value) => {
      ports.dispatch(event(value));
    },
    (error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      ports.log.write('error', 'internal-error', { detail });
      ports.dispatch({ kind: 'broken', problem: problem('internal-error') });
    },
  );
}

function pulseRelay(effect: Extract<Effect, { kind: 'pulse-relay' }>, ports: EffectPorts): void {
  const { dispense, pulseMs, watchMs, untilMonoMs } = effect;
  const { saleId } = dispense.sale;
  const { channel } = itemOfPiece(dispense.sale, dispense.piece);
  if (ports.dispenser === null) {
    ports.dispatch({ kind: 'pulse-failed', dispense, certain: true, reason: 'no relay' });
    return;
  }
  // Writing the intent took so long that the customer may have gone, so the money is returned instead.
  if (ports.clock.monoMs() >= untilMonoMs) {
    ports.log.write('error', 'dispense-failed', { saleId, certain: true, kind: 'too-late' });
    ports.dispatch({ kind: 'pulse-failed', dispense, certain: true, reason: 'too-late' });
    return;
  }
  const pulsed = ports.dispenser.dispense({ channel, pulseMs, watchMs });
  ports.log.write('info', 'dispense-started', { saleId, channel });
  follow(pulsed, ports, (result) => {
    if (result.ok) {
      const drop = result.value;
      ports.log.write(drop === 'seen' || drop === 'unwatched' ? 'info' : 'warning', 'dispense-done', { saleId, drop });
      return { kind: 'pulse-done', dispense, drop };
    }
    const { certain, reason } = result.error;
    ports.log.write('error', 'dispense-failed', { saleId, certain, kind: reason.kind, detail: reason.message });
    return { kind: 'pulse-failed', dispense, certain, reason: reason.kind };
  });
}

/**
 * Prints a slip in parallel to the sale; a missing printer, or a slip that cannot be made, counts as a failed print.
 */
function print({ number, slip }: Extract<Effect, { kind: 'print' }>, ports: EffectPorts): void {
  const { printer, log } = ports;
  const paper = paperOrNull(slip, log);
  if (printer === null || paper === null) {
    ports.dispatch({ kind: 'print-failed', number });
    return;
  }
  follow(printer.print(paper), ports, (printed) => {
    if (printed.ok) {
      log.write('info', 'print-done', { slip: slip.kind });
      return { kind: 'print-done', number };
    }
    const { isUntouched, reason } = printed.error;
    log.write('warning', 'print-failed', { slip: slip.kind, isUntouched, kind: reason.kind, detail: reason.message });
    return { kind: 'print-failed', number };
  });
}

/** Makes the slip's document; null after an exception, because an error in a text must not end a completed sale. */
function paperOrNull(slip: Slip, log: Log): PaperDocument | null {
  try {
    return paperOf(slip);
  } catch (error) {
    log.write('error', 'internal-error', {
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return null;
  }
}

/** Stacks the note in escrow. A refusal means that no command was sent, so the note is not in the cassette. */
function stackBill({ acceptor, dispatch, log }: EffectPorts): void {
  const stacked = acceptor?.stack();
  if (stacked?.ok === true) return;
  if (stacked !== undefined)
    log.write('warning', 'bill-not-stacked', { kind: stacked.error.kind, detail: stacked.error.message });
  dispatch({ kind: 'bill-returned', asked: true });
}
