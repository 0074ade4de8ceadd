import { X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { decodeText } from '../../files/decode-text.ts';
import { usagesOf } from './usages.ts';
import { DerError, inside, member, oid, readDer, TAG, type DerValue } from './der.ts';
import { keyOfDer, keyOfPem, type KeyMaterial } from './key-file.ts';
import { begunBlocks, isPem, pemBlocks } from './pem.ts';
import { isPfx } from './pfx.ts';

/** A file from an archive, a folder or the disk. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Usable content of a file, recognised by its bytes and not by the file's name. */
export type Piece =
  | { readonly kind: 'certificate'; readonly file: string; readonly certificate: X509Certificate }
  | { readonly kind: 'key'; readonly file: string; readonly key: KeyMaterial }
  | { readonly kind: 'pfx'; readonly file: string; readonly bytes: Buffer }
  | { readonly kind: 'damaged'; readonly finding: Finding };

const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** The names of appendices 1 and 2 and related ones. Such a file is read, and reported if it cannot be. */
const EXPECTED_NAME = /\.(cer|crt|pem|der|p7b|p7c|pfx|p12|key)$/i;
const PEM_CERTIFICATES = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE']);
const PEM_CONTAINERS = new Set(['PKCS7', 'PKCS #7 SIGNED DATA', 'CMS']);

/** The content of a file; empty for a letter or a picture. */
export function recognise({ name, bytes }: SourceFile): readonly Piece[] {
  const file = basename(name);
  const text = decodeText(bytes);
  if (isPem(text)) return recognisePem(file, text);
  const pieces = recogniseDer(file, bytes);
  if (pieces.length > 0 || !EXPECTED_NAME.test(file)) return pieces;
  return [{ kind: 'damaged', finding: damagedByName(file) }];
}

function recognisePem(file: string, text: string): readonly Piece[] {
  const blocks = pemBlocks(text);
  const pieces = blocks.flatMap((block): readonly Piece[] => {
    if (PEM_CERTIFICATES.has(block.label)) return certificateBlock(file, block.bytes);
    if (PEM_CONTAINERS.has(block.label)) return recogniseDer(file, block.bytes);
    const key = keyOfPem(block);
    return key === null ? [] : [{ kind: 'key', file, key }];
  });
  const isCutOff = begunBlocks(text) > blocks.length;
  return isCutOff ? [...pieces, { kind: 'damaged', finding: damagedByName(file) }] : pieces;
}

/** Windows puts the label of a certificate on a `.p7b` as well (`certutil -encode`). */
function certificateBlock(file: string, bytes: Buffer): readonly Piece[] {
  const value = tryRead(bytes);
  const bundled = value?.tag === TAG.sequence ? certificatesInPkcs7(value) : [];
  return (bundled.length > 0 ? bundled : [bytes]).map((der) => certificatePiece(file, der));
}

function recogniseDer(file: string, bytes: Buffer): readonly Piece[] {
  const value = tryRead(bytes);
  if (value?.tag !== TAG.sequence) return [];
  if (isPfx(value)) return [{ kind: 'pfx', file, bytes: value.whole }];
  const bundled = certificatesInPkcs7(value);
  if (bundled.length > 0) return bundled.map((der) => certificatePiece(file, der));
  const key = keyOfDer(value);
  if (key !== null) return [{ kind: 'key', file, key }];
  const piece = certificatePiece(file, value.whole);
  return piece.kind === 'certificate' || EXPECTED_NAME.test(file) ? [piece] : [];
}

function certificatePiece(file: string, der: Buffer): Piece {
  try {
    const certificate = new X509Certificate(der);
    // The engine parses the usages lazily, so a damaged extension only shows here.
    usagesOf(certificate);
    return { kind: 'certificate', file, certificate };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'damaged', finding: finding('certificate-damaged', { file, detail }) };
  }
}

/** The certificates of a `.p7b`, in no particular order. */
function certificatesInPkcs7(value: DerValue): readonly Buffer[] {
  try {
    if (oid(member(value, 0)) !== SIGNED_DATA) return [];
    const signedData = member(member(value, 1, TAG.context0), 0);
    const certificates = inside(signedData).find(({ tag }) => tag === TAG.context0);
    return certificates === undefined ? [] : inside(certificates).map(({ whole }) => whole);
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}

function damagedByName(file: string): Finding {
  if (/\.(pfx|p12)$/i.test(file)) return finding('pfx-damaged', { file });
  return finding(/\.key$/i.test(file) ? 'key-damaged' : 'certificate-damaged', { file });
}

function tryRead(bytes: Buffer): DerValue | null {
  try {
    return readDer(bytes);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
