import { createPublicKey, generateKeyPair, sign, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { asn1 as Asn1 } from 'node-forge';
import { err, ok, type Result } from '../../../app/result.ts';
import { inside, member, oid, readDer, TAG, type DerValue } from '../../certificate/files/der.ts';

const makeKeyPair = promisify(generateKeyPair);
/** As the authority's own. */
const CURVE = 'prime256v1';

/** A key that has never left this machine, and the request for its certificate. */
export interface NewKey {
  /** PKCS#8 in PEM. */
  readonly keyPem: string;
  /** PKCS#10 in PEM. */
  readonly requestPem: string;
}

/** Makes a key on the curve P-256 and the request for its certificate with this common name. */
export async function makeKey(commonName: string): Promise<NewKey> {
  const { privateKey, publicKey } = await makeKeyPair('ec', { namedCurve: CURVE });
  return {
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    requestPem: pem(await requestOf(commonName, privateKey, publicKey)),
  };
}

/** node-forge makes requests for keys of RSA alone; it writes the same structures by hand. */
async function requestOf(commonName: string, privateKey: KeyObject, publicKey: KeyObject): Promise<Buffer> {
  const { default: forge } = await import('node-forge');
  const { asn1 } = forge;
  const { SEQUENCE, SET, OID, UTF8, INTEGER, BITSTRING, NONE } = asn1.Type;
  const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class;
  const holder = (type: Asn1.Type, ...values: Asn1.Asn1[]): Asn1.Asn1 => asn1.create(UNIVERSAL, type, true, values);
  const oidOf = (dotted: string): Asn1.Asn1 => asn1.create(UNIVERSAL, OID, false, asn1.oidToDer(dotted).getBytes());
  const key = asn1.fromDer(publicKey.export({ type: 'spki', format: 'der' }).toString('binary'));
  const name = asn1.create(UNIVERSAL, UTF8, false, commonName);
  const about = holder(
    SEQUENCE,
    asn1.create(UNIVERSAL, INTEGER, false, '\0'),
    holder(SEQUENCE, holder(SET, holder(SEQUENCE, oidOf(COMMON_NAME), name))),
    key,
    asn1.create(CONTEXT_SPECIFIC, NONE, true, []),
  );
  const signature = sign('sha256', derOf(asn1.toDer(about)), privateKey);
  const bits = asn1.create(UNIVERSAL, BITSTRING, false, `\0${signature.toString('binary')}`);
  return derOf(asn1.toDer(holder(SEQUENCE, about, holder(SEQUENCE, oidOf(ECDSA_WITH_SHA256)), bits)));
}

const COMMON_NAME = '2.5.4.3';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

function derOf(buffer: { getBytes(): string }): Buffer {
  return Buffer.from(buffer.getBytes(), 'binary');
}

const LINE = /.{1,64}/g;

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(LINE) ?? [];
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`;
}

const REQUEST = /^-----BEGIN CERTIFICATE REQUEST-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END CERTIFICATE REQUEST-----\s*$/;

/** The key of a request, which its owner has signed with it. The error is an English sentence. */
export function keyOfRequest(requestPem: string): Result<KeyObject, string> {
  const read = readRequest(requestPem);
  return read.ok ? ok(read.value.key) : read;
}

/** The same, where the request is for this common name and no other. */
export function keyOfRequestFor(commonName: string, requestPem: string): Result<KeyObject, string> {
  const read = readRequest(requestPem);
  if (!read.ok) return read;
  return read.value.commonName === commonName ? ok(read.value.key) : err(`it is not for ${commonName} alone`);
}

/** The name is null where there is not exactly one. */
interface ReadRequest {
  readonly key: KeyObject;
  readonly commonName: string | null;
}

function readRequest(requestPem: string): Result<ReadRequest, string> {
  const [, text] = REQUEST.exec(requestPem) ?? [];
  if (text === undefined) return err('it is no request for a certificate');
  try {
    const root = readDer(Buffer.from(text, 'base64'));
    const about = member(root, 0, TAG.sequence);
    const [, subject, spki] = inside(about);
    if (subject === undefined || spki === undefined) return err('it is no request for a certificate');
    const key = createPublicKey({ key: spki.whole, format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve !== CURVE) return err('its key is not on the curve P-256');
    // The first octet of a BIT STRING says how many bits of the last one are unused.
    const signature = member(root, 2, TAG.bits).content.subarray(1);
    if (!verify('sha256', about.whole, key, signature)) return err('it was not signed with its own key');
    return ok({ key, commonName: commonNameIn(subject) });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function commonNameIn(subject: DerValue): string | null {
  const [set, ...more] = inside(subject);
  if (set === undefined || more.length > 0) return null;
  const [part, ...others] = inside(set);
  if (part === undefined || others.length > 0 || oid(member(part, 0, TAG.oid)) !== COMMON_NAME) return null;
  return member(part, 1).content.toString('utf8');
}
