import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { problem } from '../../problem.ts';
import { abandon } from '../attempt/abandon.ts';
import { debtEntry, errorSession } from '../refund/debt.ts';
import { withNoteNotice } from '../refund/pending-notices.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import { restTiyn, type Sale } from '../state/sale.ts';
import type { ErrorFacts, Session } from '../state/session.ts';
import { partsTiyn } from '../state/paid-parts.ts';
import type { KioskState } from '../state/state.ts';
import { andThen, step, type Step } from '../state/step.ts';
import { afterUnaskedNote, withNote } from './count-note.ts';

/** A note that was stacked without a command; the value is null if the acceptor cannot name it. */
export interface UnaskedNote {
  readonly billTiyn: Tiyn | null;
  /** Id for a note that belongs to no sale. */
  readonly freshId: string;
}

/**
 * Handles a note that the acceptor stacked without a command, as it does with escrow switched off. The note belongs to
 * the sale on the screen, or to the one that just left it: before the payment it counts, after it the note is owed
 * under a code. Otherwise it belongs to no sale.
 */
export function onUnaskedNote(before: KioskState, note: UnaskedNote, now: Now): Step {
  const found = foundNote(before, note, now);
  if (found !== null) return found;
  // A unit that just returned reports what happened meanwhile, which does not mean that its escrow is off.
  const escrowOff = before.acceptor.kind === 'ready' ? problem('acceptor-escrow-off') : before.escrowOff;
  const state: KioskState = { ...before, escrowOff, lastDoubt: null };
  const sale = ownerOf(state, now);
  if (sale === null) return unassignedNote(state, note);
  return note.billTiyn === null ? unnamed(state, sale, now) : named(state, sale, note.billTiyn, now);
}

/** The note that counted as lost a moment ago was found: it is received, and owed under the code shown for it. */
function foundNote(state: KioskState, { billTiyn }: UnaskedNote, now: Now): Step | null {
  const { lastDoubt, session } = state;
  if (lastDoubt === null || now.monoMs >= lastDoubt.untilMonoMs) return null;
  if (billTiyn !== null && billTiyn !== lastDoubt.billTiyn) return null;
  const { saleId } = lastDoubt.sale;
  // During another customer's sale the note belongs to that sale.
  const isOfAnother = 'sale' in session && session.sale !== null && session.sale.saleId !== saleId;
  if (isOfAnother) return null;
  const isShown = session.kind === 'error' && session.sale?.saleId === saleId && session.money === 'in-doubt';
  const entries: readonly JournalEntry[] = [
    { kind: 'bill-stacked', saleId, billTiyn: lastDoubt.billTiyn },
    debtEntry(saleId, lastDoubt.billTiyn),
  ];
  const found: KioskState = {
    ...withNote(state, lastDoubt.billTiyn),
    lastDoubt: null,
    session: isShown ? { ...session, money: 'owed' } : session,
  };
  return step(found, { entries });
}

/** Records a note that belongs to no sale, and adds it to the cassette. */
export function unassignedNote(state: KioskState, { billTiyn: amountTiyn, freshId: orphanId }: UnaskedNote): Step {
  return step(withNote(state, amountTiyn ?? ZERO_TIYN), {
    entries: [{ kind: 'orphan-recorded', orphanId, amountTiyn, source: 'bill-acceptor' }],
  });
}

/** The sale that the note belongs to: the one on the screen, or the one that left it a moment ago. */
function ownerOf({ session, lastSale, journal }: KioskState, now: Now): Sale | null {
  const shown = 'sale' in session ? session.sale : null;
  if (shown !== null) return shown;
  // While the journal cannot be written, notes from that time may still be waiting.
  const isRecent = lastSale !== null && (journal.kind === 'failed' || now.monoMs < lastSale.untilMonoMs);
  return isRecent ? lastSale.sale : null;
}

function named(before: KioskState, sale: Sale, billTiyn: Tiyn, now: Now): Step {
  const { saleId } = sale;
  const state = withNote(before, billTiyn);
  const { session } = state;
  const stacked: JournalEntry = { kind: 'bill-stacked', saleId, billTiyn, unasked: true };
  const owed = (): Step =>
    step(withOwed(state, sale, billTiyn, now), { entries: [stacked, debtEntry(saleId, billTiyn)] });
  // Beside a part at a service notes are no way to pay the rest.
  if (partsTiyn(state, saleId) > ZERO_TIYN) return owed();
  const paying = asPaying(session);
  switch (paying.kind) {
    case 'cash':
    case 'preparing':
    case 'qr': {
      const cashTiyn = addTiyn(paying.cashTiyn, billTiyn);
      const counted = step(state, { entries: [stacked] });
      return andThen(counted, (next) => afterUnaskedNote(next, paying, cashTiyn, now));
    }
    case 'invoice':
    case 'confirm': {
      const cashTiyn = addTiyn(paying.cashTiyn, billTiyn);
      const inConfirm = step({ ...state, session: { ...paying, cashTiyn } }, { entries: [stacked] });
      // Notes that cover the price start dispensing at once; a later payment by phone is refunded.
      if (restTiyn(sale, cashTiyn) === ZERO_TIYN)
        return andThen(inConfirm, (next) => afterUnaskedNote(next, paying, cashTiyn, now));
      // The phone pays the old rest; the amount above the price becomes change.
      return inConfirm;
    }
    default:
      return owed();
  }
}

