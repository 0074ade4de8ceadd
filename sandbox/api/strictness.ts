import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { SECOND_MS } from '../../app/units.ts';

/** A question may come this much before its time: clients and networks are not exact. */
const TOLERANCE = 0.1;
const TWO_DECIMALS = /^\d+\.\d{2}$/;

/** Amounts are written with two decimals, as in every example. */
export function breachOfAmountForm(amount: string, call: Call): Answer | null {
  return TWO_DECIMALS.test(amount)
    ? null
    : call.breach('amount-decimals', `Amount must have exactly two decimals, not ${amount}`);
}

/**
 * A question about a status: QR purchases and refunds are asked about at the interval that was given with them (2.3.3,
 * 3.4.2), invoices on an event only (4.6), and none after its final status.
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
