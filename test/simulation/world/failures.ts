import type { PaymentAction, PaymentFailure } from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';

function failure(action: PaymentAction, code: string): PaymentFailure {
  return { action, problem: problem(action === 'retry' ? 'server-silent' : 'payments-refused', { code }), code };
}

/** What can come back instead of an answer. */
export const failures = {
  silent: failure('retry', 'TIMEOUT'),
  /** The service takes no more requests for so long: this one has not left the machine. */
  heldBack: (notSentForMs: number): PaymentFailure => ({ ...failure('retry', 'RETRY-AFTER'), notSentForMs }),
  unreachable: failure('retry', 'ECONNREFUSED'),
  refused: failure('refuse-sale', '990000028'),
  paymentsOff: failure('payments-off', '990000018'),
  givenUp: {
    action: 'payments-off',
    problem: problem('device-given-up', { device: 'simulation' }),
    code: 'device-given-up',
  },
  unknownDevice: failure('register-again', '-1501'),
  down: failure('retry', '503'),
  revoked: failure('payments-off', '401'),
  phoneRefused: failure('phone-refused', 'no-such-customer'),
  unknownPurchase: failure('purchase-unknown', '-1601'),
  final: failure('final', '-14000002'),
  aboveAvailable: failure('final', '-99000005'),
  notRefundable: failure('final', '-99000011'),
  noPartialRefund: failure('final', '-99000020'),
} as const;
