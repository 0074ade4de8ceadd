import { safeStorage } from 'electron';
import type { BroughtCertificate } from '../../app/certificate/operations.ts';
import { finding, type Finding } from '../../app/certificate/finding.ts';
import type { RequestSubject } from '../../app/certificate/subject.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { lazyVault } from '../certificate/lazy-vault.ts';
import { openAndCheck } from '../certificate/open-and-check.ts';
import { createRequest } from '../certificate/request.ts';
import { openCertificateStore, type CertificateStore } from '../certificate/store.ts';
import { chooseVault, type Vault } from '../certificate/vault.ts';
import { keepCertificate } from './keep-certificate.ts';

/** Certificates and requests of a machine, before any payment service runs. */
export interface CertificateFilesPort {
  /** Makes a key and a request; the key stays on this machine. */
  request(subject: RequestSubject): Promise<{
    readonly findings: readonly Finding[];
    readonly request: { readonly id: string; readonly pem: string } | null;
  }>;
  /** Checks the files and keeps the certificate beside the configuration. Rejects with file system errors. */
  keepFirst(path: string, passphrase: string | null): Promise<BroughtCertificate>;
}

/** `configFile` is the one that is being written; null where none is, and then nothing is kept. */
export function certificateFiles(
  dataDirectory: string,
  configFile: string | null,
  clock: Pick<Clock, 'wallMs'>,
  vault: Vault = lazyVault(() => chooseVault(safeStorage, process.platform)),
): CertificateFilesPort {
  const store = (): CertificateStore => openCertificateStore(dataDirectory, vault);
  return {
    async request(subject) {
      const made = await createRequest(subject);
      const added = await store().addRequest(made, clock.wallMs());
      return added.ok
        ? { findings: [], request: { id: added.value.id, pem: made.requestPem } }
        : { findings: [added.error], request: null };
    },
    async keepFirst(path, passphrase) {
      const { findings, installable } = await openAndCheck(path, passphrase, { store: store(), settings: null, clock });
      const none = { findings, subject: null, result: null };
      if (installable === null) return none;
      if (configFile === null) return { ...none, findings: [...findings, finding('config-without-certificate')] };
      await keepCertificate(configFile, installable);
      return { findings, subject: installable.leaf.subject, result: null };
    },
  };
}
