import type { PurchaseStatus } from './provider.ts';

/** Final words that mean "nothing was paid" (facts, section 3.3), in lower case. */
const FAILED = new Set([
  'error',
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

/** Reads a purchase's status (specification, appendix 4); whatever we do not know is neither paid nor failed. */
export function purchaseStatusOf(name: string): PurchaseStatus {
  const known = name.trim().toLowerCase();
  if (known === 'processed') return { kind: 'processed' };
  if (known === 'wait') return { kind: 'scanned' };
  if (known === 'qrtokencreated' || known === 'remotepaymentcreated') return { kind: 'created' };
  return FAILED.has(known) ? { kind: 'failed', name } : { kind: 'unknown', name };
}
