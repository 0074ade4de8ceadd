import type { EnrolCode } from '../../../app/fleet/enrol/code.ts';
import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import { Authority } from './authority.ts';
import { connected } from './connection.ts';
import { enrolMachine } from './enrol.ts';

/** What is typed at the computer of the authority. */
export interface EnrolRequest {
  readonly code: EnrolCode;
  readonly kioskId: string;
  /** The machine has this name already. */
  readonly isAnew: boolean;
  /** The folder of `ca.sh`. */
  readonly folder: string;
}

/** Makes the machine that shows this code a member of the fleet. */
export async function runEnrol({ code, kioskId, isAnew, folder }: EnrolRequest): Promise<number> {
  const opened = Authority.open(folder);
  if (!opened.ok) throw new Failure(opened.error);
  const authority = opened.value;
  // Before the machine hears of it: nothing of its code is used up.
  const refusal = authority.refusalOf(kioskId, isAnew);
  if (refusal !== null) throw new Failure(refusal);
  const client = await connected(authority, authority.settings.newcomers).catch((error: unknown) => {
    throw new Failure(error instanceof Error ? error.message : String(error));
  });
  try {
    say('• Looking for the machine that shows this code');
    const enrolled = await enrolMachine({ authority, client, code, kioskId, isAnew, later });
    if (!enrolled.ok) throw new Failure(`${kioskId} was not enrolled: ${enrolled.error.detail}.`);
    say(`✓ ${kioskId} has stored its certificate and connects to ${authority.settings.broker}`);
    return 0;
  } finally {
    await client.endAsync();
  }
}

/** A timer of the computer. */
export function later(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  return () => {
    clearTimeout(timer);
  };
}
