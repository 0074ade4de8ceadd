import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { SECOND_MS } from '../../app/units.ts';

/** Fraction of the interval by which a question may come early, because clients and networks are not exact. */
const TOLERANCE = 0.1;
const TWO_DECIMALS = /^\d+\.\d{2}$/;

/**
 * Null for an amount with two decimals, as in every example of the specification; otherwise the answer to the breach.
 */
export function breachOfAmountForm(amount: string, call: Call): Answer | null {
  return TWO_DECIMALS.test(amount)
    ? null
    : call.breach('amount-decimals', `Amount must have exactly two decimals, not ${amount}`);
}

/**
 * Checks the moment of a question about a status. Questions about QR purchases and refunds must keep the interval that
 * came with them (2.3.3, 3.4.2), those about invoices must follow an event (4.6), and none may follow the final status.
 */
export function breachOfStatusQuestion(key: string, allowed: 'interval' | 'event', call: Call): Answer | null {
  const { behaviour, questions } = call.bank;
  const { sinceLastMs, regular, finalSent } = questions.ask(key, call.arrivedMs);
  if (finalSent) {
    const breach = call.breach('asked-after-final', `a final status was answered for ${key} before: do not ask again`);
    if (breach !== null) return breach;
  }
  if (sinceLastMs === null) return null;
  const seconds = (sinceLastMs / SECOND_MS).toFixed(1);
  if (allowed === 'interval') {
    const { pollingIntervalS } = behaviour;
    if (sinceLastMs >= pollingIntervalS * SECOND_MS * (1 - TOLERANCE)) return null;
    return call.breach(
      'polled-too-often',
      `asked about ${key} ${seconds} s after the last time, allowed is every ${pollingIntervalS} s`,
    );
  }
  const { invoiceStatusGapS } = behaviour;
  if (invoiceStatusGapS === 0 || (!regular && sinceLastMs >= invoiceStatusGapS * SECOND_MS)) return null;
  return call.breach(
    'invoice-on-a-timer',
    `asked about ${key} ${seconds} s after the last time${regular ? ', at a regular interval' : ''}: invoices are asked about on an event, never on a timer`,
  );
}
