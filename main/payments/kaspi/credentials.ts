import { X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { CertificateFiles, KaspiSettings } from '../../../app/config/kaspi.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Problem, ProblemReason } from '../../../app/problem.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import type { InstalledCertificate } from '../../certificate/installed.ts';
import { decodeText } from '../../files/decode-text.ts';
import { authoritiesPem, FileReader, ProblemError, sendable } from '../https/secret-files.ts';

/** Everything secret that a connection needs, read from its files. Never leaves main, never goes into a log. */
export interface Credentials {
  readonly tls: SecureContextOptions;
  readonly apiKey: string | null;
  /** Texts that the log must never show. */
  readonly secrets: readonly string[];
  /** Changes when any of the files does. */
  readonly fingerprint: string;
  /** Files that other users of the machine can read. */
  readonly exposedFiles: readonly string[];
}

/**
 * Reads and checks certificate, key, passphrase and CAs. Paths are absolute by now. An installed certificate stands in
 * for the configured one; the CAs that came with it are trusted beside the configured ones.
 */
export function loadCredentials(
  settings: KaspiSettings,
  installed: InstalledCertificate | null = null,
  nowMs = systemClock.wallMs(),
): Result<Credentials, Problem> {
  const reader = new FileReader(nowMs);
  try {
    const apiKey =
      settings.scheme === 'lite' ? sendable(reader.secret(settings.apiKeyFile), settings.apiKeyFile) : null;
    const configuredCa = (settings.caFiles ?? []).map((file) => authoritiesPem(reader.read(file, 'ca-missing'), file));
    const ca = [...configuredCa, ...(installed?.caPems ?? [])];
    const own = ownMaterial(settings, installed, reader);
    const tls: SecureContextOptions = {
      ...own,
      ...(ca.length === 0 ? {} : { ca }),
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
    };
    if (settings.scheme !== 'lite') tryOut(tls, settings.certificate);
    const secrets = [apiKey, own.passphrase ?? null].filter((secret) => secret !== null);
    const fingerprint = `${reader.fingerprint()} ${installed?.leaf.fingerprint ?? ''}`;
    return ok({ tls, apiKey, secrets, fingerprint, exposedFiles: reader.exposedFiles });
  } catch (error) {
    if (error instanceof ProblemError) return err(error.problem);
    throw error;
  }
}

interface OwnMaterial {
  readonly pfx?: Buffer;
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
}

function ownMaterial(settings: KaspiSettings, installed: InstalledCertificate | null, reader: FileReader): OwnMaterial {
  if (settings.scheme === 'lite') return {};
  if (installed === null) return ownCertificate(reader, settings.certificate);
  return { cert: installed.chainPem, key: installed.keyPem, passphrase: installed.passphrase };
}

function ownCertificate(reader: FileReader, files: CertificateFiles): OwnMaterial {
  const passphrase = files.passphraseFile === undefined ? {} : { passphrase: reader.secret(files.passphraseFile) };
  if ('pfxFile' in files) {
    const pfx = reader.read(files.pfxFile, 'certificate-missing');
    reader.noteExposure(files.pfxFile);
    return { pfx, ...passphrase };
  }
  const cert = certificatePem(reader.read(files.certFile, 'certificate-missing'), files.certFile, reader.nowMs);
  const key = decodeText(reader.read(files.keyFile, 'certificate-missing'));
  reader.noteExposure(files.keyFile);
  return { cert, key, ...passphrase };
}

/** PEM stays as it is, with its chain; DER, which the engine refuses in this place, is wrapped. */
function certificatePem(bytes: Buffer, file: string, nowMs: number): string {
  const text = decodeText(bytes);
  const isPem = text.includes('-----BEGIN');
  try {
    const leaf = new X509Certificate(isPem ? text : bytes);
    if (Date.parse(leaf.validTo) < nowMs) {
      throw new ProblemError('certificate-expired', { file: basename(file), date: leaf.validTo });
    }
    return isPem ? text : leaf.toString();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError('certificate-invalid', { file, detail });
  }
}

/** Lets the TLS engine itself read the material: it differs between Electron (BoringSSL) and Node (OpenSSL). */
function tryOut(tls: SecureContextOptions, files: CertificateFiles): void {
  try {
    createSecureContext(tls);
  } catch (error) {
    const file = 'pfxFile' in files ? files.pfxFile : files.keyFile;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError(secureContextReason(code, detail, tls.passphrase !== undefined), { file, code, detail });
  }
}

/**
 * The same mistake looks different in every engine and, one time in three hundred, different again: a wrong
 * passphrase can decrypt into bytes that only look like padding.
 */
function secureContextReason(code: string, detail: string, hasPassphrase: boolean): ProblemReason {
  const text = `${code} ${detail}`.toUpperCase();
  if (text.includes('VALUES_MISMATCH') || text.includes('KEY VALUES MISMATCH')) return 'certificate-mismatch';
  const passphraseSigns = [
    'BAD_DECRYPT',
    'BAD DECRYPT',
    'INCORRECT_PASSWORD',
    'MAC VERIFY FAILURE',
    'INTERRUPTED OR CANCELLED',
    'BAD_PASSWORD_READ',
    'EMPTY_PASSWORD',
    'PROBLEMS_GETTING_PASSWORD',
  ];
  if (passphraseSigns.some((sign) => text.includes(sign))) return 'passphrase-wrong';
  const ambiguous = ['EVP_DECODE_ERROR', 'ERR_OSSL_UNSUPPORTED', 'DECODE_ERROR'].some((sign) => text.includes(sign));
  return ambiguous && hasPassphrase ? 'passphrase-wrong' : 'certificate-invalid';
}
