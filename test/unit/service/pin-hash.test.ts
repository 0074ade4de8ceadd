import { scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectPin, hashPin, isPin, readPinHash, verifyPin } from '../../../main/service/pin/pin-hash.ts';

const SALT = Buffer.from('0123456789abcdef');

describe('a PIN', () => {
  test.each(['0000', '1234', '123456789012'])('%s may be set', (pin) => {
    expect(isPin(pin)).toBe(true);
  });
  test.each(['', '123', '1234567890123', '12 34', '12a4', '١٢٣٤', '1234\n'])('%j may not', (pin) => {
    expect(isPin(pin)).toBe(false);
  });
});

test('is hashed as in the outside contract, and recognised; another one is not', async () => {
  const hash = await hashPin('2468', SALT);
  const wanted = scryptSync('2468', SALT, 32, { N: 32_768, r: 8, p: 1, maxmem: 128 * 1024 * 1024 });
  const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
  expect(hash).toBe(`$scrypt$ln=15,r=8,p=1$${plain(SALT)}$${plain(wanted)}`);
  expect(await verifyPin('2468', hash)).toEqual({ ok: true, value: true });
  expect(await verifyPin('2469', hash)).toEqual({ ok: true, value: false });
});

test('is recognised by the thread that was started before it was typed, and the next one by a new thread', async () => {
  const hash = await hashPin('2468', SALT);
  expectPin();
  expectPin();
  expect(await verifyPin('2468', hash)).toEqual({ ok: true, value: true });
  expect(await verifyPin('2469', hash)).toEqual({ ok: true, value: false });
});

test('gives another hash each time, with a salt of 16 bytes', async () => {
  const [one, other] = [await hashPin('0000'), await hashPin('0000')];
  expect(one).not.toBe(other);
  expect(readPinHash(one)).toMatchObject({ ok: true, value: { salt: { length: 16 }, hash: { length: 32 } } });
});

const HASH = 'A'.repeat(42) + 'A';

test.each([
  ['', 'malformed'],
  ['0000', 'malformed'],
  ['$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA', 'malformed'],
  [`$scrypt$ln=15,r=8,p=1$c2FsdA$aGFzaA`, 'malformed'],
  [`$scrypt$ln=15,r=8,p=1$c2FsdA==$${HASH}`, 'malformed'],
  [`$scrypt$ln=15,r=8,p=1$c2$${HASH}`, 'malformed'],
  [`$scrypt$ln=15,r=8,p=1$${'c2Fs'.repeat(30)}$${HASH}`, 'malformed'],
  [`$scrypt$ln=15,r=8,p=1$c2FsdA$${HASH} `, 'malformed'],
  [`$scrypt$ln=10,r=8,p=1$c2FsdA$${HASH}`, 'other-cost'],
  [`$scrypt$ln=20,r=8,p=1$c2FsdA$${HASH}`, 'other-cost'],
  [`$scrypt$ln=15,r=8,p=2$c2FsdA$${HASH}`, 'other-cost'],
])('%j is refused: %s', async (hash, error) => {
  expect(await verifyPin('0000', hash)).toEqual({ ok: false, error });
});
