import type { PaymentAction, PaymentFailure } from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';

/** Why the client itself refuses a request, with what is to be done and a sentence for the technician. */
const REFUSALS = {
  'SCHEME': { action: 'final', message: 'this contract does not have the method' },
  'INVOICE': { action: 'final', message: 'the status of an invoice is asked for only when a person wants to know' },
  'ASKED-TWICE': { action: 'final', message: "a person's question is good for one request" },
  'TOO-SOON': { action: 'retry', message: 'the same question was asked a moment ago' },
  'TIMER': { action: 'retry', message: 'these questions come as evenly as a timer sends them' },
  'TOO-OFTEN': { action: 'retry', message: 'more than 50 questions within a minute' },
  'NO-TEST-HOST': { action: 'final', message: 'a customer is emulated at a test host alone' },
  'PHONE-NUMBER': { action: 'phone-refused', message: 'not a mobile number of Kazakhstan' },
} as const satisfies Readonly<Record<string, { action: PaymentAction; message: string }>>;

export type ClientRefusal = keyof typeof REFUSALS;

/** A request that was kept from the network: nothing was carried out. */
export function notSent(method: string, code: ClientRefusal): PaymentFailure {
  const { action, message } = REFUSALS[code];
  return { action, problem: problem('payments-refused', { code, message: `${method}: ${message}` }), code };
}

/** An answer about another purchase than the one that was asked about: a gateway mixed them up. */
export function mixedUp(asked: string, answered: string): PaymentFailure {
  const detail = `asked about ${asked}, answered about ${answered}`;
  return { action: 'retry', problem: problem('server-answer-invalid', { code: 'MIXED-UP', detail }), code: 'MIXED-UP' };
}
