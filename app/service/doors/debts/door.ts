import { boughtOf } from '../../../bought.ts';
import type { Claim } from '../../../claims/claim.ts';
import { inDoubtTiyn, type SaleRecord } from '../../../journal/replay.ts';
import { claimCode } from '../../../claim-code.ts';
import { unreachable } from '../../../result.ts';
import type { KioskEvent } from '../../../session/state/event.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import {
  findInList,
  listRead,
  newList,
  nextToken,
  readAgain,
  turnPage,
  viewOfList,
  type ListStep,
} from '../../../past/list.ts';
import { assign, chooseLoose, keep, looseRead, undecided, viewOfLoose } from './loose.ts';
import { decideInvoice, hindranceOf, lostInvoiceOf, payByHand, refundableOf, refundAgain } from './pay.ts';
import type { DebtsAction } from './actions.ts';
import type { ChosenDebt, ChosenView, DebtsDoor, DebtsEffect, DebtsState } from './types.ts';

type Change = DoorChange<DebtsDoor>;

/** What is owed and in doubt; a debt is paid out here, or given back by the bank. */
export const debtsDoor: Door<DebtsDoor> = {
  open({ now }) {
    const token = nextToken(0, now);
    const { list, question } = newList(token);
    return {
      state: { list, sums: null, chosen: null, loose: null, decided: [], lastToken: token },
      effects: question === null ? [] : [{ kind: 'read-list', question }],
    };
  },

  act(state, action, context) {
    const token = nextToken(state.lastToken, context.now);
    switch (action.kind) {
      case 'find':
        return withList(state, findInList(state.list, action.text, token, context.now.wallMs), token);
      case 'page':
        return withList(state, turnPage(state.list, action.to, token), token);
      case 'choose':
        return choose(state, action.saleId, token);
      case 'unchoose':
        return withList({ ...state, chosen: null, loose: null }, readAgain(state.list, token), token);
      case 'choose-loose':
        return chooseLoose(state, action.orphanId, token, context);
      case 'assign':
        return assign(state, action.saleId, token, context);
      case 'keep':
        return keep(state, token, context);
      case 'pay':
        return pay(state, action.amountTiyn, context, token);
      case 'refund':
        return refund(state, action.amountTiyn, context);
      case 'invoice':
        return invoice(state, action, context, token);
      default:
        return unreachable(action);
    }
  },

  // No state here is money that has moved: a payment is on disk before its outcome arrives.
  onOutcome(state, outcome) {
    if (state === null) return UNCHANGED;
    if (outcome.kind === 'list-read') {
      // An earlier question, also of an earlier visit, does not know what was decided since.
      if (state.list.asked !== outcome.token) return UNCHANGED;
      const list = listRead(state.list, outcome.token, outcome.read?.page ?? null);
      const sums = outcome.read === null ? state.sums : undecided(outcome.read.sums, state.decided);
      return { state: { ...state, list, sums } };
    }
    if (outcome.kind === 'around-read') return { state: { ...state, loose: looseRead(state.loose, outcome) } };
    const { chosen } = state;
    if (chosen?.asked !== outcome.token) return UNCHANGED;
    const { claim, isUnreadable } = outcome;
    return {
      state: { ...state, chosen: { ...chosen, asked: null, claim, isUnreadable, done: doneAfter(chosen, claim) } },
    };
  },

  onEvent(state, event, { kiosk, now }) {
    const { chosen } = state;
    if (chosen !== null && hasDecidedInvoice(event, chosen.saleId, kiosk))
      return choose(state, chosen.saleId, nextToken(state.lastToken, now), chosen);
    const isRunning = kiosk.refunds.some(({ sale }) => sale.saleId === chosen?.saleId);
    if (chosen?.done?.kind !== 'refunding' || chosen.asked !== null || isRunning) return UNCHANGED;
    return choose(state, chosen.saleId, nextToken(state.lastToken, now), chosen);
  },

  view: ({ list, sums, chosen, loose }, context) => ({
    list: viewOfList(list),
    sums,
    chosen: chosen === null ? null : viewOfChosen(chosen, context),
    loose: loose === null ? null : viewOfLoose(loose, context),
    mayDecide: context.role === 'technician',
  }),
};

/** Whether the kiosk may have found out by itself what became of the sale's lost invoice. */
function hasDecidedInvoice(event: KioskEvent, saleId: string, { searches }: KioskState): boolean {
  if (event.kind !== 'find-answered' || event.saleId !== saleId || !event.result.ok) return false;
  return event.result.value.purchases.length > 0 || !searches.some(({ sale }) => sale.saleId === saleId);
}

function withList(state: DebtsState, { list, question }: ListStep, token: number): Change {
  return {
    state: { ...state, list, lastToken: token },
    effects: question === null ? [] : [{ kind: 'read-list', question }],
  };
}

