import { isDeepStrictEqual } from 'node:util';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Log } from '../../app/log/events.ts';
import { KeptFile } from './kept.ts';

/**
 * Keeps the PINs' hashes of a valid configuration beside the journal, so that a machine whose configuration is lost
 * stays behind its last PIN, also when nobody has opened its menu yet. Never rejects: a failed write is logged.
 */
export async function keepPins(
  dataDirectory: string,
  { pinHash, collectorPinHash }: Pick<KioskConfig['service'], 'pinHash' | 'collectorPinHash'>,
  log: Log,
): Promise<void> {
  if (pinHash === undefined && collectorPinHash === undefined) return;
  const kept = await KeptFile.open(dataDirectory, log);
  const hashes = { technician: pinHash ?? null, collector: collectorPinHash ?? null };
  if (!isDeepStrictEqual(kept.get().hashes, hashes)) await kept.change({ hashes });
}
