import { tiyn } from '../../../app/money/money.ts';
import { problem } from '../../../app/problem.ts';
import type { PaymentAction, PaymentFailure, PurchaseStatus } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { restTiyn } from '../../../app/session/state/sale.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { mainGate } from '../../../app/session/state/services.ts';

const POLL_MS = 5_000;
const SCAN_MS = 180_000;
const CONFIRM_MS = 65_000;

const STATUSES: readonly PurchaseStatus[] = [
  { kind: 'created' },
  { kind: 'scanned' },
  { kind: 'processed' },
  // Another amount than any QR of these machines is about.
  { kind: 'processed', amountTiyn: tiyn(1_234) },
  { kind: 'failed', name: 'Cancelled' },
  { kind: 'declined', name: 'Error' },
];

/** Whatever the payment service may answer in this state, to questions that it was asked; `mayFail`: also to connecting. */
export function* answersOfTheBank(state: KioskState, fresh: number, mayFail: boolean): Generator<KioskEvent> {
  const gate = mainGate(state).kind;
  if (gate === 'absent') return;
  if (gate !== 'ready' || isWaitingForConnect(state))
    yield { kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) };
  if (mayFail) yield { kind: 'connect-answered', provider: 'kaspi', result: failed('payments-off') };
  yield* aboutTheQr(state, fresh);
  for (const { sale, qrPaymentId, withdrawal } of state.watched) {
    const isWithdrawn = withdrawal?.isAsked === true;
    const kind = isWithdrawn ? 'cancel-answered' : 'status-answered';
    const about = { kind, saleId: sale.saleId, qrPaymentId } as const;
    for (const status of STATUSES) yield { ...about, result: ok(status) };
    yield { ...about, result: failed('retry') };
  }
  yield* aboutRefunds(state);
  yield* aboutTheRefundQr(state, fresh);
}

function isWaitingForConnect({ session }: KioskState): boolean {
  return session.kind === 'preparing' && session.awaitsConnect;
}

function* aboutTheQr({ session }: KioskState, fresh: number): Generator<KioskEvent> {
  if (session.kind !== 'preparing' || session.retryMonoMs !== null || session.awaitsConnect) return;
  const { sale, by, cashTiyn, attempt } = session;
  const amountTiyn = restTiyn(sale, cashTiyn);
  const about = { kind: 'purchase-answered', sale, by, phone: null, amountTiyn, attempt } as const;
  const purchase = {
    qrPaymentId: `qr-${fresh}`,
    qrToken: 'token',
    methods: [],
    pollIntervalMs: POLL_MS,
    scanTimeoutMs: SCAN_MS,
    confirmTimeoutMs: CONFIRM_MS,
  };
  yield { ...about, result: ok(purchase) };
  for (const action of ['retry', 'refuse-sale', 'register-again', 'phone-refused'] as const)
    yield { ...about, result: failed(action) };
}

function* aboutRefunds({ refunds }: KioskState): Generator<KioskEvent> {
  for (const { sale, order, refund, asked } of refunds) {
    if (!asked) continue;
    const { qrPaymentId, paidTiyn } = order;
    const about = { saleId: sale.saleId, qrPaymentId };
    if (refund.step === 'ask') {
      yield { kind: 'refund-answered', ...about, result: ok('operation') };
      for (const action of ['retry', 'final'] as const)
        yield { kind: 'refund-answered', ...about, result: failed(action) };
    } else {
      for (const refundableTiyn of [paidTiyn, tiyn(0)])
        yield { kind: 'details-answered', ...about, result: ok({ totalTiyn: paidTiyn, refundableTiyn }) };
    }
  }
}

function* aboutTheRefundQr({ session }: KioskState, fresh: number): Generator<KioskEvent> {
  if (session.kind !== 'refund-qr') return;
  const { sale, attempt, shown, purchase } = session;
  if (shown === null) {
    const about = { kind: 'refund-qr-answered', saleId: sale.saleId, attempt } as const;
    const refundQrId = `refund-qr-${fresh}`;
    yield {
      ...about,
      result: ok({ refundQrId, qrToken: 'token', pollIntervalMs: POLL_MS, scanTimeoutMs: SCAN_MS }),
    };
    yield { ...about, result: failed('retry') };
    return;
  }
  const { refundQrId } = shown;
  if (session.identified) {
    yield { kind: 'refund-qr-purchases-answered', refundQrId, result: ok([purchase.qrPaymentId]) };
    yield { kind: 'refund-qr-purchases-answered', refundQrId, result: ok([]) };
    yield { kind: 'refund-qr-purchases-answered', refundQrId, result: failed('final') };
    return;
  }
  yield { kind: 'refund-qr-status-answered', refundQrId, result: ok({ kind: 'identified' }) };
  yield { kind: 'refund-qr-status-answered', refundQrId, result: ok({ kind: 'failed', name: 'Cancelled' }) };
}

function failed(action: PaymentAction): Result<never, PaymentFailure> {
  return err({ action, problem: problem('server-silent'), code: 'NO-ANSWER' });
}
