import { NOT_SEEN, type JournalEntry } from '../../journal/entry.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { itemOfPiece } from '../../money/price.ts';
import { canGiveOut } from '../gates/can-dispense.ts';
import { debtEntry } from '../refund/debt.ts';
import { DELAYS, DISPENSE_ATTEMPTS_LIMIT } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { DropSeen } from '../state/event.ts';
import { unreachable } from '../../result.ts';
import { compensate } from '../refund/compensate.ts';
import { aboveTiyn, commissionOf, overTiyn, type Dispense, type Received, type Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import { step, type Step } from '../state/step.ts';
import { withSeenPiece, withUnseenSale } from './stuck-products.ts';

type Dispensing = Extract<Session, { kind: 'dispensing' }>;

/** Starts dispensing a paid sale: the relay is pulsed as soon as it is ready, after the intent is on disk. */
export function startDispensing(
  state: KioskState,
  facts: Dispense & { paidAtMs: number; attempt: number; unseen?: number; endsMonoMs: number },
): Step {
  const session: Dispensing = {
    kind: 'dispensing',
    step: 'waiting',
    unseen: 0,
    ...facts,
    untilMonoMs: facts.endsMonoMs,
    againMonoMs: null,
  };
  return canPulse(state) ? pulse(state, session) : step({ ...state, session });
}

/** Whether a pulse may begin. While the program ends its outcome would be lost; the next start continues instead. */
function canPulse(state: KioskState): boolean {
  return canGiveOut(state) && !state.isStopping;
}

function pulse(state: KioskState, session: Dispensing): Step {
  const { sale, received, piece, attempt, untilMonoMs } = session;
  const { saleId } = sale;
  const { channel } = itemOfPiece(sale, piece);
  return step(
    { ...state, session: { ...session, step: 'pulsing', againMonoMs: null } },
    {
      entries: [{ kind: 'dispense-intended', saleId, channel, piece, attempt }],
      effects: [
        {
          kind: 'pulse-relay',
          dispense: { sale, received, piece },
          pulseMs: state.settings.pulseMs,
          watchMs: state.settings.drop?.limitMs ?? null,
          untilMonoMs,
        },
      ],
    },
  );
}

/** The relay is ready: a paid product that waits for it is dispensed, unless it has waited too long. */
export function onRelayReady(state: KioskState, now: Now): Step {
  return goOn({ ...state, relay: { kind: 'ready' } }, now);
}

/** The drop sensor is ready, with the same consequence. */
export function onSensorReady(state: KioskState, now: Now): Step {
  return goOn({ ...state, sensor: { kind: 'ready' } }, now);
}

function goOn(ready: KioskState, now: Now): Step {
  const { session } = ready;
  if (session.kind !== 'dispensing' || session.step !== 'waiting') return step(ready);
  if (now.monoMs >= session.endsMonoMs) return dispensingTimer(ready, session, now);
  return canPulse(ready) ? pulse(ready, session) : step(ready);
}

/**
 * The pulse is done. Without a drop sensor the fall of the product is assumed, which the journal records. A second report
 * of a piece that is out already is not another piece.
 */
export function onPulseDone(
  state: KioskState,
  { dispense, drop }: { dispense: Dispense; drop: DropSeen },
  now: Now,
): Step {
  if (isOutAlready(state, dispense)) return step(state);
  switch (drop) {
    case 'seen':
    case 'unwatched':
      return pieceOut(state, dispense, drop === 'seen' ? 'seen' : 'assumed', now);
    case 'not-seen':
    case 'unknown':
      return nothingSeen(state, dispense, drop === 'not-seen', now);
    default:
      return unreachable(drop);
  }
}

/** Whether the screen of this sale is past the piece. On another screen its outcome may still be missing. */
function isOutAlready({ session }: KioskState, { sale: { saleId }, piece }: Dispense): boolean {
  if (session.kind === 'success') return session.sale.saleId === saleId;
  return session.kind === 'dispensing' && session.sale.saleId === saleId && piece < session.piece;
}

/** Records a dispensed piece, even if another screen is shown by now. */
function pieceOut(before: KioskState, dispense: Dispense, by: 'seen' | 'assumed', now: Now): Step {
  const { sale, piece } = dispense;
  const { saleId } = sale;
  const item = itemOfPiece(sale, piece);
  const state = by === 'seen' ? withSeenPiece(before, item.productId) : before;
  const isLast = piece >= sale.quantity;
  const entries: readonly JournalEntry[] = [
    { kind: 'relay-pulsed', saleId, channel: item.channel, piece },
    { kind: 'dispensed', saleId, piece, by, valueTiyn: item.priceTiyn },
    ...(isLast ? commissionEntries(saleId, commissionOf(dispense.received)) : []),
    ...(isLast ? changeEntries(state, saleId, dividedChange(sale, dispense.received)) : []),
  ];
  const next: KioskState = { ...state, stock: takeOne(state.stock, item.productId) };
  const { session } = state;
  if (session.kind === 'dispensing' && session.sale.saleId === saleId) {
    const endsMonoMs = now.monoMs + state.settings.settleMs;
    const untilMonoMs = now.monoMs + DELAYS.dispenseWithinMs;
    return step(
      {
        ...next,
        session: { ...session, step: 'settling', piece: piece + 1, attempt: 1, unseen: 0, endsMonoMs, untilMonoMs },
      },
      { entries },
    );
  }
  if (isLast) return step(next, { entries });
  return compensate(
    next,
    { ...notDelivered({ ...dispense, piece: piece + 1 }), certain: true, isWaited: false },
    entries,
    now,
  );
}

/**
 * Handles a pulse without a seen product: repeats it as often as the operator allows, then refunds. If the sensor was
 * lost meanwhile, the outcome is uncertain and a person must look.
 */
function nothingSeen(before: KioskState, dispense: Dispense, certain: boolean, now: Now): Step {
  const { sale, piece } = dispense;
  const { saleId } = sale;
  const item = itemOfPiece(sale, piece);
  const { session, settings } = before;
  const entries: readonly JournalEntry[] = [
    { kind: 'relay-pulsed', saleId, channel: item.channel, piece },
    { kind: 'dispense-failed', saleId, piece, certain, reason: certain ? NOT_SEEN : 'sensor-lost' },
  ];
  const current = session.kind === 'dispensing' && session.sale.saleId === saleId ? session : null;
  if (
    certain &&
    current !== null &&
    now.monoMs < current.untilMonoMs &&
    current.unseen < (settings.drop?.extraPulses ?? 0)
  ) {
    const { attempt, unseen, untilMonoMs } = current;
    const again: Dispensing = {
      ...current,
      step: 'waiting',
      attempt: attempt + 1,
      unseen: unseen + 1,
      endsMonoMs: untilMonoMs,
    };
    const next = canPulse(before) ? pulse(before, again) : step({ ...before, session: again });
    return { ...next, entries: [...entries, ...next.entries] };
  }
  // A sale counts against the product only if it is certain that nothing fell after all allowed turns.
  const isTurnedInVain = certain && current !== null && current.unseen >= (settings.drop?.extraPulses ?? 0);
  const state = isTurnedInVain ? withUnseenSale(before, item.productId) : before;
  return compensate(state, { ...notDelivered(dispense), certain, isWaited: current !== null }, entries, now);
}

/** Duration of the success screen in milliseconds; longer with a code to write down. */
export function successMs(
  { change }: KioskState['settings'],
  { sale, received }: Pick<Dispense, 'sale' | 'received'>,
): number {
  const owed = change === 'donate' ? overTiyn(sale, received) : aboveTiyn(sale, received);
  return owed > ZERO_TIYN ? DELAYS.claimMs : DELAYS.successMs;
}

/** What is above the price and the commission: change, and what was paid too much at a service. */
interface Above {
  readonly changeTiyn: Tiyn;
  readonly overTiyn: Tiyn;
}

function dividedChange(sale: Sale, received: Received): Above {
  const over = overTiyn(sale, received);
  return { changeTiyn: subtractTiyn(aboveTiyn(sale, received), over), overTiyn: over };
}

/**
 * The entries for the amount above the price: owed, unless the screen announced that change is kept. No screen announces
 * that of what is paid too much at a service.
 */
export function changeEntries({ settings }: KioskState, saleId: string, above: Above): readonly JournalEntry[] {
  const isKept = settings.change === 'donate' && above.changeTiyn > ZERO_TIYN;
  const owed = isKept ? above.overTiyn : addTiyn(above.changeTiyn, above.overTiyn);
  return [
    ...(isKept ? [{ kind: 'change-kept', saleId, amountTiyn: above.changeTiyn } as const] : []),
    ...(owed === ZERO_TIYN ? [] : [debtEntry(saleId, owed)]),
  ];
}

/** The entry for the service's commission, which counts as delivered once everything sold is out. */
export function commissionEntries(saleId: string, amountTiyn: Tiyn): readonly JournalEntry[] {
  return amountTiyn === ZERO_TIYN ? [] : [{ kind: 'commission-kept', saleId, amountTiyn }];
}

/** Reduces the stock by one, if the product is counted. */
export function takeOne(stock: ReadonlyMap<string, number>, productId: string): ReadonlyMap<string, number> {
  const left = stock.get(productId);
  return left === undefined ? stock : new Map(stock).set(productId, Math.max(0, left - 1));
}

/** The pulse failed: repeated if nothing moved for certain and the payment is recent; otherwise compensated. */
export function onPulseFailed(
  state: KioskState,
  event: { dispense: Dispense; certain: boolean; reason: string },
  now: Now,
): Step {
  const { session } = state;
  const { certain, dispense } = event;
  const { sale, piece } = dispense;
  const failed: JournalEntry = { kind: 'dispense-failed', saleId: sale.saleId, piece, certain, reason: event.reason };
  const current = session.kind === 'dispensing' && session.sale.saleId === sale.saleId ? session : null;
  const fresh = current !== null && now.monoMs < current.untilMonoMs;
  if (current !== null && certain && fresh && current.attempt < DISPENSE_ATTEMPTS_LIMIT) {
    const { attempt, untilMonoMs } = current;
    const waiting: Dispensing = {
      ...current,
      step: 'waiting',
      attempt: attempt + 1,
      endsMonoMs: untilMonoMs,
      againMonoMs: now.monoMs + DELAYS.pulseAgainMs,
    };
    return step({ ...state, session: waiting }, { entries: [failed] });
  }
  return compensate(state, { ...notDelivered(dispense), certain, isWaited: current !== null }, [failed], now);
}

/** The facts for the compensation of this piece and all later ones. */
export function notDelivered({
  sale,
  received,
  piece,
}: Dispense): { reason: RefundReason; delivered: number } & Pick<Dispense, 'sale' | 'received'> {
  return { reason: piece > 1 ? 'partly-dispensed' : 'not-dispensed', sale, received, delivered: piece - 1 };
}

/** Repeats a pulse that did not happen, at once or when a lost relay returns. */
function tryAgain(state: KioskState, session: Dispensing, now: Now): Step {
  if (session.againMonoMs === null || now.monoMs < session.againMonoMs) return step(state);
  return canPulse(state) ? pulse(state, session) : step({ ...state, session: { ...session, againMonoMs: null } });
}

/** Handles the end of the wait for the relay, or of a piece's fall. */
export function dispensingTimer(state: KioskState, session: Dispensing, now: Now): Step {
  if (session.step === 'pulsing') return step(state);
  if (now.monoMs < session.endsMonoMs) return tryAgain(state, session, now);
  const { sale, received, paidAtMs, piece } = session;
  if (session.step === 'waiting')
    return compensate(state, { ...notDelivered(session), certain: true, isWaited: true }, [], now);
  if (piece <= sale.quantity) {
    const waiting: Dispensing = { ...session, step: 'waiting', endsMonoMs: session.untilMonoMs };
    return canPulse(state) ? pulse(state, waiting) : step({ ...state, session: waiting });
  }
  return step({
    ...state,
    session: {
      kind: 'success',
      sale,
      received,
      paidAtMs,
      paper: 'none',
      slip: null,
      endsMonoMs: now.monoMs + successMs(state.settings, session),
    },
  });
}
