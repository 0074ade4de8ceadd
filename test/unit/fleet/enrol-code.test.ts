import { expect, test } from 'vitest';
import { codeOf, readCode, shownCode } from '../../../app/fleet/enrol/code.ts';
import { newcomerOf } from '../../../app/fleet/enrol/wire.ts';
import { openShare } from '../../../main/fleet/enrol/pake.ts';

const CODE = { naming: 'AB', secret: 'CDEFGH' };

test('every byte is a sign, each as often as the others, and none that looks like another', () => {
  const seen = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 8) {
    const { naming, secret } = codeOf(Uint8Array.from({ length: 8 }, (_, index) => byte + index));
    for (const sign of (naming + secret).split('')) seen.set(sign, (seen.get(sign) ?? 0) + 1);
  }
  expect(new Set(seen.values())).toEqual(new Set([8]));
  expect([...seen.keys()].sort().join('')).toBe('23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
});

test('a code is read as it is shown, and as people type it', () => {
  expect(shownCode(CODE)).toBe('ABCD-EFGH');
  for (const typed of ['ABCD-EFGH', 'abcdefgh', ' ab cd ef gh '])
    expect(readCode(typed)).toEqual({ ok: true, value: CODE });
  for (const typed of ['', 'ABCDEFG', 'ABCD-EFGHJ', 'ABCD-EFG0', 'ABCD-EFGI', 'АBCD-EFGH'])
    expect(readCode(typed).ok).toBe(false);
});

test('only a newcomer’s own topic names it', () => {
  const id = `AB-${'0'.repeat(32)}`;
  expect(newcomerOf(`sauda/v1/enrol/${id}/request`)).toBe(id);
  for (const topic of [`sauda/v1/enrol/${id}/answer`, `sauda/v1/enrol/${id}/request/x`, 'sauda/v1/enrol/x/request', ''])
    expect(newcomerOf(topic)).toBeNull();
});

test('two sides with one code understand each other, each seal for its own purpose and exchange', () => {
  const [ours, theirs] = [openShare('id', CODE, 'newcomer'), openShare('id', CODE, 'operator')];
  const [own, other] = [ours.with(theirs.text), theirs.with(ours.text)];
  if (!own.ok || !other.ok) throw new Error('no exchange');
  const sealed = other.value.seal('offer', { kioskId: 'ALA-0001' });
  expect(own.value.open('offer', sealed)).toEqual({ kioskId: 'ALA-0001' });
  expect(own.value.open('answer', sealed)).toBeNull();
  expect(own.value.open('offer', `${sealed.slice(0, -4)}AAAA`)).toBeNull();
  const again = openShare('id', CODE, 'newcomer').with(theirs.text);
  expect(again.ok && again.value.open('offer', sealed)).toBeNull();
  const elsewhere = openShare('other', CODE, 'operator').with(ours.text);
  expect(elsewhere.ok && own.value.open('offer', elsewhere.value.seal('offer', {}))).toBeNull();
});

test.each([0, 1])('a share that would make the secret known is none: %i', (last) => {
  const share = Buffer.from([...Buffer.alloc(255), last]).toString('base64');
  expect(openShare('id', CODE, 'newcomer').with(share).ok).toBe(false);
});
