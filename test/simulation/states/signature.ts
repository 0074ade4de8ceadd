import { priceOf } from '../../../app/money/price.ts';
import { unreachable } from '../../../app/result.ts';
import { type Picked, receivedTiyn, type Received, type Sale } from '../../../app/session/state/sale.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { RunningRefund, WatchedPurchase } from '../../../app/session/state/running-payments.ts';
import type { Session } from '../../../app/session/state/session.ts';
import { stateName } from './state-name.ts';
import { mainGate } from '../../../app/session/state/services.ts';

/** What decides about the next states, and nothing else: two moments with one signature are taken for the same. */
export function signature(state: KioskState): string {
  const { session, acceptor, bill } = state;
  if (state.broken !== null) return `broken ${stateName(session)}`;
  return [
    stateName(session),
    ...ofSession(session),
    state.relay.kind,
    state.sensor.kind,
    acceptor.kind,
    mainGate(state).kind,
    state.journal.kind === 'failed' ? `failed ${String(state.journal.cutShort.length > 0)}` : state.journal.kind,
    ...(bill === null ? [] : [bill.billTiyn, bill.doubtMonoMs !== null, isOf(session, bill.sale.saleId)]),
    String(state.carriedChange !== null),
    String(state.pendingNotices.length > 0),
    kinds(state.watched.map((one) => watched(one, session))),
    kinds(state.refunds.map((one) => refunding(one, session))),
  ].join(';');
}

/** How many of a kind does not matter. */
function kinds(all: readonly string[]): string {
  return [...new Set(all)].sort().join();
}

function ofSession(session: Session): readonly (string | number | boolean | null)[] {
  switch (session.kind) {
    case 'product':
      return [session.quantity];
    case 'basket':
      return [piecesOf(session.picked), session.picked.length];
    case 'payment':
      return [piecesOf(session.picked), session.picked.length, session.sale !== null];
    case 'phone':
      return [session.digits.length, session.mistake, session.sale !== null, session.cashTiyn > 0];
    case 'cash':
      return [...ofSale(session.sale), session.closing, session.cashTiyn > 0];
    case 'preparing': {
      const { sale, attempt, retryMonoMs, awaitsConnect, cashTiyn } = session;
      return [...ofSale(sale), attempt, retryMonoMs !== null, awaitsConnect, cashTiyn > 0];
    }
    case 'qr':
    case 'confirm':
    case 'invoice':
      return [...ofSale(session.sale), session.cashTiyn > 0, session.check, session.paysRest];
    case 'dispensing': {
      const { piece, attempt, unseen, againMonoMs, received, sale } = session;
      return [
        ...ofSale(sale),
        ...ofMoney(session),
        piece,
        attempt,
        unseen,
        againMonoMs !== null,
        received.cashTiyn > 0,
      ];
    }
    case 'success':
      return ofMoney(session);
    case 'refund-qr':
      return [session.reason, session.attempt, session.askMonoMs === null];
    case 'refund':
      return [session.reason, session.owedTiyn > 0];
    case 'error':
      return [session.reason, session.money];
    case 'idle':
    case 'service':
      return [];
    default:
      return unreachable(session);
  }
}

function piecesOf(picked: readonly Picked[]): number {
  return picked.reduce((sum, { quantity }) => sum + quantity, 0);
}

function ofSale({ quantity, further, carriedChange }: Sale): readonly (number | boolean)[] {
  return [quantity, further.length, carriedChange !== null];
}

/** By what means, and whether there is change. */
function ofMoney({ sale, received }: { sale: Sale; received: Received }): readonly boolean[] {
  return [received.purchase !== null, receivedTiyn(received) > priceOf(sale)];
}

function watched(
  { sale, scanned, askedMonoMs, restored, receivedTiyn, withdrawal }: WatchedPurchase,
  session: Session,
): string {
  const more = `${String(receivedTiyn > 0)} ${String(withdrawal?.isAsked ?? null)}`;
  return isOf(session, sale.saleId)
    ? `ours ${String(scanned)} ${String(askedMonoMs !== null)} ${more}`
    : `older ${String(restored)} ${more}`;
}

function refunding({ sale, refund, asked }: RunningRefund, session: Session): string {
  return isOf(session, sale.saleId) ? `ours ${refund.step} ${String(asked)}` : `older ${refund.step}`;
}

function isOf(session: Session, saleId: string): boolean {
  return 'sale' in session && session.sale?.saleId === saleId;
}
