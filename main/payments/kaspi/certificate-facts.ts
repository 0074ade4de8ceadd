import { readFile } from 'node:fs/promises';
import { DAY_MS } from '../../../app/units.ts';
import type { Finding } from '../../../app/certificate/finding.ts';
import type { CertificateFacts, ShownCertificate } from '../../../app/certificate/operations.ts';
import { checkMaterial } from '../../certificate/check.ts';
import { readPassphrase } from '../../certificate/configured-leaf.ts';
import { readAuthorities } from '../../certificate/files/authorities.ts';
import { leafFacts, short, type LeafFacts } from '../../certificate/leaf-facts.ts';
import { readMaterial, type Material } from '../../certificate/material.ts';
import type { InstalledCertificate } from '../../certificate/store.ts';
import type { CertificatePlace } from './certificate-place.ts';

/** What the door shows of this machine's certificates. */
export async function certificateFacts(place: CertificatePlace, nowMs: number): Promise<CertificateFacts> {
  const { store, why, installed, problem, other } = place;
  const material = installed === null ? await configuredMaterial(place) : await installedMaterial(installed);
  const current = await shownOf(place, installed, nowMs);
  return {
    kind: 'certificate',
    why,
    current,
    problem,
    other:
      other === null
        ? null
        : {
            how: other.how,
            source: other.installed === null && other.problem === null ? 'configuration' : 'installed',
            certificate: other.problem === null ? await shownOf(place, other.installed, nowMs) : null,
          },
    findings: material === null ? [] : findingsIn(material, place, nowMs),
    requests: store.requests().length,
  };
}

function findingsIn(material: Material, { settings }: CertificatePlace, nowMs: number): readonly Finding[] {
  const { certificates, findings } = readAuthorities(settings.caFiles);
  const authorities = { configuredAuthorities: certificates, authorityFindings: findings };
  const context = { nowMs, ...authorities, requests: [], active: null };
  return checkMaterial(material, context).findings;
}

async function shownOf(
  place: CertificatePlace,
  installed: InstalledCertificate | null,
  nowMs: number,
): Promise<ShownCertificate | null> {
  if (installed !== null) return shown(installed.leaf, null, nowMs);
  const leaf = (await configuredMaterial(place))?.certificates.find(({ certificate }) => !certificate.ca);
  const { certificate: files } = place.settings;
  const file = 'pfxFile' in files ? files.pfxFile : files.certFile;
  return leaf === undefined ? null : shown(leafFacts(leaf.certificate), file, nowMs);
}

function shown(leaf: LeafFacts, file: string | null, nowMs: number): ShownCertificate {
  const { subject, issuer, notBeforeMs, notAfterMs, fingerprint } = leaf;
  return {
    source: file === null ? 'installed' : 'configuration',
    file,
    subject,
    organization: partOf(subject, 'O'),
    host: partOf(subject, 'CN'),
    bin: /(?<!\d)(?:BIN)?(\d{12})(?!\d)/.exec(subject)?.[1] ?? null,
    issuer: partOf(issuer, 'CN') ?? issuer,
    notBeforeMs,
    notAfterMs,
    days: Math.max(0, Math.floor((notAfterMs - nowMs) / DAY_MS)),
    fingerprint: short(fingerprint),
  };
}

/** One part of a name on one line. */
function partOf(name: string, key: 'O' | 'CN'): string | null {
  const found = new RegExp(`(?:^|, )${key}=(.*?)(?=, [A-Za-z0-9.]+=|$)`).exec(name)?.[1];
  return found === undefined || found === '' ? null : found;
}

/** The configured files, opened; null where they cannot be read at all. */
async function configuredMaterial({ settings }: CertificatePlace): Promise<Material | null> {
  const { certificate: files } = settings;
  const names = 'pfxFile' in files ? [files.pfxFile] : [...new Set([files.certFile, files.keyFile])];
  try {
    const passphrase = files.passphraseFile === undefined ? null : readPassphrase(files.passphraseFile);
    if (passphrase?.ok === false) return null;
    const sources = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(name) })));
    return await readMaterial(sources, passphrase?.value ?? null);
  } catch (error) {
    // A technician may be copying these very files.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function installedMaterial({ chainPem, keyPem, passphrase, caPems }: InstalledCertificate): Promise<Material> {
  const source = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
  return readMaterial(
    [source('chain.pem', `${chainPem}${caPems.join('')}`), source('private.key', keyPem)],
    passphrase,
  );
}
