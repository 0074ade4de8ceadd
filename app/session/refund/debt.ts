import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { Tiyn } from '../../money/money.ts';
import { DELAYS } from '../state/delays.ts';
import type { Now } from '../../ports/clock.ts';
import type { ErrorFacts, Session } from '../state/session.ts';

/** An error screen; with a claim code, or that of unspent change, it stays long enough to write the code down. */
export function errorSession(facts: ErrorFacts, now: Now): Session {
  const carriedChange = facts.carriedChange ?? null;
  const totalMs = facts.claimCode === undefined && carriedChange === null ? DELAYS.errorMs : DELAYS.claimMs;
  return {
    kind: 'error',
    reason: facts.reason,
    sale: facts.sale,
    amountTiyn: facts.amountTiyn,
    money: facts.money,
    qrPaymentId: facts.qrPaymentId ?? null,
    provider: facts.provider ?? null,
    claimCode: facts.claimCode ?? null,
    technicalCode: facts.technicalCode ?? null,
    carriedChange,
    paper: 'none',
    slip: null,
    totalMs,
    endsMonoMs: now.monoMs + totalMs,
  };
}

/** The entry of a debt, with its claim code. */
export function debtEntry(saleId: string, amountTiyn: Tiyn): Extract<JournalEntry, { kind: 'debt-recorded' }> {
  return { kind: 'debt-recorded', saleId, amountTiyn, claimCode: claimCode(saleId) };
}
