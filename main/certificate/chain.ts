import type { X509Certificate } from 'node:crypto';
import { finding, type Finding } from '../../app/certificate/finding.ts';
import { fingerprintOf, oneLine } from './leaf-facts.ts';

/** The chain from a certificate up to its root. */
export interface Chain {
  /** Without the leaf; ends with the root if the chain is complete. */
  readonly authorities: readonly X509Certificate[];
  readonly findings: readonly Finding[];
}

const MAX_AUTHORITIES = 8;

/** Whether a certificate names itself as its issuer. Only verification shows whether the signature is its own. */
export function isSelfIssued(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer;
}

/** Finds and verifies a certificate's chain among the available CAs; the TLS engine checks the signatures. */
export function buildChain(leaf: X509Certificate, candidates: readonly X509Certificate[], nowMs: number): Chain {
  const authorities: X509Certificate[] = [];
  const findings: Finding[] = [];
  if (isSelfIssued(leaf))
    return { authorities, findings: [finding('self-signed', { subject: oneLine(leaf.subject) })] };
  let current = leaf;
  while (!isSelfIssued(current)) {
    const named = candidates.filter(
      (candidate) => candidate.subject === current.issuer && fingerprintOf(candidate) !== fingerprintOf(current),
    );
    const issuer = chooseIssuer(current, named, nowMs);
    if (issuer === null) {
      const parameters = { subject: oneLine(current.subject), issuer: oneLine(current.issuer) };
      findings.push(finding(named.length === 0 ? 'chain-incomplete' : 'chain-invalid', parameters));
      break;
    }
    findings.push(...authorityFindings(issuer, nowMs));
    authorities.push(issuer);
    if (authorities.length > MAX_AUTHORITIES) break;
    current = issuer;
  }
  if (isSelfIssued(current) && !isSignedBy(current, current)) {
    findings.push(finding('chain-invalid', { subject: oneLine(current.subject), issuer: oneLine(current.issuer) }));
  }
  return { authorities, findings };
}

/**
 * The issuer: of several CAs that match the signature (a CA may be renewed with the same key) one that is valid now.
 */
function chooseIssuer(
  certificate: X509Certificate,
  named: readonly X509Certificate[],
  nowMs: number,
): X509Certificate | null {
  const signers = named.filter((candidate) => isSignedBy(certificate, candidate));
  return signers.find((candidate) => isCurrent(candidate, nowMs)) ?? signers[0] ?? null;
}

/**
 * Whether the issuer's key made the signature. `checkIssued` would also reject a CA without the right extensions, which
 * is to be reported by name instead.
 */
function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    // A key of another type cannot have made the signature.
    return false;
  }
}

function authorityFindings(authority: X509Certificate, nowMs: number): readonly Finding[] {
  const subject = oneLine(authority.subject);
  const findings: Finding[] = [];
  if (!authority.ca) findings.push(finding('ca-not-ca', { subject }));
  if (!isCurrent(authority, nowMs)) findings.push(finding('ca-expired', { subject, date: authority.validTo }));
  return findings;
}

function isCurrent(certificate: X509Certificate, nowMs: number): boolean {
  return Date.parse(certificate.validFrom) <= nowMs && nowMs <= Date.parse(certificate.validTo);
}
