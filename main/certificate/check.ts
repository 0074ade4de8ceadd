import type { X509Certificate } from 'node:crypto';
import { finding, hasErrors, type Finding } from '../../app/certificate/finding.ts';
import { buildChain, isSelfIssued } from './chain.ts';
import { sealForEngine } from './engine.ts';
import { leafFacts, oneLine, short, type LeafFacts } from './leaf-facts.ts';
import { dateFindings, differenceFindings, strengthFindings, usageFindings } from './leaf-findings.ts';
import type { FoundCertificate, FoundKey, Material } from './material.ts';
import { publicKeyId, type PendingRequest } from './requests.ts';
import type { Installable } from './store.ts';
import { usagesOf } from './files/usages.ts';

/** What the checks need besides the files. */
export interface CheckContext {
  readonly nowMs: number;
  /** The CAs that the configuration names, as far as they can be read. */
  readonly configuredAuthorities: readonly X509Certificate[];
  /** What is wrong with the others: with such a file the kiosk does not connect, whatever the certificate is like. */
  readonly authorityFindings?: readonly Finding[];
  /** Requests that wait for a certificate, with the keys that could be opened. */
  readonly requests: readonly { readonly request: PendingRequest; readonly key: FoundKey['key'] | null }[];
  /** The installed certificate if it is in effect: its successor may be issued for the same key. */
  readonly active: { readonly fingerprint: string; readonly key: FoundKey['key'] | null } | null;
}

/** The result of checking a set of files. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** The client's certificate, if there is exactly one. */
  readonly leaf: LeafFacts | null;
  /** The request whose key belongs to the certificate. */
  readonly request: PendingRequest | null;
  /** Null if the findings forbid an installation. */
  readonly installable: Installable | null;
}

const AUTHORITY_NAME = /^kbs_(root_)?ca\./i;

/** Checks that key, certificate and chain belong together and can be used now (specification, appendices 1 and 2). */
export function checkMaterial(material: Material, context: CheckContext): Checked {
  const found = [...material.findings, ...(context.authorityFindings ?? [])];
  const leaves = material.certificates.filter((one) => !isAuthority(one, material));
  const chosen = chooseLeaf(leaves, material.keys, context);
  if (!('certificate' in chosen)) {
    // It may be in an encrypted or damaged file that was reported already.
    if (chosen.reason !== 'certificate-missing' || !hasErrors(material.findings)) found.push(chosen);
    return { findings: found, leaf: null, request: null, installable: null };
  }
  const { certificate } = chosen;
  const leaf = leafFacts(certificate);
  const owner = ownerOf(certificate, material, context);
  if (owner !== null && 'reason' in owner) found.push(owner);
  found.push(...dateFindings(leaf, context.nowMs), ...usageFindings(certificate), ...strengthFindings(certificate));
  if (leaf.fingerprint === context.active?.fingerprint)
    found.push(finding('already-installed', { fingerprint: short(leaf.fingerprint) }));

  const brought = material.certificates.map((one) => one.certificate).filter((one) => one !== certificate);
  const chain = buildChain(certificate, [...brought, ...context.configuredAuthorities], context.nowMs);
  found.push(...chain.findings, ...differenceFindings(chain.authorities, context.configuredAuthorities));
  const request = owner === null || 'reason' in owner ? null : owner.request;
  if (owner === null || 'reason' in owner || hasErrors(found))
    return { findings: found, leaf, request, installable: null };

  const intermediates = chain.authorities.filter((authority) => !isSelfIssued(authority));
  const caPems = chain.authorities.filter((authority) => brought.includes(authority)).map(pem);
  const sealed = sealForEngine([certificate, ...intermediates].map(pem).join(''), owner.key, caPems);
  if (!sealed.ok) return { findings: [...found, sealed.error], leaf, request, installable: null };
  return { findings: found, leaf, request, installable: { ...sealed.value, caPems, leaf } };
}

/** Whether a certificate is a CA. Its extension decides; a certificate without one is judged by its names. */
function isAuthority({ certificate, file }: FoundCertificate, { certificates, keys }: Material): boolean {
  if (certificate.ca) return true;
  if (keys.some(({ key }) => certificate.checkPrivateKey(key))) return false;
  if (usagesOf(certificate).purposes !== null) return false;
  const isIssuer = certificates.some(
    (other) => other.certificate !== certificate && other.certificate.issuer === certificate.subject,
  );
  return isIssuer || isSelfIssued(certificate) || AUTHORITY_NAME.test(file);
}

/** The client's certificate; among several the one whose key is available. */
function chooseLeaf(
  leaves: readonly FoundCertificate[],
  keys: readonly FoundKey[],
  context: CheckContext,
): FoundCertificate | Finding {
  const isOurs = ({ certificate }: FoundCertificate): boolean =>
    keys.some(({ key }) => certificate.checkPrivateKey(key)) ||
    requestOf(certificate, context) !== null ||
    isOfActiveKey(certificate, context);
  const ours = leaves.length > 1 ? leaves.filter(isOurs) : leaves;
  const [only, ...others] = ours;
  if (only !== undefined && others.length === 0) return only;
  if (leaves.length === 0) return finding('certificate-missing');
  return finding('certificate-several', {
    subjects: leaves.map(({ certificate, file }) => `${file}: ${oneLine(certificate.subject)}`).join('; '),
  });
}

function requestOf(certificate: X509Certificate, context: CheckContext): CheckContext['requests'][number] | null {
  const id = publicKeyId(certificate.publicKey);
  return context.requests.find(({ request }) => request.publicKey === id) ?? null;
}

function isOfActiveKey(certificate: X509Certificate, { active }: CheckContext): boolean {
  const key = active?.key ?? null;
  return key !== null && certificate.checkPrivateKey(key);
}

interface Owner {
  readonly key: FoundKey['key'];
  readonly request: PendingRequest | null;
}

/**
 * The private key of a certificate: from the files, from the request that it answers, or the one in use. Null if the
 * key may be in an encrypted file that was reported already.
 */
function ownerOf(
  certificate: X509Certificate,
  { keys, isClosed }: Material,
  context: CheckContext,
): Owner | Finding | null {
  const given = keys.find(({ key }) => certificate.checkPrivateKey(key));
  if (given !== undefined) return { key: given.key, request: null };
  const answered = requestOf(certificate, context);
  const other = keys[0];
  if (other !== undefined) {
    const request = answered === null ? {} : { request: answered.request.id };
    return finding('key-mismatch', { file: other.file, subject: oneLine(certificate.subject), ...request });
  }
  if (answered !== null && answered.key !== null) return { key: answered.key, request: answered.request };
  if (answered !== null) return finding('key-damaged', { file: answered.request.id });
  const activeKey = context.active?.key ?? null;
  if (activeKey !== null && certificate.checkPrivateKey(activeKey)) return { key: activeKey, request: null };
  if (isClosed) return null;
  const waiting = context.requests.map(({ request }) => request.id).join(', ');
  return finding('key-missing', waiting === '' ? {} : { requests: waiting });
}

function pem(certificate: X509Certificate): string {
  return certificate.toString();
}
