import { err, ok, type Result } from '../../../../app/result.ts';
import type { AcceptorIdentity } from '../../bill-acceptor.ts';

const partLength = 15;
const serialLength = 12;
const assetLength = 7;
/** Length of the body of an answer to IDENTIFICATION in the document; units send from 27 bytes (no asset number) to 48. */
const identityLength = partLength + serialLength + assetLength;
/** What part and serial number need. */
export const shortestIdentity = partLength + serialLength;
/** Longer than any that is known; a bill table that comes late is longer still. */
export const longestIdentity = 64;

/** How part numbers begin, longer beginnings first: one protocol, several makers. */
const models: readonly { readonly prefix: string; readonly model: string }[] = [
  { prefix: 'ICTV77', model: 'ICT V77E' },
  { prefix: 'ICTL83', model: 'ICT L83' },
  { prefix: 'BV009', model: 'ITL NV9' },
  { prefix: 'BV200', model: 'ITL NV200' },
  { prefix: 'C100', model: 'Creator C100' },
  { prefix: 'V77', model: 'ICT V77E' },
  { prefix: 'FLS', model: 'CashCode FLS' },
  { prefix: 'SM', model: 'CashCode SM' },
  { prefix: 'MS', model: 'CashCode MSM' },
  { prefix: 'VU', model: 'CashCode MVU' },
  { prefix: 'FL', model: 'CashCode MFL' },
  { prefix: 'SL', model: 'CashCode SL' },
  { prefix: 'GX', model: 'CashCode GX' },
  { prefix: 'BB', model: 'CashCode G200' },
];

/** Printable ASCII without the padding; anything else becomes a point, so that no byte of a unit reaches a terminal. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(
    ...bytes.map((byte) => (byte === 0 ? 0x20 : byte < 0x20 || byte > 0x7e ? 0x2e : byte)),
  ).trim();
}

/** Whether an answer to something else begins as an identification does: one that comes late must not pass for it. */
export function beginsAsIdentity(body: Uint8Array): boolean {
  const part = body.subarray(0, partLength);
  return body.length >= shortestIdentity && part.every((byte) => byte >= 0x20 && byte <= 0x7e);
}

/** Reads the body of an answer to IDENTIFICATION; what comes behind the asset number has no meaning that is known. */
export function decodeIdentity(body: Uint8Array): Result<AcceptorIdentity, string> {
  // An identification of another length than the document's is accepted if its beginning fits.
  if (body.length !== identityLength && !beginsAsIdentity(body))
    return err(`an identification of ${body.length} bytes`);
  const firmware = textOf(body.subarray(0, partLength));
  return ok({
    model: models.find(({ prefix }) => firmware.startsWith(prefix))?.model ?? null,
    firmware,
    serialNumber: textOf(body.subarray(partLength, partLength + serialLength)),
    assetNumber: Buffer.from(body.subarray(shortestIdentity, identityLength)).toString('hex').toUpperCase(),
  });
}

/** The body of an answer to IDENTIFICATION, of so many bytes. */
export function encodeIdentity(
  { firmware, serialNumber, assetNumber }: Omit<AcceptorIdentity, 'model'>,
  length: number = identityLength,
): Uint8Array {
  const body = new Uint8Array(Math.max(length, identityLength)).fill(0x20);
  body.set(Buffer.from(firmware, 'latin1').subarray(0, partLength), 0);
  body.set(Buffer.from(serialNumber, 'latin1').subarray(0, serialLength), partLength);
  body.fill(0, shortestIdentity);
  body.set(Buffer.from(assetNumber, 'hex').subarray(0, assetLength), shortestIdentity);
  return body.subarray(0, length);
}

/** What is known of a unit that does not identify itself. */
export const unknownIdentity: AcceptorIdentity = { model: null, firmware: '', serialNumber: '', assetNumber: '' };
