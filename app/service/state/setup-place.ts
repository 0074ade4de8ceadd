import type { FileValue, NotChanged } from '../../config/change.ts';
import { KASPI_CONTRACTS } from '../../config/kaspi-contracts.ts';
import type { SecretOf } from '../../config/secret-key.ts';
import { WEB_CONTRACTS } from '../../config/web-contracts.ts';
import type { Problem } from '../../problem.ts';
import type { SetupStep } from './setup-steps.ts';

/** What the operator has agreed with the bank or a payment service; `cash` is a machine that takes notes alone. */
export const CONTRACTS = [...KASPI_CONTRACTS, ...WEB_CONTRACTS, 'cash'] as const;
export type Contract = (typeof CONTRACTS)[number];

/** Answers that cannot stand in the configuration before the whole way to pay is known. */
export interface SetupAnswers {
  readonly contract: Contract | null;
  readonly organizationBin: string | null;
  readonly baseUrl: string | null;
  readonly deviceId: string | null;
}

export const NO_ANSWERS: SetupAnswers = { contract: null, organizationBin: null, baseUrl: null, deviceId: null };

/** What main reads of the machine that is being set up. */
export interface SetupFacts {
  /** The configuration that is being written. */
  readonly file: string;
  /** Its values as they are written; null in a file without any. */
  readonly values: FileValue;
  readonly answers: SetupAnswers;
  /** Whose keys were typed on this machine. */
  readonly keys: readonly SecretOf[];
  /** Whether a certificate was brought to this machine. */
  readonly hasCertificate: boolean;
  /** Whether the bank knows this machine's device: a trade point was chosen, or there is only one. */
  readonly isRegistered: boolean;
  /** Whether this machine has sold anything. */
  readonly hasSold: boolean;
  /** Devices or payment of the configuration are not those that run: only a new start takes them. */
  readonly needsRestart: boolean;
  /** A name for the device that no other machine of the operator has. */
  readonly suggestedDeviceId: string;
}

/** Where the wizard stands. */
export interface SetupPlace {
  readonly at: SetupStep;
  /** Null until main has read them. */
  readonly facts: SetupFacts | null;
  /** Why the configuration cannot be read or was not written. */
  readonly refusal: NotChanged | null;
  readonly isWriting: boolean;
  /** What the bank has answered to what was written; null before it was asked. */
  readonly trial: SetupTrial | null;
  /** The application starts anew and goes on with this step. */
  readonly isRestarting: boolean;
  /** The bank's addresses for this contract in the texts on the sticks. */
  readonly addresses: readonly string[];
}

/** The bank's answer under the key and at the address that were written; `problem` null where it is good. */
export interface SetupTrial {
  readonly tookMs: number;
  readonly problem: Problem | null;
}

/** The wizard when it is opened. */
export function placeAt(at: SetupStep): SetupPlace {
  return { at, facts: null, refusal: null, isWriting: false, trial: null, isRestarting: false, addresses: [] };
}
