import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { ClientFiles, PkiFiles } from './files.ts';
import { clientFiles, pkiFiles } from './files.ts';
import { makeFolder } from './make-folder.ts';
import type { ClientMaterial, PkiMaterial } from './material.ts';
import { makePki } from './material.ts';
import { writeFileAtomically } from './write-file.ts';
import { DAY_MS } from '../../app/units.ts';

const SECRET = 0o600;
const PUBLIC = 0o644;
const DIRECTORY = 0o700;
/** A set that expires within a month is replaced, so that it does not expire during a test. */
const MINIMUM_LEFT_MS = 30 * DAY_MS;

/** The certificates of a directory, and whether this call made them. */
export interface StoredPki {
  readonly files: PkiFiles;
  readonly material: PkiMaterial;
  readonly made: boolean;
}

/**
 * Returns the set in `dir` if it is complete, consistent and valid; otherwise makes a new one. `bins` are the
 * organisations with certificates of their own.
 */
export async function openPki(dir: string, now: Date, bins: readonly string[] = []): Promise<StoredPki> {
  await makeFolder(dir, DIRECTORY);
  const stored = await findPki(dir, now, bins);
  if (stored !== null) return { files: pkiFiles(dir), material: stored, made: false };
  const material = await makePki(now, bins);
  return { files: await writePki(dir, material), material, made: true };
}

/** The set in `dir`, or null if it cannot be used. Writes nothing. */
export async function findPki(dir: string, now: Date, bins: readonly string[] = []): Promise<PkiMaterial | null> {
  const stored = await readPki(dir, bins);
  return stored !== null && isUsable(stored, now) ? stored : null;
}

async function readPki(dir: string, bins: readonly string[]): Promise<PkiMaterial | null> {
  try {
    const files = pkiFiles(dir);
    const own = await Promise.all(bins.map(async (bin) => [bin, await readClient(clientFiles(dir, bin))] as const));
    return {
      rootPem: await text(files.rootCa),
      intermediatePem: await text(files.intermediateCa),
      intermediateKeyPem: await text(files.intermediateKey),
      serverPem: await text(files.serverCertificate),
      serverKeyPem: await text(files.serverKey),
      client: await readClient(files),
      own: new Map(own),
      apiKey: (await text(files.apiKey)).trim(),
    };
  } catch {
    // A missing or unreadable file leads to a new set. A directory that cannot be used at all fails when the set is
    // written, with the reason.
    return null;
  }
}

async function readClient(files: ClientFiles): Promise<ClientMaterial> {
  return {
    certificatePem: await text(files.clientCertificate),
    encryptedKeyPem: await text(files.clientKey),
    requestPem: await text(files.certificateRequest),
    pfx: await readFile(files.pfx),
    passphrase: (await text(files.passphrase)).trim(),
  };
}

function text(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

/**
 * Whether the chain and the keys fit together: files are replaced one by one, so an interrupted run leaves a mix of two
 * sets.
 */
function isUsable(material: PkiMaterial, now: Date): boolean {
  try {
    const root = new X509Certificate(material.rootPem);
    const intermediate = new X509Certificate(material.intermediatePem);
    const server = new X509Certificate(material.serverPem);
    return (
      [root, intermediate, server].every((certificate) => isCurrent(certificate, now)) &&
      root.verify(root.publicKey) &&
      intermediate.verify(root.publicKey) &&
      intermediate.checkPrivateKey(createPrivateKey(material.intermediateKeyPem)) &&
      server.verify(intermediate.publicKey) &&
      server.checkPrivateKey(createPrivateKey(material.serverKeyPem)) &&
      [material.client, ...material.own.values()].every((client) => isUsableClient(client, intermediate, now)) &&
      material.apiKey.startsWith('test_')
    );
  } catch {
    return false;
  }
}

/** Throws when a part cannot be read at all. */
function isUsableClient(
  { certificatePem, encryptedKeyPem, passphrase, pfx, requestPem }: ClientMaterial,
  issuer: X509Certificate,
  now: Date,
): boolean {
  const leaf = new X509Certificate(certificatePem);
  createSecureContext({ pfx, passphrase });
  return (
    isCurrent(leaf, now) &&
    leaf.verify(issuer.publicKey) &&
    leaf.checkPrivateKey(createPrivateKey({ key: encryptedKeyPem, passphrase })) &&
    requestPem.includes('CERTIFICATE REQUEST')
  );
}

function isCurrent(certificate: X509Certificate, now: Date): boolean {
  const at = now.getTime();
  return Date.parse(certificate.validFrom) <= at && Date.parse(certificate.validTo) - MINIMUM_LEFT_MS > at;
}

/** Writes a set into a folder that is there, in place of another one. */
export async function writePki(dir: string, material: PkiMaterial): Promise<PkiFiles> {
  const files = pkiFiles(dir);
  const write = writeFileAtomically;
  await write(files.rootCa, material.rootPem, PUBLIC);
  await write(files.intermediateCa, material.intermediatePem, PUBLIC);
  await write(files.intermediateKey, material.intermediateKeyPem, SECRET);
  await write(files.serverCertificate, material.serverPem, PUBLIC);
  await write(files.serverKey, material.serverKeyPem, SECRET);
  await writeClient(files, material.client);
  await write(files.apiKey, `${material.apiKey}\n`, SECRET);
  for (const [bin, client] of material.own) {
    const own = clientFiles(dir, bin);
    await makeFolder(dirname(own.pfx), DIRECTORY);
    await writeClient(own, client);
  }
  return files;
}

async function writeClient(files: ClientFiles, client: ClientMaterial): Promise<void> {
  const write = writeFileAtomically;
  await write(files.certificateRequest, client.requestPem, PUBLIC);
  await write(files.clientCertificate, client.certificatePem, PUBLIC);
  await write(files.clientKey, client.encryptedKeyPem, SECRET);
  await write(files.pfx, client.pfx, SECRET);
  await write(files.passphrase, `${client.passphrase}\n`, SECRET);
}
