import { Failure } from '../../setup/failure.mjs';
import { say } from '../../setup/progress.mjs';
import { Authority } from './authority.ts';
import { connected } from './connection.ts';
import { renewMachines } from './renew.ts';
import { later } from './run-enrol.ts';

/** Signs the next certificates of the machines that ask for one, and ends. `folder` is that of `ca.sh`. */
export async function runRenew(folder: string): Promise<number> {
  const opened = Authority.open(folder);
  if (!opened.ok) throw new Failure(opened.error);
  const authority = opened.value;
  const failed = (error: unknown): never => {
    throw new Failure(error instanceof Error ? error.message : String(error));
  };
  const client = await connected(authority, authority.settings.broker).catch(failed);
  let [signed, refused] = [0, 0];
  try {
    const told = (kioskId: string, refusal: string | null): void => {
      if (refusal === null) signed += 1;
      else refused += 1;
      say(refusal === null ? `✓ ${kioskId} has its next certificate` : `✗ ${kioskId} ${refusal}`);
    };
    await renewMachines({ authority, client, nowMs: Date.now(), told, later }).catch(failed);
    say(`✓ ${String(signed)} answered, ${String(refused)} refused`);
    return refused === 0 ? 0 : 1;
  } finally {
    await client.endAsync();
  }
}
