import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { PkiFiles } from './files.ts';
import { pkiFiles } from './files.ts';
import type { PkiMaterial } from './material.ts';
import { makePki } from './material.ts';
import { writeFileAtomically } from './write-file.ts';

const SECRET = 0o600;
const PUBLIC = 0o644;
const DIRECTORY = 0o700;
const DAY_MS = 86_400_000;
/** A set that ends within a month is replaced now rather than in the middle of somebody's test. */
const MINIMUM_LEFT_MS = 30 * DAY_MS;

/** The certificates of a directory and whether this call made them. */
export interface StoredPki {
  readonly files: PkiFiles;
  readonly material: PkiMaterial;
  readonly made: boolean;
}

/** Takes the set in `dir` when it is complete, fits together and is valid; makes a new one otherwise. */
export async function openPki(dir: string, now: Date): Promise<StoredPki> {
  await mkdir(dir, { recursive: true, mode: DIRECTORY });
  const files = pkiFiles(dir);
  const stored = await findPki(dir, now);
  if (stored !== null) return { files, material: stored, made: false };
  const material = await makePki(now);
  await writePki(files, material);
  return { files, material, made: true };
}

/** The set in `dir`, or null when it cannot be used. Changes nothing. */
export async function findPki(dir: string, now: Date): Promise<PkiMaterial | null> {
  const stored = await readPki(pkiFiles(dir));
  return stored !== null && isUsable(stored, now) ? stored : null;
}

async function readPki(files: PkiFiles): Promise<PkiMaterial | null> {
  try {
    const text = (path: string): Promise<string> => readFile(path, 'utf8');
    return {
      rootPem: await text(files.rootCa),
      intermediatePem: await text(files.intermediateCa),
      serverPem: await text(files.serverCertificate),
      serverKeyPem: await text(files.serverKey),
      client: {
        certificatePem: await text(files.clientCertificate),
        encryptedKeyPem: await text(files.clientKey),
        requestPem: await text(files.certificateRequest),
        pfx: await readFile(files.pfx),
        passphrase: (await text(files.passphrase)).trim(),
      },
      apiKey: (await text(files.apiKey)).trim(),
    };
  } catch {
    // A missing or unreadable file means: make a new set. A directory that cannot be used at all fails on writing,
    // with the reason.
    return null;
  }
}

/**
 * Files are replaced one by one, so a run cut half-way leaves a mix of two sets: the chain and the keys show it.
 */
function isUsable(material: PkiMaterial, now: Date): boolean {
  try {
    const { client } = material;
    const root = new X509Certificate(material.rootPem);
    const intermediate = new X509Certificate(material.intermediatePem);
    const server = new X509Certificate(material.serverPem);
    const leaf = new X509Certificate(client.certificatePem);
    const { passphrase } = client;
    createSecureContext({ pfx: client.pfx, passphrase });
    return (
      [root, intermediate, server, leaf].every((certificate) => isCurrent(certificate, now)) &&
      root.verify(root.publicKey) &&
      intermediate.verify(root.publicKey) &&
      server.verify(intermediate.publicKey) &&
      leaf.verify(intermediate.publicKey) &&
      server.checkPrivateKey(createPrivateKey(material.serverKeyPem)) &&
      leaf.checkPrivateKey(createPrivateKey({ key: client.encryptedKeyPem, passphrase })) &&
      client.requestPem.includes('CERTIFICATE REQUEST') &&
      material.apiKey.startsWith('test_')
    );
  } catch {
    return false;
  }
}

function isCurrent(certificate: X509Certificate, now: Date): boolean {
  const at = now.getTime();
  return Date.parse(certificate.validFrom) <= at && Date.parse(certificate.validTo) - MINIMUM_LEFT_MS > at;
}

async function writePki(files: PkiFiles, material: PkiMaterial): Promise<void> {
  const { client } = material;
  const write = writeFileAtomically;
  await write(files.rootCa, material.rootPem, PUBLIC);
  await write(files.intermediateCa, material.intermediatePem, PUBLIC);
  await write(files.serverCertificate, material.serverPem, PUBLIC);
  await write(files.serverKey, material.serverKeyPem, SECRET);
  await write(files.certificateRequest, client.requestPem, PUBLIC);
  await write(files.clientCertificate, client.certificatePem, PUBLIC);
  await write(files.clientKey, client.encryptedKeyPem, SECRET);
  await write(files.pfx, client.pfx, SECRET);
  await write(files.passphrase, `${client.passphrase}\n`, SECRET);
  await write(files.apiKey, `${material.apiKey}\n`, SECRET);
}
