import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiyn, type Tiyn } from '../../../../app/money/money.ts';
import {
  decodeBillTable,
  decodeMask,
  encodeBillTable,
  encodeMask,
  slotsOf,
} from '../../../../drivers/bill-acceptor/ccnet/protocol/bill-table.ts';
import { encodeFrame, FrameReader, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { decodeIdentity, encodeIdentity } from '../../../../drivers/bill-acceptor/ccnet/protocol/identity.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/[ |]/g, ''), 'hex'));
const tenge = (amount: number): Tiyn => tiyn(amount * 100);
const crcOf = (body: Uint8Array): string => Buffer.from(encodeFrame(validatorAddress, body).slice(-2)).toString('hex');
const row = (digits: number, text: string, power: number): number[] => [digits, ...Buffer.from(text), power];
const tableOf = (...rows: readonly number[][]): Uint8Array => {
  const body = new Uint8Array(120);
  body.set(rows.flat());
  return body;
};

describe('the bill table', () => {
  const uah = tableOf(
    row(5, 'UKR', 0),
    row(1, 'UKR', 1),
    row(2, 'UKR', 1),
    row(5, 'UKR', 1),
    row(1, 'UKR', 2),
    row(2, 'UKR', 2),
    row(5, 'UKR', 2),
    row(1, 'UKR', 3),
  );

  it('of a real unit is read, with its CRC F9 E7', () => {
    expect(crcOf(uah)).toBe('f9e7');
    const table = decodeBillTable(uah, ['UKR']);
    expect(table.ok && table.value.slice(0, 9)).toEqual([...[5, 10, 20, 50, 100, 200, 500, 1_000].map(tenge), null]);
  });

  it('of another currency has no usable bills', () => {
    const table = decodeBillTable(uah);
    expect(table.ok && table.value.every((bill) => bill === null)).toBe(true);
  });

  it('in tenge is read and written, with its CRC DE 10', () => {
    const bills = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000].map(tenge);
    const body = encodeBillTable(bills, 'KZT');
    expect(crcOf(body)).toBe('de10');
    const table = decodeBillTable(body);
    expect(table.ok && table.value.slice(0, 7)).toEqual(bills);
  });

  it('may name the country, begin with any byte, and contain a value twice', () => {
    const table = decodeBillTable(
      tableOf(row(0xff, 'KAZ', 2), row(0, 'KAZ', 2), row(5, 'KAZ', 2), row(5, 'KZT', 2), row(1, 'KAZ', 3)),
    );
    expect(table.ok && table.value.slice(0, 6)).toEqual([null, null, tenge(500), tenge(500), tenge(1_000), null]);
    if (table.ok) expect(slotsOf(table.value, [tenge(500)])).toEqual([2, 3]);
  });

  it.each([
    [0x81, tiyn(50)],
    [0x82, tiyn(5)],
    [0x83, null],
    [0x07, null],
    [0x7f, null],
    [0xff, null],
  ])('reads exponent %i of 5 as %s', (power, billTiyn) => {
    const table = decodeBillTable(tableOf(row(5, 'KZT', power)));
    expect(table.ok && table.value[0]).toBe(billTiyn);
  });

  it('of any other length is refused, and any content is read', () => {
    expect(decodeBillTable(new Uint8Array(119)).ok).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 120, maxLength: 120 }), (body) => {
        expect(decodeBillTable(body, ['KZT', String.fromCharCode(...body.subarray(1, 4))]).ok).toBe(true);
      }),
    );
  });
});

describe('the mask', () => {
  it.each([
    [
      [2, 3, 4, 5, 6],
      [0x00, 0x00, 0x7c],
    ],
    [[0], [0x00, 0x00, 0x01]],
    [[8], [0x00, 0x01, 0x00]],
    [
      [16, 23],
      [0x81, 0x00, 0x00],
    ],
    [
      [2, 3, 4, 5, 6, 7, 12, 13],
      [0x00, 0x30, 0xfc],
    ],
  ])('of %j', (slots, bytes) => {
    expect(encodeMask(slots)).toEqual(bytes);
    expect(decodeMask(Uint8Array.from(bytes))).toEqual(slots);
  });
});

describe('the identification', () => {
  const captured = bytesOf(
    '02 03 27 56 55 2D 55 41 31 38 33 37 41 46 20 20 20 20 30 30 4B 35 30 35 30 32 31 38 31 31 41 10 00 00 00 C9 FF BB 46',
  );

  it('of a real unit is read', () => {
    const [found] = new FrameReader(validatorAddress).push(captured);
    if (found?.kind !== 'frame') throw new Error('no frame');
    const identity = {
      model: 'CashCode MVU',
      firmware: 'VU-UA1837AF',
      serialNumber: '00K505021811',
      assetNumber: '41100000' + '00C9FF',
    };
    expect(decodeIdentity(found.body)).toEqual({ ok: true, value: identity });
    expect(encodeIdentity(identity)).toEqual(found.body);
  });

  it('removes control characters, and distinguishes the makers', () => {
    const identity = decodeIdentity(encodeIdentity({ firmware: 'BV200\u001b[2J', serialNumber: '', assetNumber: '' }));
    expect(identity).toMatchObject({ ok: true, value: { model: 'ITL NV200', firmware: 'BV200.[2J' } });
    expect(decodeIdentity(encodeIdentity({ firmware: 'XX', serialNumber: '1', assetNumber: '' }))).toMatchObject({
      value: { model: null },
    });
    expect(decodeIdentity(new Uint8Array(33)).ok).toBe(false);
  });
});
