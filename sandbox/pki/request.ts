import forge from 'node-forge';
import { z } from 'zod';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';

/** A request that fits appendix 2. */
export interface CheckedRequest {
  readonly subject: readonly forge.pki.CertificateField[];
  readonly publicKey: forge.pki.rsa.PublicKey;
}

/** Key size of appendix 2: `openssl req -newkey rsa:2048`. */
const MIN_KEY_BITS = 2048;
const KEY_USAGES = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment'] as const;
const OTHER_KEY_USAGES = ['keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'] as const;
const PURPOSE = 'clientAuth';
const NAMES = { O: 'the organisation (line 19)', CN: 'the host (line 20)' } as const;

const extensionSchema = z.looseObject({ name: z.string() });
const fieldSchema = z.object({ value: z.string().trim().min(1) });
const extensionsSchema = z.object({ extensions: z.array(extensionSchema) });

/**
 * Reads a request and checks it against appendix 2: signed with its own RSA key of at least 2048 bits, with a name, and
 * with exactly those usages. The error lists everything that is wrong.
 */
export function readRequest(requestPem: string): Result<CheckedRequest, string> {
  try {
    const request = forge.pki.certificationRequestFromPem(requestPem);
    const { publicKey } = request;
    if (publicKey === null || !('n' in publicKey)) return err('the request holds no RSA key');
    const wrong = [
      ...keyFaults(publicKey),
      ...signatureFaults(request),
      ...nameFaults(request),
      ...usageFaults(request),
    ];
    return wrong.length === 0 ? ok({ subject: request.subject.attributes, publicKey }) : err(wrong.join('; '));
  } catch (error) {
    return err(
      `this is no certificate request in PEM form (certrequest.csr): ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function keyFaults(publicKey: forge.pki.rsa.PublicKey): string[] {
  const bits = publicKey.n.bitLength();
  return bits < MIN_KEY_BITS ? [`the key has ${bits} bits; appendix 2 makes one of ${MIN_KEY_BITS}`] : [];
}

function signatureFaults(request: forge.pki.CertificateSigningRequest): string[] {
  try {
    if (request.verify()) return [];
  } catch {
    // node-forge throws for an unknown algorithm and for bytes that are not a signature.
  }
  return ['the request is not signed by its own key'];
}

function nameFaults({ subject }: forge.pki.CertificateSigningRequest): string[] {
  return (['O', 'CN'] as const).flatMap((shortName) => {
    const field = fieldSchema.safeParse(subject.getField(shortName));
    return field.success ? [] : [`${shortName}, ${NAMES[shortName]} of appendix 2, is missing`];
  });
}

function usageFaults(request: forge.pki.CertificateSigningRequest): string[] {
  const attribute = extensionsSchema.safeParse(request.getAttribute({ name: 'extensionRequest' }));
  const extensions = attribute.success ? attribute.data.extensions : [];
  const usages = extensions.find(({ name }) => name === 'keyUsage') ?? {};
  const purposes = Object.entries(extensions.find(({ name }) => name === 'extKeyUsage') ?? {}).flatMap(
    ([name, value]) => (value === true ? [name] : []),
  );
  const has = (usage: string): boolean => Reflect.get(usages, usage) === true;
  const missing = KEY_USAGES.filter((usage) => !has(usage));
  const surplus = OTHER_KEY_USAGES.filter(has);
  return [
    ...(missing.length === 0 ? [] : [`the key usage ${missing.join(', ')} is missing`]),
    ...(surplus.length === 0 ? [] : [`the key usage ${surplus.join(', ')} is not in appendix 2`]),
    ...(purposes.length === 1 && purposes[0] === PURPOSE ? [] : [`the extended key usage must be ${PURPOSE} alone`]),
  ];
}