function choose(state: DebtsState, saleId: string, token: number, before: ChosenDebt | null = null): Change {
  const chosen: ChosenDebt = {
    saleId,
    asked: token,
    claim: before?.claim ?? null,
    isUnreadable: false,
    done: before?.done ?? null,
  };
  const effect: DebtsEffect = { kind: 'read-claim', token, saleId };
  return { state: { ...state, chosen, lastToken: token }, effects: [effect] };
}

/** The entry is on disk before the screen allows the money to be handed over. */
function pay(state: DebtsState, amountTiyn: number, context: DoorContext, token: number): Change {
  const { chosen } = state;
  const claim = claimInHand(chosen);
  if (chosen === null || claim === null) return UNCHANGED;
  const paid = payByHand(claim, amountTiyn, context);
  if (paid === null) return choose(state, chosen.saleId, token, chosen);
  const { debtTiyn } = claim.sale;
  return {
    state: { ...state, chosen: { ...chosen, claim: paid.claim, done: { kind: 'paid', amountTiyn: debtTiyn } } },
    kiosk: paid.kiosk,
    entries: paid.entries,
  };
}

/** The entry is on disk before the screen says so; a second touch finds nothing left to decide. */
function invoice(
  state: DebtsState,
  action: Extract<DebtsAction, { kind: 'invoice' }>,
  context: DoorContext,
  token: number,
): Change {
  const { chosen } = state;
  const claim = claimInHand(chosen);
  if (chosen === null || claim === null) return UNCHANGED;
  const decided = decideInvoice(claim, action, context);
  if (decided === null) return choose(state, chosen.saleId, token, chosen);
  const { outcome, paidTiyn = claim.sale.lostInvoicesTiyn } = action;
  const done = { kind: `invoice-${outcome}`, amountTiyn: paidTiyn } as const;
  return { state: { ...state, chosen: { ...chosen, claim: decided.claim, done } }, entries: decided.entries };
}

/** What is known of the sale, unless it is being read again. */
function claimInHand(chosen: ChosenDebt | null): Claim | null {
  return chosen?.asked === null ? chosen.claim : null;
}

function refund(state: DebtsState, amountTiyn: number, context: DoorContext): Change {
  const { chosen } = state;
  const claim = claimInHand(chosen);
  if (chosen === null || claim === null) return UNCHANGED;
  const offer = refundableOf(claim, context);
  if (offer?.amountTiyn !== amountTiyn) return UNCHANGED;
  const asked = refundAgain(claim, offer, context);
  return {
    state: { ...state, chosen: { ...chosen, done: { kind: 'refunding', amountTiyn: offer.amountTiyn } } },
    kiosk: asked.state,
    entries: asked.entries,
    kioskEffects: asked.effects,
  };
}

/** What came of a refund that was asked for; a payment by hand stays what was done. */
function doneAfter({ done }: ChosenDebt, claim: Claim | null): ChosenDebt['done'] {
  if (done?.kind !== 'refunding' || claim === null) return done;
  return claim.sale.refunds.at(-1)?.status === 'done'
    ? { kind: 'refunded', amountTiyn: done.amountTiyn }
    : { kind: 'refund-refused' };
}

function viewOfChosen({ claim, asked, isUnreadable, done }: ChosenDebt, context: DoorContext): ChosenView {
  const isReading = asked !== null;
  if (claim === null) {
    const hindrance = isReading ? null : isUnreadable ? 'unreadable' : 'no-code';
    return { isReading, done, hindrance, facts: null, refund: null, invoice: null };
  }
  const offer = isReading ? null : refundableOf(claim, context);
  const lostTiyn = isReading ? null : lostInvoiceOf(claim, context);
  return {
    isReading,
    done,
    hindrance: hindranceOf(claim, context.kiosk),
    facts: factsOf(claim.sale, claim),
    refund: offer === null ? null : { amountTiyn: offer.amountTiyn },
    invoice: lostTiyn === null ? null : { amountTiyn: lostTiyn },
  };
}

function factsOf(sale: SaleRecord, { paybacks }: Claim): NonNullable<ChosenView['facts']> {
  const { saleId, externalId, startedAtMs, paidTiyn, deliveredTiyn, refundedTiyn, debtTiyn } = sale;
  return {
    claimCode: sale.claimCode ?? claimCode(saleId),
    externalId,
    startedAtMs,
    ...boughtOf(sale),
    paidTiyn,
    deliveredTiyn,
    refundedTiyn,
    debtTiyn,
    inDoubtTiyn: inDoubtTiyn(sale),
    lostInvoicesTiyn: sale.lostInvoicesTiyn,
    payments: sale.purchases.map(({ qrPaymentId }) => qrPaymentId),
    paybacks,
  };
}
