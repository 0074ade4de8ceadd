import { boughtOf } from '../bought.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { canBuyMore } from './change/spend-change.ts';
import type { Effect } from './state/effect.ts';
import type { Now } from '../ports/clock.ts';
import { changeOf, receiptOf } from './change/receipt.ts';
import type { PaperState } from '../sale-outcome.ts';
import type { Slip } from '../paper/slip.ts';
import { placeOf, serviceIn } from './state/services.ts';
import type { KioskState } from './state/state.ts';
import type { Session } from './state/session.ts';
import type { Step } from './state/step.ts';

type Success = Extract<Session, { kind: 'success' }>;
type Failure = Extract<Session, { kind: 'error' }>;

/**
 * Adds the slips of a step, each once: a sale's receipt, the slip with a claim code, and the content of a removed
 * cassette. The kiosk does not wait for paper, and no money depends on it.
 */
export function withSlips(before: KioskState, after: Step, now: Now): Step {
  if (after.state.printer.kind !== 'ready') return after;
  const collected = after.entries.flatMap((entry) => collectionSlip(after.state, entry, now));
  const shown = isNew(before.session, after.state.session) ? slipOfSession(after.state, now) : null;
  const slips = shown === null ? collected : [...collected, shown];
  if (slips.length === 0) return after;
  const first = after.state.slips + 1;
  const prints = slips.map((slip, index): Effect => ({ kind: 'print', number: first + index, slip }));
  const number = after.state.slips + slips.length;
  const session = shown === null ? after.state.session : printing(after.state.session, number);
  return {
    state: { ...after.state, slips: number, session },
    entries: after.entries,
    effects: [...after.effects, ...prints],
  };
}

function printing(session: Session, slip: number): Session {
  return session.kind === 'success' || session.kind === 'error' ? { ...session, paper: 'printing', slip } : session;
}

/** Updates the state of a slip on the screen that it belongs to. */
export function withPaper(session: Session, slip: number, paper: PaperState): Session {
  const isItsOwn = (session.kind === 'success' || session.kind === 'error') && session.slip === slip;
  return isItsOwn && session.paper !== 'printed' ? { ...session, paper } : session;
}

/** Whether the screen has new content, not just a changed detail. */
function isNew(before: Session, after: Session): boolean {
  return (after.kind === 'success' || after.kind === 'error') && wordsOf(before) !== wordsOf(after);
}

function wordsOf(session: Session): string {
  if (session.kind === 'success') return session.sale.saleId;
  if (session.kind !== 'error') return '';
  const { sale, reason, money, amountTiyn, claimCode } = session;
  return JSON.stringify([sale?.saleId, reason, money, amountTiyn, claimCode]);
}

function slipOfSession(state: KioskState, now: Now): Slip | null {
  const { session } = state;
  if (session.kind === 'success') return receiptSlip(state, session);
  return session.kind === 'error' ? claimSlip(state, session, now) : null;
}

function receiptSlip(state: KioskState, session: Success): Slip {
  const { language, settings } = state;
  return {
    kind: 'receipt',
    language,
    receipt: receiptOf(state, session),
    change: changeOf(state, session),
    isChangeSpendable: canBuyMore(state, session),
    contact: settings.contact,
  };
}

/** The slip of an error screen; null without a claim code. */
function claimSlip(state: KioskState, session: Failure, now: Now): Slip | null {
  const { language, settings, tradePoint } = state;
  const { sale, claimCode, reason, money, amountTiyn, qrPaymentId } = session;
  if (claimCode === null || sale === null) return null;
  const { operatorName, contact } = settings;
  const { name, quantity } = boughtOf(sale);
  return {
    kind: 'claim',
    language,
    operatorName,
    contact,
    tradePoint,
    reason,
    money,
    ...(reason === 'invoice-lost' ? { isInvoice: true } : {}),
    productName: name,
    quantity,
    amountTiyn,
    claimCode,
    qrPaymentId,
    service: qrPaymentId === null ? null : placeOf(serviceIn(state, session.provider)),
    refundWay: serviceIn(state, session.provider)?.about.refundWay ?? 'by-hand',
    atMs: now.wallMs,
  };
}

/** The slip of a collection, in the operator's language. */
function collectionSlip(
  { settings, tradePoint, language }: KioskState,
  entry: JournalEntry,
  now: Now,
): readonly Slip[] {
  if (entry.kind !== 'cash-collected') return [];
  const { operatorName, languages } = settings;
  const { amountTiyn, bills } = entry;
  return [
    {
      kind: 'collection',
      language: languages[0] ?? language,
      operatorName,
      tradePoint,
      number: null,
      amountTiyn,
      bills,
      notes: [],
      counted: null,
      atMs: now.wallMs,
    },
  ];
}
