import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isInEffect } from '../../app/certificate/in-effect.ts';
import { fleetByHand, type FleetConfig, type FleetSettings } from '../../app/config/fleet.ts';
import type { FleetCertificate } from '../../app/fleet/enrol/status.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { fingerprintOf } from '../certificate/leaf-facts.ts';
import { IdentityStore, type UnreadableIdentity } from './store.ts';

/** A machine's place in its fleet, and where it has it from. */
export interface Membership {
  readonly fleet: FleetConfig;
  readonly source: FleetCertificate['source'];
}

/**
 * The place that counts: the stored one, unless the configuration's certificate was changed since; null where there is none.
 */
export function membershipOf(
  settings: FleetSettings,
  dataDirectory: string,
): Result<Membership | null, UnreadableIdentity> {
  const byHand = fleetByHand(settings);
  const stored = new IdentityStore(dataDirectory).active();
  if (stored.ok && stored.value !== null && isInEffect(stored.value.replaces, configuredPrint(settings))) {
    const { fleet } = stored.value;
    // A key in the configuration is a decision of whoever may write it.
    const operatorKeys = [...new Set([...fleet.operatorKeys, ...settings.operatorKeys])];
    return ok({ fleet: { ...fleet, operatorKeys }, source: 'enrolled' });
  }
  if (byHand !== null) return ok({ fleet: byHand, source: 'configuration' });
  return stored.ok ? ok(null) : err(stored.error);
}

/** The fingerprint of the configured certificate; null where there is none that can be read. */
export function configuredPrint({ certFile }: FleetSettings): string | null {
  if (certFile === undefined) return null;
  try {
    return fingerprintOf(new X509Certificate(readFileSync(certFile)));
  } catch {
    return null;
  }
}

/** The certificate that the machine shows to its fleet; null where it belongs to none. */
export function fleetCertificate(
  settings: FleetSettings,
  dataDirectory: string,
): Result<FleetCertificate | null, UnreadableIdentity> {
  const membership = membershipOf(settings, dataDirectory);
  if (!membership.ok || membership.value === null) return membership.ok ? ok(null) : membership;
  const { fleet, source } = membership.value;
  return ok({ kioskId: fleet.kioskId, broker: fleet.broker, source, notAfterMs: notAfter(fleet.certFile) });
}

function notAfter(file: string): number | null {
  try {
    return Date.parse(new X509Certificate(readFileSync(file)).validTo);
  } catch {
    return null;
  }
}
