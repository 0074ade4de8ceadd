import type { KeyObject, X509Certificate } from 'node:crypto';
import { finding, type Finding } from '../../app/certificate/finding.ts';
import { isEncrypted, openKey, type KeyMaterial } from './files/key-file.ts';
import { openPfx } from './files/pfx.ts';
import { recognise, type SourceFile } from './files/recognise.ts';
import { passphraseReadings } from '../files/decode-text.ts';
import { fingerprintOf } from './leaf-facts.ts';

export interface FoundCertificate {
  readonly file: string;
  readonly certificate: X509Certificate;
}

export interface FoundKey {
  readonly file: string;
  readonly key: KeyObject;
}

/** Everything found in the technician's files. */
export interface Material {
  readonly certificates: readonly FoundCertificate[];
  readonly keys: readonly FoundKey[];
  /** Findings about the files themselves: damaged ones, and those that could not be decrypted. */
  readonly findings: readonly Finding[];
  /** Whether a file is encrypted and the passphrase is wrong or missing. */
  readonly isClosed: boolean;
}

/**
 * Reads the files with the passphrase, null if none was given, and without the blanks around it where it opens nothing.
 * Keys and certificates are decrypted, not checked yet.
 */
export async function readMaterial(files: readonly SourceFile[], passphrase: string | null): Promise<Material> {
  const [given = null, ...others] = passphrase === null ? [] : passphraseReadings(passphrase);
  const material = await readWith(files, given);
  if (!material.isClosed) return material;
  for (const other of others) {
    const opened = await readWith(files, other);
    if (!opened.isClosed) return opened;
  }
  return material;
}

async function readWith(files: readonly SourceFile[], passphrase: string | null): Promise<Material> {
  const certificates: FoundCertificate[] = [];
  const keys: FoundKey[] = [];
  const findings: Finding[] = [];
  const pieces = files.flatMap(recognise);
  for (const piece of pieces) {
    if (piece.kind === 'damaged') findings.push(piece.finding);
    if (piece.kind === 'certificate') certificates.push(piece);
    if (piece.kind === 'key') {
      const opened = await openKey(piece.key, piece.file, passphrase);
      if (opened.ok) keys.push({ file: piece.file, key: opened.value });
      findings.push(...(opened.ok ? exposureOf(piece.file, piece.key) : [opened.error]));
    }
    if (piece.kind === 'pfx') {
      const opened = await openPfx(piece.bytes, piece.file, passphrase);
      if (opened.ok) {
        keys.push(...opened.value.keys.map((key) => ({ file: piece.file, key })));
        certificates.push(...opened.value.certificates.map((certificate) => ({ file: piece.file, certificate })));
      } else {
        findings.push(opened.error);
      }
    }
  }
  if (pieces.length === 0) findings.push(finding('source-empty', { file: files.map(({ name }) => name).join(', ') }));
  const isClosed = findings.some(({ reason }) => reason === 'passphrase-missing' || reason === 'passphrase-wrong');
  return { certificates: withoutRepeats(certificates), keys, findings, isClosed };
}

function exposureOf(file: string, key: KeyMaterial): readonly Finding[] {
  return isEncrypted(key) ? [] : [finding('key-unencrypted', { file })];
}

/** The certificates without duplicates: the bank's files and a PFX may contain the same one. */
function withoutRepeats(found: readonly FoundCertificate[]): readonly FoundCertificate[] {
  return [...new Map([...found].reverse().map((one) => [fingerprintOf(one.certificate), one])).values()].reverse();
}
