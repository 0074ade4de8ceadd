import { unreachable } from '../../result.ts';
import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf, valueOfPieces } from '../../money/price.ts';
import { abandon } from '../attempt/abandon.ts';
import { claimCode } from '../../claim-code.ts';
import { DELAYS } from '../state/delays.ts';
import { errorSession } from '../refund/debt.ts';
import { notDelivered } from '../dispense/dispense.ts';
import type { Effect } from '../state/effect.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskEvent } from '../state/event.ts';
import { isRefusedAs, type EventWhere } from '../state/event-traits.ts';
import { compensate } from '../refund/compensate.ts';
import type { Problem } from '../../problem.ts';
import { commissionOf, receivedTiyn, type Sale } from '../state/sale.ts';
import type { CutShort } from '../state/gates.ts';
import { partsTiyn, withPartsOwed } from '../state/paid-parts.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import type { Dispense } from '../state/sale.ts';
import { andThen, step, type Step } from '../state/step.ts';

/** The journal refused entries: no new money is accepted, and open work continues when the journal is back. */
export function onJournalRefused(
  state: KioskState,
  { problem, refused }: Extract<KioskEvent, { kind: 'journal-refused' }>,
  now: Now,
): Step {
  const retryMonoMs = now.monoMs + DELAYS.journalRetryMs;
  // The intent could not be written, so the note must not be stacked.
  const goesBack = refused !== null && isRefusedAs(refused, 'note-goes-back');
  const effects: readonly Effect[] = goesBack ? [{ kind: 'give-bill-back' }] : [];
  const before = state.journal.kind === 'failed' ? state.journal.cutShort : [];
  const cut = cutShort(state.session);
  const after: KioskState = {
    ...state,
    journal: { kind: 'failed', problem, retryMonoMs, cutShort: cut === null ? before : [...before, cut] },
    session: unwrittenOutcomeSession(state, refused, now) ?? sessionWithoutJournal(state, refused, now),
  };
  if (refused === null) return step(after, { effects });
  if (isRefusedAs(refused, 'fact-stays')) return step(withFact(after, refused), { effects });
  return step(isRefusedAs(refused, 'asked-again') ? askAgain(after, refused) : after, { effects });
}

/** Requests the details again, because they are outdated by the time the disk has room. */
function askAgain(state: KioskState, { saleId, qrPaymentId }: EventWhere<'asked-again'>): KioskState {
  const refunds = state.refunds.map((one) =>
    one.sale.saleId === saleId && one.order.qrPaymentId === qrPaymentId && one.refund.step !== 'ask'
      ? { ...one, asked: false }
      : one,
  );
  return { ...state, refunds };
}

/** Applies the state of a device, which needs no entry of its own. */
function withFact(state: KioskState, fact: EventWhere<'fact-stays'>): KioskState {
  switch (fact.kind) {
    case 'broken':
      return { ...state, broken: fact.problem };
    case 'relay-ready':
      return { ...state, relay: { kind: 'ready' } };
    case 'relay-lost':
      return { ...state, relay: { kind: 'lost', problem: fact.problem } };
    case 'sensor-ready':
      return { ...state, sensor: { kind: 'ready' } };
    case 'sensor-lost':
      return { ...state, sensor: { kind: 'lost', problem: fact.problem } };
    // The loop sends the outcome of a note again.
    case 'acceptor-ready':
      return { ...state, acceptor: { kind: 'ready', billsTiyn: fact.billsTiyn, pause: null } };
    case 'acceptor-out':
      return { ...state, acceptor: { kind: 'out', problem: fact.problem } };
    default:
      return unreachable(fact);
  }
}

/** Takes the kiosk out of service: records the end of the open attempt; a running pulse still reports its outcome. */
export function onBroken(state: KioskState, problem: Problem, now: Now): Step {
  const cut = cutShort(state.session);
  const pulsing = state.session.kind === 'dispensing' && cut === null;
  const owed =
    cut === null
      ? ZERO_TIYN
      : cut.paid === null
        ? inMachineTiyn(state, cut.sale, addTiyn(cut.cashTiyn, partsTiyn(state, cut.sale.saleId)))
        : owedAfter(cut.paid);
  // A shown code and the service menu stay, and a customer with a refund's QR gets the code from here on.
  const held = sessionWithoutJournal(state, null, now);
  const isRead = held.kind === 'service' || (held.kind === 'error' && held.claimCode !== null);
  const rest: Session = cut === null && isRead ? held : { kind: 'idle' };
  const withCode: Session = cut === null || owed === ZERO_TIYN ? rest : codeSession(cut.sale, owed, now);
  const session = pulsing ? state.session : withCode;
  const stopped: KioskState = { ...state, broken: problem, session };
  return cut === null ? step(stopped) : settleCut(stopped, cut, 'broken', now);
}

/** The sale that is cut short; null for a running pulse, whose outcome is still kept by the loop. */
function cutShort(session: Session): CutShort | null {
  if (isPaying(session)) {
    return { sale: session.sale, cashTiyn: cashOf(session), paid: null };
  }
  if (session.kind !== 'dispensing' || session.step === 'pulsing') return null;
  const { sale, received, piece } = session;
  return piece > sale.quantity ? null : { sale, cashTiyn: received.cashTiyn, paid: { sale, received, piece } };
}

type Paying = Extract<Session, { kind: 'cash' | 'preparing' | 'qr' | 'confirm' | 'invoice' }>;

/** The keypad and the choice may stand in an open sale, too. */
type Choosing = Extract<Session, { kind: 'phone' | 'payment' }> & { readonly sale: Sale };

