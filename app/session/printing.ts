import type { JournalEntry } from '../journal/entry.ts';
import { canBuyMore } from './credit.ts';
import type { Effect } from './effect.ts';
import type { Now } from './event.ts';
import { changeOf, receiptOf } from './receipt.ts';
import type { PaperState, Slip } from './slip.ts';
import type { KioskState, Session } from './state.ts';
import { step, type Step } from './step.ts';

type Success = Extract<Session, { kind: 'success' }>;
type Failure = Extract<Session, { kind: 'error' }>;

/**
 * Whatever a step shows that belongs on paper is printed, once: a sale's receipt, the slip with a claim's code, and what
 * was in the cassette when it was taken out. Nobody waits for paper, and nothing about money depends on it.
 */
export function withSlips(before: KioskState, after: Step, now: Now): Step {
  if (after.state.printer.kind !== 'ready') return after;
  const collected = after.entries.flatMap((entry) => collectionSlip(after.state, entry, now));
  const session = isNew(before.session, after.state.session) ? slipOfSession(after.state, now) : null;
  if (collected.length === 0 && session === null) return after;
  const effects: readonly Effect[] = [...after.effects, ...collected, ...(session === null ? [] : [session])];
  const state = session === null ? after.state : { ...after.state, session: withPaper(after.state.session, session.saleId, 'printing') };
  return { ...step(state, { entries: after.entries }), effects };
}

/** The paper of the sale on the screen has got somewhere. */
export function withPaper(session: Session, saleId: string | null, paper: PaperState): Session {
  const isItsOwn = (session.kind === 'success' || session.kind === 'error') && session.sale?.saleId === saleId;
  return isItsOwn && session.paper !== 'printed' ? { ...session, paper } : session;
}

/** A screen that has just appeared, and not the same one with a changed detail. */
function isNew(before: Session, after: Session): boolean {
  if (after.kind !== 'success' && after.kind !== 'error') return false;
  return before.kind !== after.kind || before.sale?.saleId !== after.sale?.saleId || codeOf(before) !== codeOf(after);
}

function codeOf(session: Session): string | null {
  return session.kind === 'error' ? session.claimCode : null;
}

type Print = Extract<Effect, { kind: 'print' }>;

function slipOfSession(state: KioskState, now: Now): Print | null {
  const { session } = state;
  if (session.kind === 'success') return { kind: 'print', saleId: session.sale.saleId, slip: receiptSlip(state, session) };
  if (session.kind !== 'error') return null;
  const slip = claimSlip(state, session, now);
  return slip === null ? null : { kind: 'print', saleId: session.sale?.saleId ?? null, slip };
}

function receiptSlip(state: KioskState, session: Success): Slip {
  const { language, settings } = state;
  return { kind: 'receipt', language, receipt: receiptOf(state, session), change: changeOf(state, session), isChangeSpendable: canBuyMore(state, session), contact: settings.contact };
}

/** Only with a code: without one nothing is owed that anybody could ask for. */
function claimSlip(state: KioskState, session: Failure, now: Now): Slip | null {
  const { language, settings, tradePoint } = state;
  const { sale, claimCode, reason, money, amountTiyn, qrPaymentId } = session;
  if (claimCode === null || sale === null) return null;
  const { operatorName, contact, refundWay } = settings;
  const bought = { productName: sale.item.name, quantity: sale.quantity };
  return { kind: 'claim', language, operatorName, contact, tradePoint, reason, money, ...bought, amountTiyn, claimCode, qrPaymentId, refundWay, atMs: now.wallMs };
}

/** For whoever carries the money, in the operator's own language. */
function collectionSlip({ settings, tradePoint, language }: KioskState, entry: JournalEntry, now: Now): readonly Print[] {
  if (entry.kind !== 'cash-collected') return [];
  const { operatorName, languages } = settings;
  const { amountTiyn, bills } = entry;
  return [{ kind: 'print', saleId: null, slip: { kind: 'collection', language: languages[0] ?? language, operatorName, tradePoint, amountTiyn, bills, atMs: now.wallMs } }];
}
