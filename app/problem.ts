import { z } from 'zod';

/**
 * Why the kiosk cannot sell. Each reason is a `data-reason` of the out-of-service screen and has two sentences in every
 * language: one for the customer, and one for the technician that says what to do.
 */
export const PROBLEM_REASONS = [
  'config-missing',
  'config-lost',
  'config-unreadable',
  'config-invalid',
  'secret-missing',
  'secret-invalid',
  'certificate-missing',
  'certificate-invalid',
  'certificate-mismatch',
  'certificate-expired',
  'passphrase-wrong',
  'ca-missing',
  'ca-invalid',
  'server-untrusted',
  'clock-wrong',
  'proxy-unreachable',
  'proxy-refused',
  'client-certificate-refused',
  'access-refused',
  'api-key-refused',
  'answered-by-another',
  'network-unreachable',
  'server-silent',
  'server-answer-invalid',
  'payments-unavailable',
  'payments-refused',
  'service-refused',
  'service-session-ended',
  'trade-point-unknown',
  'trade-point-choice',
  'trade-points-none',
  'device-elsewhere',
  'device-given-up',
  'journal-full',
  'journal-failed',
  'journal-damaged',
  'journal-newer',
  'relay-absent',
  'relay-lost',
  'acceptor-lost',
  'acceptor-escrow-off',
  'notes-do-not-fit',
  'sensor-lost',
  'printer-out',
  'starts-failed',
  'set-up',
  'closed-by-operator',
  'internal-error',
] as const;

export const problemReasonSchema = z.enum(PROBLEM_REASONS);
export type ProblemReason = z.infer<typeof problemReasonSchema>;

/** The facts in the technician's sentence: file names, keys, lines, codes. Never a secret. */
export type ProblemParameters = Readonly<Record<string, string>>;

/** A reason with its facts. */
export interface Problem {
  readonly reason: ProblemReason;
  readonly parameters: ProblemParameters;
}

/** Whether a machine does not sell because it is being set up: its devices run all the same. */
export function isBeingSetUp({ reason }: Problem): boolean {
  return reason === 'set-up';
}

/** A problem with the values for its sentence. */
export function problem(reason: ProblemReason, parameters: ProblemParameters = {}): Problem {
  return { reason, parameters };
}
