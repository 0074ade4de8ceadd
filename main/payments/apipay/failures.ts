import { problem } from '../../../app/problem.ts';
import type { PaymentAction, PaymentFailure } from '../../../app/payment/provider.ts';

/** The service's word for an organisation that has not confirmed itself, and the command by which it does. */
const NOT_VERIFIED = 'organization_not_verified';
const VERIFY_COMMAND = 'sauda apipay verify';

/** What the kiosk does about a word of the service; those without an entry follow from the HTTP status. */
const ACTIONS: Readonly<Record<string, PaymentAction>> = {
  kaspi_session_not_configured: 'payments-off',
  kaspi_session_invalid: 'payments-off',
  kaspi_session_expired: 'payments-off',
  [NOT_VERIFIED]: 'payments-off',
  client_not_found: 'phone-refused',
  invalid_phone_number: 'phone-refused',
  phone_number: 'phone-refused',
};

const CONFLICT = 409;
const UNPROCESSABLE = 422;

/** The organisation's session at Kaspi, which the operator opens again in the service's cabinet. */
const SESSION_WORDS: readonly string[] = [
  'kaspi_session_not_configured',
  'kaspi_session_invalid',
  'kaspi_session_expired',
];

/** Words of the message for a telephone number that has no Kaspi, in the service's languages. */
const PHONE_WORDS = /phone|телефон|клиент не найден|client not found|номер/i;

/** The failure with the action of the service's own word. A number without Kaspi can be corrected by the customer. */
export function apiPayFailure(path: string, failure: PaymentFailure): PaymentFailure {
  const action = ACTIONS[failure.code];
  if (action !== undefined) {
    const reason = SESSION_WORDS.includes(failure.code) ? 'service-session-ended' : 'service-refused';
    const cure = failure.code === NOT_VERIFIED ? { verify: VERIFY_COMMAND } : {};
    return { ...failure, action, problem: problem(reason, { ...failure.problem.parameters, ...cure }) };
  }
  // It has our number already: its invoice is found by that.
  if (path === 'invoices' && failure.httpStatus === CONFLICT) return { ...failure, action: 'retry' };
  const said = failure.problem.parameters['message'] ?? '';
  const isAboutPhone = path === 'invoices' && failure.httpStatus === UNPROCESSABLE && PHONE_WORDS.test(said);
  return isAboutPhone ? { ...failure, action: 'phone-refused' } : failure;
}
