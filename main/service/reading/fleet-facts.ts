import { X509Certificate } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import type { FleetSettings } from '../../../app/config/fleet.ts';
import { heardOf } from '../../files/fleet-heard.ts';
import { membershipOf } from '../../fleet-identity/member.ts';
import type { FleetFacts } from './messages.ts';

/**
 * What keeps a machine from being heard by its fleet, as far as a look at its files shows it; nothing is connected. `none`
 * while it has not joined one.
 */
export function fleetFacts(dataDirectory: string, settings: FleetSettings): FleetFacts | 'none' {
  const membership = membershipOf(settings, dataDirectory);
  if (!membership.ok) throw new Error(membership.error);
  if (membership.value === null) return 'none';
  const { certFile, keyFile, caFiles } = membership.value.fleet;
  const unreadable = [certFile, keyFile, ...caFiles].find((file) => !isReadable(file)) ?? null;
  const notAfterMs = unreadable === null ? endOf(certFile) : null;
  return { ...heardOf(dataDirectory), notAfterMs, unreadable: unreadable ?? (notAfterMs === null ? certFile : null) };
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function endOf(file: string): number | null {
  try {
    return Date.parse(new X509Certificate(readFileSync(file)).validTo);
  } catch {
    return null;
  }
}
