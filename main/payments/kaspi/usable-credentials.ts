import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { Problem } from '../../../app/problem.ts';
import { ok, type Result } from '../../../app/result.ts';
import type { InstalledCertificate } from '../../certificate/installed.ts';
import { convertedFiles } from './converted-files.ts';
import { loadCredentials, type Credentials } from './credentials.ts';

/** Credentials that the TLS engine takes. */
interface UsableCredentials {
  readonly credentials: Credentials;
  /** The subject of a configured certificate that had to be converted; null where it was taken as it is. */
  readonly converted: string | null;
}

/** Reads what a connection needs; configured files in a form that the TLS engine does not take are converted in memory. */
export async function usableCredentials(
  settings: KaspiSettings,
  installed: InstalledCertificate | null,
  nowMs: number,
): Promise<Result<UsableCredentials, Problem>> {
  const read = loadCredentials(settings, installed, nowMs);
  if (read.ok) return ok({ credentials: read.value, converted: null });
  const converted = installed === null ? await convertedFiles(settings, read.error, nowMs) : null;
  if (converted === null) return read;
  if (!converted.ok) return converted;
  const loaded = loadCredentials(settings, converted.value, nowMs);
  return loaded.ok ? ok({ credentials: loaded.value, converted: converted.value.leaf.subject }) : loaded;
}
