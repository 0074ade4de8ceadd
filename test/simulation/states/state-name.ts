import { unreachable } from '../../../app/result.ts';
import type { Session } from '../../../app/session/state/session.ts';

/** The states of the chart: every kind of session, and its steps where they differ in what may follow. */
export const STATES = {
  idle: 'no sale; the gates decide whether the screen is `starting`, `idle` or `out-of-service`',
  product: 'details and number of pieces of one product',
  basket: 'several products for one sale',
  payment: 'which way to pay?',
  cash: 'notes may be inserted',
  cash_leaving: 'the customer goes, or has to, as soon as the note on its way has come to rest',
  phone: 'the keypad for the telephone number of an invoice',
  preparing: 'a QR is asked for, or an invoice is being sent',
  qr: 'the QR is on the screen',
  qr_last_check: 'its time limit has passed; one more answer decides',
  confirm: 'scanned; the customer confirms on the phone',
  confirm_last_check: 'the time limit of that has passed; one more answer decides',
  invoice: 'the invoice is on the telephone',
  invoice_last_check: 'its time limit has passed; one more answer decides',
  dispensing_waiting: 'paid; the relay or the sensor is not there, or has to be tried again',
  dispensing_pulsing: 'the intent is on disk, the relay moves',
  dispensing_settling: 'a piece is out; the next one follows, or the end',
  success: 'everything came out',
  refund_qr_preparing: "a refund's QR is asked for; the debt is on record",
  refund_qr_shown: "the refund's QR is on the screen",
  refund_qr_checking: 'scanned; is the purchase among those of this phone?',
  refund_asking: 'the bank is asked to give the money back',
  refund_done: 'the money is on its way back',
  service: 'the service menu has the screen; nothing is sold',
  error: 'the sale failed; the screen says why, where the money is, and under which code it is owed',
} as const;

/** A state of the chart. */
export type StateName = keyof typeof STATES;

/** Which state of the chart a session is in; a new kind of session does not compile without one. */
export function stateName(session: Session): StateName {
  switch (session.kind) {
    case 'cash':
      return session.closing === null ? 'cash' : 'cash_leaving';
    case 'qr':
    case 'invoice':
    case 'confirm':
      return session.closing ? `${session.kind}_last_check` : session.kind;
    case 'dispensing':
      return `dispensing_${session.step}`;
    case 'refund-qr':
      if (session.shown === null) return 'refund_qr_preparing';
      return session.identified ? 'refund_qr_checking' : 'refund_qr_shown';
    case 'refund':
      return `refund_${session.step}`;
    case 'idle':
    case 'service':
    case 'product':
    case 'basket':
    case 'payment':
    case 'phone':
    case 'preparing':
    case 'success':
    case 'error':
      return session.kind;
    default:
      return unreachable(session);
  }
}