function cashOf(session: Paying | Choosing): Tiyn {
  return session.kind === 'payment' ? ZERO_TIYN : session.cashTiyn;
}

/** Whether a sale is open and its money comes in. */
export function isPaying(session: Session): session is Paying | Choosing {
  switch (session.kind) {
    case 'cash':
    case 'preparing':
    case 'qr':
    case 'confirm':
    case 'invoice':
      return true;
    case 'phone':
    case 'payment':
      return session.sale !== null;
    default:
      return false;
  }
}

/** The journal can be written again: records the ends of sales that were cut short. */
export function onJournalRecovered(state: KioskState, now: Now): Step {
  const sales = state.journal.kind === 'failed' ? state.journal.cutShort : [];
  const ready = step({ ...state, journal: { kind: 'ready' } as const });
  return sales.reduce((before, cut) => andThen(before, (next) => settleCut(next, cut, 'journal-failed', now)), ready);
}

/** Compensates a sale that was cut short, as at any other end of a sale. */
function settleCut(
  state: KioskState,
  { sale, cashTiyn, paid }: CutShort,
  reason: 'journal-failed' | 'broken',
  now: Now,
): Step {
  if (paid !== null) return compensate(state, { ...notDelivered(paid), certain: true, isWaited: false }, [], now);
  const { entries } = abandon(state, { sale, cashTiyn }, reason, now);
  return step(withPartsOwed(state, sale.saleId), { entries });
}

/** The session without a journal: continues if possible; with money in the machine it shows the code of the debt. */
function sessionWithoutJournal(state: KioskState, refused: KioskEvent | null, now: Now): Session {
  const { session } = state;
  if (isPaying(session)) {
    const { sale } = session;
    const cashTiyn = addTiyn(cashOf(session), partsTiyn(state, sale.saleId));
    const inMachine = addTiyn(inMachineTiyn(state, sale, cashTiyn), unaskedTiyn(refused));
    if (inMachine > ZERO_TIYN) return codeSession(sale, inMachine, now);
    const isOpen = session.kind === 'qr' || session.kind === 'confirm' || session.kind === 'invoice';
    const money = isOpen ? 'checking' : 'not-charged';
    return errorSession(
      { reason: 'journal-failed', sale, carriedChange: sale.carriedChange, money, amountTiyn: priceOf(sale) },
      now,
    );
  }
  switch (session.kind) {
    case 'dispensing': {
      const cut = cutShort(session)?.paid ?? null;
      // A running pulse is awaited with its customer; after its outcome, without a debt, the session ends.
      if (cut === null) return isOutcomeOf(session.sale.saleId, refused) ? { kind: 'idle' } : session;
      return codeSession(cut.sale, owedAfter(cut), now);
    }
    case 'refund-qr': {
      const { reason, sale, purchase, claimCode, owedTiyn } = session;
      return errorSession(
        {
          reason,
          sale,
          qrPaymentId: purchase.qrPaymentId,
          provider: purchase.provider,
          money: 'owed',
          claimCode,
          amountTiyn: owedTiyn,
        },
        now,
      );
    }
    case 'success':
    case 'refund':
    case 'error':
    case 'service':
      return session;
    default:
      return { kind: 'idle' };
  }
}

/** The screen with the code of a debt whose outcome waits for the disk; null if nothing is owed. */
function unwrittenOutcomeSession(state: KioskState, refused: KioskEvent | null, now: Now): Session | null {
  if (refused?.kind !== 'pulse-done' && refused?.kind !== 'pulse-failed') return null;
  const { dispense } = refused;
  // Shown once; after a later refusal another customer may be there.
  const isFree = state.session.kind === 'dispensing' && state.session.sale.saleId === dispense.sale.saleId;
  const isOut = refused.kind === 'pulse-done' && (refused.drop === 'seen' || refused.drop === 'unwatched');
  const owed = owedAfter(isOut ? { ...dispense, piece: dispense.piece + 1 } : dispense);
  return isFree && owed > ZERO_TIYN ? codeSession(dispense.sale, owed, now) : null;
}

function isOutcomeOf(saleId: string, refused: KioskEvent | null): boolean {
  return (
    (refused?.kind === 'pulse-done' || refused?.kind === 'pulse-failed') && refused.dispense.sale.saleId === saleId
  );
}

/** Value of an unrequested note that could not be written yet, in tiyn. */
function unaskedTiyn(refused: KioskEvent | null): Tiyn {
  return refused?.kind === 'bill-stacked' && !refused.asked ? (refused.billTiyn ?? ZERO_TIYN) : ZERO_TIYN;
}

/** The sale's money in the machine in tiyn, including a note that is being drawn in. */
function inMachineTiyn({ bill }: KioskState, { saleId }: Sale, cashTiyn: Tiyn): Tiyn {
  return bill?.sale.saleId === saleId ? addTiyn(cashTiyn, bill.billTiyn) : cashTiyn;
}

/** The screen with the code of a debt that is written later. */
function codeSession(sale: Sale, amountTiyn: Tiyn, now: Now): Session {
  return errorSession(
    {
      reason: 'journal-failed',
      sale,
      carriedChange: sale.carriedChange,
      money: 'owed',
      claimCode: claimCode(sale.saleId),
      amountTiyn,
    },
    now,
  );
}

/** The received amount without a product, in tiyn. */
function owedAfter({ sale, received, piece }: Dispense): Tiyn {
  const earned = piece > sale.quantity ? commissionOf(received) : ZERO_TIYN;
  return subtractTiyn(receivedTiyn(received), addTiyn(valueOfPieces(sale, piece - 1), earned));
}
