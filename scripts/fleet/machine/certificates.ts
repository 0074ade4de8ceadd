import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { makeRoot } from '../../../sandbox/pki/authority.ts';
import { issueCertificate, nameAttributes } from '../../../sandbox/pki/certificate.ts';
import { generateRsaPair } from '../../../sandbox/pki/key-pair.ts';
import { issueServerCertificate, leafEnd } from '../../../sandbox/pki/leaf.ts';

/** A certificate with its key, in PEM files. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** What machines and broker of one run need for TLS. */
export interface DemoCertificates {
  readonly caFile: string;
  readonly broker: CertificateFiles;
  /** The same one for every machine: the demonstration's broker asks for a certificate, but not for the name in it. */
  readonly machine: CertificateFiles;
}

/** Makes them in this folder. The keys protect nothing but one run on this computer. */
export async function makeDemoCertificates(folder: string): Promise<DemoCertificates> {
  mkdirSync(folder, { recursive: true });
  const [caKeys, brokerKeys, machineKeys] = await Promise.all([
    generateRsaPair(),
    generateRsaPair(),
    generateRsaPair(),
  ]);
  const now = new Date();
  const root = makeRoot(caKeys, now, 'Sauda fleet on one computer');
  const machine = issueCertificate({
    subject: nameAttributes([{ shortName: 'CN', value: 'machine' }]),
    publicKey: machineKeys.publicKey,
    notBefore: now,
    notAfter: leafEnd(now),
    extensions: [
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, digitalSignature: true },
      { name: 'extKeyUsage', clientAuth: true },
    ],
    issuer: root,
    signWith: root.keys,
  });
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const pem = forge.pki.certificateToPem;
  return {
    caFile: write('ca.crt', pem(root.certificate)),
    broker: {
      certFile: write('broker.crt', pem(issueServerCertificate(root, brokerKeys, now))),
      keyFile: write('broker.key', brokerKeys.privatePem),
    },
    machine: { certFile: write('machine.crt', pem(machine)), keyFile: write('machine.key', machineKeys.privatePem) },
  };
}
