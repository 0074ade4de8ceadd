import type { ProblemReason } from '../problem.ts';
import { MINUTE_MS } from '../units.ts';

/** As long as a new version has to show that it is as good as the one before. */
const TRIAL_LIMIT_MS = 15 * MINUTE_MS;

/** How a machine works, as far as its program can do something about it. */
export interface Working {
  /** The devices that answer, by their names. */
  readonly devices: readonly string[];
  /** Why it does not sell, and what is wrong with its payment services. */
  readonly faults: readonly string[];
  /** Whether it is still to be seen if it sells: a device is looked for, or a payment service is asked for the first time. */
  readonly isStarting: boolean;
}

/** What of a new version is known. */
export interface TrialFacts {
  /** How the machine worked before; a fault of then is not the new version's. */
  readonly before: Working;
  readonly now: Working;
  readonly isJournalReady: boolean;
  /** Whether the page shows what it is told to. */
  readonly isDrawn: boolean;
  readonly sinceStartMs: number;
}

/** `passed`: it stays. `failed`: it is started again, and after two failed trials the version before it is. */
export type TrialResult = 'passed' | 'waiting' | 'failed';

/**
 * What a program says of itself, and of files that an update does not change. What a payment service does, a network, a clock
 * or a certificate that comes to its end is nothing that an older version would do better.
 */
const OWN_FAULTS: ReadonlySet<string> = new Set<ProblemReason>([
  'config-missing',
  'config-lost',
  'config-unreadable',
  'config-invalid',
  'secret-missing',
  'secret-invalid',
  'certificate-missing',
  'certificate-invalid',
  'certificate-mismatch',
  'passphrase-wrong',
  'ca-missing',
  'ca-invalid',
  'journal-newer',
  'relay-absent',
  'set-up',
  'starts-failed',
  'internal-error',
]);

/**
 * Whether a version on trial has shown that it works: a screen is drawn, the journal is read, the devices answer that answered
 * before, and nothing is wrong with it that was not before.
 */
export function trialResult({ before, now, isJournalReady, isDrawn, sinceStartMs }: TrialFacts): TrialResult {
  const haveAnswered = before.devices.every((device) => now.devices.includes(device));
  const isSound = now.faults.every((fault) => !OWN_FAULTS.has(fault) || before.faults.includes(fault));
  const isDecided = !now.isStarting || before.isStarting;
  if (isDrawn && isJournalReady && haveAnswered && isSound && isDecided) return 'passed';
  return sinceStartMs < TRIAL_LIMIT_MS ? 'waiting' : 'failed';
}
