import { X509Certificate } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import type { FleetSettings } from '../../../app/config/fleet.ts';
import { renewalOverdueMs } from '../../../app/fleet/enrol/renewal-wire.ts';
import { heardOf } from '../../files/fleet-heard.ts';
import { membershipOf } from '../../fleet-identity/member.ts';
import type { FleetFacts } from './messages.ts';

/**
 * What keeps a machine from being heard by its fleet, as far as a look at its files shows it; nothing is connected. `none`
 * while it has not joined one.
 */
export function fleetFacts(dataDirectory: string, settings: FleetSettings): FleetFacts | 'none' {
  const membership = membershipOf(settings, dataDirectory);
  if (!membership.ok)
    return { ...heardOf(dataDirectory), notAfterMs: null, overdueMs: null, unreadable: membership.error.file };
  if (membership.value === null) return 'none';
  const { certFile, keyFile, caFiles } = membership.value.fleet;
  const unreadable = [certFile, keyFile, ...caFiles].find((file) => !isReadable(file)) ?? null;
  const dates = unreadable === null ? datesOf(certFile) : null;
  const { notAfterMs, overdueMs } = dates ?? { notAfterMs: null, overdueMs: null };
  return {
    ...heardOf(dataDirectory),
    notAfterMs,
    overdueMs,
    unreadable: unreadable ?? (dates === null ? certFile : null),
  };
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function datesOf(file: string): { readonly notAfterMs: number; readonly overdueMs: number } | null {
  try {
    const { validFrom, validTo } = new X509Certificate(readFileSync(file));
    const notAfterMs = Date.parse(validTo);
    return { notAfterMs, overdueMs: renewalOverdueMs(Date.parse(validFrom), notAfterMs) };
  } catch {
    return null;
  }
}
