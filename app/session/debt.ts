import type { JournalEntry } from '../journal/entry.ts';
import type { Tiyn } from '../money/money.ts';
import { claimCode } from './claim-code.ts';
import { DELAYS } from './delays.ts';
import type { Now } from './event.ts';
import type { Sale } from './sale.ts';
import type { Session } from './state.ts';
import type { ErrorReason, MoneyFact } from './view.ts';

/** What an error screen is about. */
export interface ErrorFacts {
  readonly reason: ErrorReason;
  readonly sale: Sale | null;
  readonly money: MoneyFact;
  /** The payment that is owed; whoever pays it back finds it by this number. */
  readonly qrPaymentId?: string | null;
  readonly claimCode?: string;
  readonly technicalCode?: string;
  readonly amountTiyn: Tiyn;
  /** Change that this sale was to be paid with: it is owed as before, under the code of its own sale. */
  readonly credit?: Sale['credit'];
}

/** An error screen; with a claim code, its own or that of unspent change, it stays long enough to write the code down. */
export function errorSession(facts: ErrorFacts, now: Now): Session {
  const credit = facts.credit ?? null;
  const totalMs = facts.claimCode === undefined && credit === null ? DELAYS.errorMs : DELAYS.claimMs;
  return {
    kind: 'error',
    reason: facts.reason,
    sale: facts.sale,
    amountTiyn: facts.amountTiyn,
    money: facts.money,
    qrPaymentId: facts.qrPaymentId ?? null,
    claimCode: facts.claimCode ?? null,
    technicalCode: facts.technicalCode ?? null,
    credit,
    paper: 'none',
    slip: null,
    totalMs,
    endsMonoMs: now.monoMs + totalMs,
  };
}

/** The debt as an entry, and the code on it. */
export function debtEntry(saleId: string, amountTiyn: Tiyn): Extract<JournalEntry, { kind: 'debt-recorded' }> {
  return { kind: 'debt-recorded', saleId, amountTiyn, claimCode: claimCode(saleId) };
}