/**
 * At the keypad, or at the choice, of a sale that is open already the note counts as among the notes, where the customer
 * chooses again how to pay the new rest.
 */
function asPaying(session: Session): Session {
  if ((session.kind !== 'phone' && session.kind !== 'payment') || session.sale === null) return session;
  const { sale, endsMonoMs } = session;
  const cashTiyn = session.kind === 'phone' ? session.cashTiyn : ZERO_TIYN;
  return { kind: 'cash', sale, cashTiyn, closing: null, endsMonoMs };
}

/** Adds the note to the debt of a sale that accepts no more notes, and shows its code. */
function withOwed(state: KioskState, sale: Sale, billTiyn: Tiyn, now: Now): KioskState {
  const { session } = state;
  switch (session.kind) {
    case 'error':
      return { ...state, session: withMoreOwed(session, sale, billTiyn, now) };
    case 'refund-qr':
      return { ...state, session: { ...session, owedTiyn: addTiyn(session.owedTiyn, billTiyn) } };
    case 'refund':
      if (session.step === 'asking')
        return { ...state, session: { ...session, owedTiyn: addTiyn(session.owedTiyn, billTiyn) } };
      return withNoteNotice(state, sale, billTiyn, now);
    default:
      return withNoteNotice(state, sale, billTiyn, now);
  }
}

type Failure = Extract<Session, { kind: 'error' }>;

function withMoreOwed(session: Failure, sale: Sale, billTiyn: Tiyn, now: Now): Session {
  // The screen already includes the note, which came while the disk was full.
  if (session.reason === 'journal-failed' && session.claimCode !== null) return session;
  const code = claimCode(sale.saleId);
  const isOwedAlready = session.claimCode !== null;
  const facts: ErrorFacts = {
    reason: isOwedAlready ? session.reason : 'note-unasked',
    sale,
    carriedChange: session.carriedChange,
    qrPaymentId: session.qrPaymentId,
    money: session.money === 'in-doubt' ? 'in-doubt' : 'owed',
    claimCode: code,
    amountTiyn: isOwedAlready ? addTiyn(session.amountTiyn, billTiyn) : billTiyn,
  };
  return errorSession(facts, now);
}

/** Handles a note without a value: it is in doubt under the sale's code, and an open sale ends. */
function unnamed(state: KioskState, sale: Sale, now: Now): Step {
  const { saleId } = sale;
  const { session } = state;
  const doubtful: JournalEntry = { kind: 'bill-doubtful', saleId, billTiyn: null, claimCode: claimCode(saleId) };
  const facts = (amountTiyn: Tiyn): ErrorFacts => ({
    reason: 'note-unnamed',
    sale,
    carriedChange: sale.carriedChange,
    money: 'in-doubt',
    claimCode: claimCode(saleId),
    amountTiyn,
  });
  const isFree = session.kind === 'cash' || session.kind === 'preparing' || session.kind === 'qr';
  if (isFree && state.bill === null) {
    const inTiyn = addTiyn(session.cashTiyn, partsTiyn(state, saleId));
    const { entries, state: abandoned } = abandon(state, session, 'acceptor-lost', now);
    return step({ ...abandoned, session: errorSession(facts(inTiyn), now) }, { entries: [doubtful, ...entries] });
  }
  if (session.kind === 'error') {
    const amountTiyn = session.claimCode === null ? ZERO_TIYN : session.amountTiyn;
    return step({ ...state, session: errorSession(facts(amountTiyn), now) }, { entries: [doubtful] });
  }
  // One notice covers all of them, because the code is the same.
  const others = state.pendingNotices.filter(
    (one) => one.facts.reason !== 'note-unnamed' || one.facts.sale?.saleId !== saleId,
  );
  const notice = { facts: facts(ZERO_TIYN), untilMonoMs: now.monoMs + DELAYS.pendingNoticeMs };
  return step({ ...state, pendingNotices: [...others, notice] }, { entries: [doubtful] });
}

/** Keeps the sale that just left the screen, which owns unrequested notes for a while. */
export function withLastSale(before: KioskState, after: KioskState, now: Now): KioskState {
  const left = saleOf(before.session);
  const shown = saleOf(after.session);
  if (left !== null && left.saleId !== shown?.saleId)
    return { ...after, lastSale: { sale: left, untilMonoMs: now.monoMs + DELAYS.noteOwnerMs } };
  const { lastSale, journal } = after;
  if (lastSale === null || journal.kind === 'failed') return after;
  if (before.journal.kind === 'failed')
    return { ...after, lastSale: { ...lastSale, untilMonoMs: now.monoMs + DELAYS.noteOwnerMs } };
  return now.monoMs < lastSale.untilMonoMs ? after : { ...after, lastSale: null };
}

function saleOf(session: Session): Sale | null {
  return 'sale' in session ? session.sale : null;
}
