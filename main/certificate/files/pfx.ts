import { createHmac, timingSafeEqual, X509Certificate, type KeyObject } from 'node:crypto';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { count, DerError, inside, member, octets, oid, readDer, TAG, type DerValue } from './der.ts';
import { privateKey } from './key-file.ts';
import {
  decryptPbe,
  limited,
  NO_PASSPHRASE,
  passphraseForms,
  pkcs12Key,
  type PassphraseForms,
  type PbeError,
} from './pbe.ts';

/** The content of a PFX. */
export interface PfxContent {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly X509Certificate[];
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const BAG = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;
const VERSION = 3;

/** Whether a value is a PFX. */
export function isPfx(value: DerValue): boolean {
  try {
    return (
      count(member(value, 0)) === VERSION &&
      oid(member(member(value, 1, TAG.sequence), 0)).startsWith('1.2.840.113549.1.7.')
    );
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

/**
 * Opens a PFX (PKCS #12, RFC 7292), including ciphers that the TLS engine no longer has; its content is then kept as
 * PEM. The file's own checksum distinguishes a wrong passphrase from a damaged file.
 */
export async function openPfx(
  bytes: Buffer,
  file: string,
  passphrase: string | null,
): Promise<Result<PfxContent, Finding>> {
  const tried =
    passphrase === null || passphrase === '' ? [passphraseForms(''), NO_PASSPHRASE] : [passphraseForms(passphrase)];
  try {
    const pfx = readDer(bytes);
    const safe = octets(member(member(member(pfx, 1), 1, TAG.context0), 0));
    const mac = inside(pfx)[2];
    for (const forms of tried) {
      const intact = mac === undefined ? null : isIntact(mac, safe, forms);
      if (intact === false) continue;
      const content = await openSafe(safe, forms);
      if (content.ok) return content;
      if (content.error.kind === 'unsupported') return err(unsupported(file, content.error.algorithm));
      if (intact === true) return err(finding('pfx-damaged', { file }));
    }
    if (passphrase === null) return err(finding('passphrase-missing', { file }));
    return err(finding((await opensAnyway(safe, tried)) ? 'pfx-damaged' : 'passphrase-wrong', { file }));
  } catch (error) {
    if (error instanceof DerError) return err(finding('pfx-damaged', { file }));
    throw error;
  }
}

function unsupported(file: string, algorithm: string): Finding {
  const command = `openssl pkcs12 -in ${file} -legacy -out all.pem && openssl pkcs12 -export -in all.pem -out certfile-new.pfx`;
  return finding('pfx-unsupported', { file, algorithm, command });
}

/**
 * Whether a key can be decrypted although the checksum does not match: then the passphrase is right and the file is
 * damaged.
 */
async function opensAnyway(safe: Buffer, tried: readonly PassphraseForms[]): Promise<boolean> {
  for (const forms of tried) {
    try {
      const content = await openSafe(safe, forms);
      if (content.ok && content.value.keys.length > 0) return true;
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
    }
  }
  return false;
}

const MAC_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Whether the checksum matches this passphrase; null for an unsupported kind of checksum. */
function isIntact(mac: DerValue, safe: Buffer, forms: PassphraseForms): boolean | null {
  const [digestInfo, salt, rounds] = inside(mac);
  if (digestInfo === undefined || salt === undefined) throw new DerError('no checksum');
  const hash = MAC_HASHES[oid(member(member(digestInfo, 0), 0))];
  if (hash === undefined) return null;
  const wanted = octets(member(digestInfo, 1));
  const key = pkcs12Key({
    hash,
    passphrase: forms.wide,
    salt: octets(salt),
    rounds: rounds === undefined ? 1 : limited(count(rounds)),
    purpose: 3,
    length: wanted.length,
  });
  const found = createHmac(hash, key).update(safe).digest();
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

async function openSafe(safe: Buffer, forms: PassphraseForms): Promise<Result<PfxContent, PbeError>> {
  const keys: KeyObject[] = [];
  const certificates: X509Certificate[] = [];
  for (const part of inside(readDer(safe))) {
    const bags = await openPart(part, forms);
    if (!bags.ok) return bags;
    for (const bag of bags.value) {
      const kind = oid(member(bag, 0));
      const value = member(member(bag, 1, TAG.context0), 0);
      if (kind === BAG.certificate) certificates.push(certificateIn(value));
      const key = kind === BAG.key ? ok(value.whole) : kind === BAG.shroudedKey ? await unshroud(value, forms) : null;
      if (key === null) continue;
      if (!key.ok) return key;
      const opened = privateKey(key.value, 'pkcs8');
      if (opened === null) return err({ kind: 'passphrase' });
      keys.push(opened);
    }
  }
  return ok({ keys, certificates });
}

function unshroud(value: DerValue, forms: PassphraseForms): Promise<Result<Buffer, PbeError>> {
  return decryptPbe(member(value, 0), octets(member(value, 1)), forms);
}

/** The bags of one part of the safe, which may be encrypted as a whole. */
async function openPart(part: DerValue, forms: PassphraseForms): Promise<Result<readonly DerValue[], PbeError>> {
  const kind = oid(member(part, 0));
  const content = member(member(part, 1, TAG.context0), 0);
  if (kind === DATA) return ok(inside(readDer(octets(content))));
  if (kind !== ENCRYPTED_DATA) return err({ kind: 'unsupported', algorithm: kind });
  const [, algorithm, encrypted] = inside(member(content, 1));
  if (algorithm === undefined || encrypted === undefined) throw new DerError('nothing encrypted');
  const opened = await decryptPbe(algorithm, octets(encrypted), forms);
  if (!opened.ok) return opened;
  try {
    return ok(inside(readDer(opened.value)));
  } catch (error) {
    if (error instanceof DerError) return err({ kind: 'passphrase' });
    throw error;
  }
}

function certificateIn(bag: DerValue): X509Certificate {
  const der = octets(member(member(bag, 1, TAG.context0), 0));
  try {
    return new X509Certificate(der);
  } catch {
    throw new DerError('no certificate');
  }
}
