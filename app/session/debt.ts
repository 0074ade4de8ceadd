import type { JournalEntry } from '../journal/entry.ts';
import type { Tiyn } from '../money/money.ts';
import { claimCode } from './claim-code.ts';
import { DELAYS } from './delays.ts';
import type { Now } from './event.ts';
import type { Sale } from './sale.ts';
import type { Session } from './state.ts';
import type { ErrorReason, MoneyFact } from './view.ts';

/** An error screen; with a claim code, its own or that of unspent change, it stays long enough to write the code down. */
export function errorSession(
  facts: {
    reason: ErrorReason;
    sale: Sale | null;
    money: MoneyFact;
    /** The payment that is owed; whoever pays it back finds it by this number. */
    qrPaymentId?: string | null;
    claimCode?: string;
    technicalCode?: string;
    amountTiyn: Tiyn;
    /** Change that this sale was to be paid with: it is owed as before, under the code of its own sale. */
    credit?: Sale['credit'];
  },
  now: Now,
): Session {
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
