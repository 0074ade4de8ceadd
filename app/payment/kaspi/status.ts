import type { PurchaseStatus, RefundQrStatus } from '../provider.ts';

/**
 * Statuses seen in the field that mean "not paid" but that no document calls final (facts, section 3.3); lower case.
 */
const DECLINED = new Set([
  'cancelledbyuser',
  'notconfirmedbyuser',
  'processingfailed',
  'rejected',
  'insufficientfunds',
  'qrtokendiscarded',
  'expired',
  'remotepaymentcanceled',
  'remotepaymentrejected',
  'remotepaymentexpired',
]);

/** Reads a purchase's status (specification, appendix 4). An unrecognised one counts as neither paid nor failed. */
export function purchaseStatusOf(name: string): PurchaseStatus {
  const known = name.trim().toLowerCase();
  if (known === 'processed') return { kind: 'processed' };
  if (known === 'wait') return { kind: 'scanned' };
  if (known === 'qrtokencreated' || known === 'remotepaymentcreated') return { kind: 'created' };
  if (known === 'error') return { kind: 'failed', name };
  return DECLINED.has(known) ? { kind: 'declined', name } : { kind: 'unknown', name };
}

/** Reads a refund's status (specification, appendix 5). An unrecognised one counts as neither final nor failed. */
export function refundQrStatusOf(name: string): RefundQrStatus {
  const known = name.trim().toLowerCase();
  if (known === 'qrtokencreated') return { kind: 'created' };
  if (known === 'customeridentityobtained') return { kind: 'identified' };
  return known === 'error' ? { kind: 'failed', name } : { kind: 'unknown', name };
}
