import { X509Certificate } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import forge from 'node-forge';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import type { Authority } from './certificate.ts';
import { readKeyPair } from './key-pair.ts';
import type { LeafUsage } from './leaf.ts';
import { issueLeaf, leafEnd } from './leaf.ts';
import type { PkiMaterial } from './material.ts';
import { pem, validFrom } from './material.ts';
import { readRequest } from './request.ts';

/** Options of an issued certificate. Moments are milliseconds since the Unix epoch. */
export interface IssueOptions {
  /** An hour ago by default. */
  readonly validFromMs?: number;
  /** Five years after `validFromMs` by default (1.3.2). */
  readonly validToMs?: number;
  /** `server` makes a certificate that is not valid for clients. */
  readonly usage?: LeafUsage;
  /** The only organisation that the certificate is valid for; by default those of the certificate in the folder. */
  readonly bin?: string;
}

/** The bank's answer to a request. */
export interface IssuedCertificate {
  /** Upper-case hexadecimal. */
  readonly serial: string;
  readonly certificatePem: string;
  /** The zip file of appendix 1: `certfile.cer`, `kbs_root_ca.crt`, `kbs_ca.crt`. */
  readonly archive: Buffer;
}

/** Thrown when the certificate office refuses a request; the message says why. */
export class CertificateRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CertificateRefusal';
  }
}

const SERIAL = /^[0-9A-F]{1,40}$/;

/** The bank's certificate office (appendix 1), which issues and revokes certificates. */
export class CertificateOffice {
  readonly #pki: PkiMaterial;
  readonly #organisations: ReadonlySet<string>;
  readonly #revoked = new Set<string>();
  readonly #owners = new Map<string, string>();
  readonly #onRevoked: () => void;
  #authority: Authority | null = null;

  /** @param bins БИН of every organisation of the sandbox. */
  constructor(pki: PkiMaterial, bins: readonly string[], onRevoked: () => void) {
    this.#pki = pki;
    this.#organisations = new Set(bins);
    this.#onRevoked = onRevoked;
    for (const [bin, { certificatePem }] of pki.own)
      this.#owners.set(new X509Certificate(certificatePem).fingerprint256, bin);
  }

  /** БИН by SHA-256 fingerprint, for certificates that are valid for one organisation only. */
  get owners(): ReadonlyMap<string, string> {
    return this.#owners;
  }

  /** Serial numbers in upper-case hexadecimal. */
  get revoked(): ReadonlySet<string> {
    return this.#revoked;
  }

  /** Issues a certificate; the error says what is wrong with the request. */
  issue(requestPem: string, options: IssueOptions = {}): Result<IssuedCertificate, string> {
    const { bin, usage = 'client', validFromMs, validToMs } = options;
    const request = readRequest(requestPem);
    if (!request.ok) return request;
    if (bin !== undefined && !this.#organisations.has(bin)) return err(`there is no organisation ${bin}`);
    const notBefore = validFromMs === undefined ? validFrom(new Date()) : new Date(validFromMs);
    const notAfter = validToMs === undefined ? leafEnd(notBefore) : new Date(validToMs);
    if (notAfter <= notBefore) return err('a certificate cannot end before it begins');
    const certificatePem = pem(issueLeaf(this.#issuer(), request.value, { notBefore, notAfter, usage }));
    const { fingerprint256, serialNumber } = new X509Certificate(certificatePem);
    if (bin !== undefined) this.#owners.set(fingerprint256, bin);
    return ok({ serial: serialNumber, certificatePem, archive: this.#letter(certificatePem) });
  }

  /** Revokes a certificate, given as PEM or by its serial number; returns the serial number. */
  revoke(certificate: string): Result<string, string> {
    const serial = serialOf(certificate);
    if (serial === null) return err('this is neither a certificate in PEM form nor a serial number in hexadecimal');
    this.#revoked.add(serial);
    this.#onRevoked();
    return ok(serial);
  }

  #letter(certificatePem: string): Buffer {
    const { intermediatePem, rootPem } = this.#pki;
    const files = { 'certfile.cer': certificatePem, 'kbs_root_ca.crt': rootPem, 'kbs_ca.crt': intermediatePem };
    return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
  }

  #issuer(): Authority {
    const { intermediateKeyPem, intermediatePem } = this.#pki;
    this.#authority ??= {
      certificate: forge.pki.certificateFromPem(intermediatePem),
      keys: readKeyPair(intermediateKeyPem),
    };
    return this.#authority;
  }
}

function serialOf(text: string): string | null {
  try {
    if (text.includes('BEGIN CERTIFICATE')) return new X509Certificate(text).serialNumber;
  } catch {
    return null;
  }
  const serial = text.replace(/[\s:]/g, '').toUpperCase();
  return SERIAL.test(serial) ? serial : null;
}
