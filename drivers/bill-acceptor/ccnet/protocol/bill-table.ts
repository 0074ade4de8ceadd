import { MAX_AMOUNT_TIYN, type Tiyn, tiyn, TIYN_PER_TENGE } from '../../../../app/money/money.ts';
import { err, ok, type Result } from '../../../../app/result.ts';

/** Rows of the table in the document, and bits of a mask; the row's number is the bill's code in the answers to POLL. */
export const slotCount = 24;
const rowLength = 5;
const currencyText = /^[A-Z]{3}$/;
const largestDigits = 0x63;
const negativeExponent = 0x80;
/** No bill has more zeros. */
const largestPower = 9;

/** The value of each slot; null where the row is unused, of another currency, or no whole number of tiyn. */
export type BillTable = readonly (Tiyn | null)[];

/** The currency texts of tenge: some units write the currency's code, others the country's. */
export const tengeTexts: readonly string[] = ['KZT', 'KAZ'];

/**
 * Reads the body of an answer to GET BILL TABLE, with any number of rows: some units send only the rows that they use,
 * and rows beyond those of the mask cannot be enabled. It may begin with any byte.
 */
export function decodeBillTable(
  body: Uint8Array,
  currencyTexts: readonly string[] = tengeTexts,
): Result<BillTable, string> {
  const rows = Math.floor(body.length / rowLength);
  const isCutOff = body.length % rowLength !== 0 && rows < slotCount;
  if (rows === 0 || isCutOff) return err(`a bill table of ${body.length} bytes`);
  return ok(
    Array.from({ length: Math.min(rows, slotCount) }, (_, slot) => {
      const row = body.subarray(slot * rowLength, (slot + 1) * rowLength);
      const currency = latin1Of(row.subarray(1, 4));
      return currencyTexts.includes(currency) ? valueOf(row[0] ?? 0, row[4] ?? 0) : null;
    }),
  );
}

/**
 * Whether an answer to something else is a bill table as `decodeBillTable` takes it: one that comes late must not pass
 * for it. Other answers may have letters of their own behind their first byte, but none where a row has its exponent.
 */
export function isLikeBillTable(body: Uint8Array): boolean {
  const rows = Math.floor(body.length / rowLength);
  if (rows === 0 || (body.length % rowLength !== 0 && rows < slotCount)) return false;
  const [digits = 0, , , , exponent = 0] = body;
  const isExponent = (exponent & ~negativeExponent) <= largestPower;
  return digits <= largestDigits && isExponent && currencyText.test(latin1Of(body.subarray(1, 4)));
}

function latin1Of(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function valueOf(digits: number, exponent: number): Tiyn | null {
  if (digits === 0 || digits > largestDigits) return null;
  const power = exponent & negativeExponent ? -(exponent & ~negativeExponent) : exponent;
  const amount = power < 0 ? (digits * TIYN_PER_TENGE) / 10 ** -power : digits * TIYN_PER_TENGE * 10 ** power;
  return Number.isInteger(amount) && amount <= MAX_AMOUNT_TIYN ? tiyn(amount) : null;
}

/** The body of an answer to GET BILL TABLE, as a unit with these bills gives it. Values are whole tenge. */
export function encodeBillTable(billsTiyn: BillTable, currency: string, rows: number = slotCount): Uint8Array {
  const body = new Uint8Array(rows * rowLength);
  billsTiyn.slice(0, rows).forEach((billTiyn, slot) => {
    if (billTiyn === null) return;
    let digits = billTiyn / TIYN_PER_TENGE;
    let power = 0;
    while (digits % 10 === 0 && digits > 0) {
      digits /= 10;
      power += 1;
    }
    if (!Number.isInteger(digits) || digits > largestDigits) throw new RangeError(`no row can say ${billTiyn} tiyn`);
    body.set([digits, ...Buffer.from(currency, 'latin1').subarray(0, 3), power], slot * rowLength);
  });
  return body;
}

/** The slots of the given values; old and new designs of one value may have a slot each. */
export function slotsOf(table: BillTable, billsTiyn: readonly Tiyn[]): readonly number[] {
  return table.flatMap((billTiyn, slot) => (billTiyn !== null && billsTiyn.includes(billTiyn) ? [slot] : []));
}

/** Three bytes of a mask: the first is for slots 23 to 16, bit 0 of the last one for slot 0. */
export function encodeMask(slots: readonly number[]): readonly [number, number, number] {
  let bits = 0;
  for (const slot of slots) bits |= 1 << slot;
  return [(bits >>> 16) & 0xff, (bits >>> 8) & 0xff, bits & 0xff];
}

/** The slots that three bytes of a mask name. */
export function decodeMask(bytes: Uint8Array): readonly number[] {
  const bits = ((bytes[0] ?? 0) << 16) | ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0);
  return Array.from({ length: slotCount }, (_, slot) => slot).filter((slot) => bits & (1 << slot));
}
