import type forge from 'node-forge';
import type { Authority } from './certificate.ts';
import { addYears, issueCertificate, nameAttributes } from './certificate.ts';
import type { KeyPair } from './key-pair.ts';

const CERTIFICATE_AUTHORITY = { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true };
const ROOT_YEARS = 20;
const INTERMEDIATE_YEARS = 10;

/** A self-signed root, the counterpart of `kbs_root_ca.crt` (appendix 1). */
export function makeRoot(keys: KeyPair, notBefore: Date, commonName = 'Sauda sandbox root CA'): Authority {
  return {
    keys,
    certificate: issueCertificate({
      subject: authorityName(commonName),
      publicKey: keys.publicKey,
      notBefore,
      notAfter: addYears(notBefore, ROOT_YEARS),
      extensions: [{ name: 'basicConstraints', critical: true, cA: true }, CERTIFICATE_AUTHORITY],
      signWith: keys,
    }),
  };
}

/** The issuing authority below the root, the counterpart of `kbs_ca.crt` (appendix 1). */
export function makeIntermediate(root: Authority, keys: KeyPair, notBefore: Date): Authority {
  return {
    keys,
    certificate: issueCertificate({
      subject: authorityName('Sauda sandbox issuing CA'),
      publicKey: keys.publicKey,
      notBefore,
      notAfter: addYears(notBefore, INTERMEDIATE_YEARS),
      extensions: [{ name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 }, CERTIFICATE_AUTHORITY],
      issuer: root,
      signWith: root.keys,
    }),
  };
}

function authorityName(commonName: string): forge.pki.CertificateField[] {
  return nameAttributes([
    { shortName: 'C', value: 'KZ' },
    { shortName: 'O', value: 'Sauda sandbox' },
    { shortName: 'CN', value: commonName },
  ]);
}
