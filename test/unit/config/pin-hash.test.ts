import { describe, expect, test } from 'vitest';
import { readPinHash } from '../../../main/service/pin/pin-hash.ts';
import { reported, spoilt } from './harness.ts';

const PRINTED = 'the line that "sauda pin" (npm run pin) prints, in quotes';
const SALT = 'AoeAely7xIT3s/dptE4+8A';
const HASH = '550fgTxLxjmErduKi9jOdJf31fjYoPgY12L5BScU2Zk';
const VERSION = 'version: 1';

function withLine(line: string) {
  return reported(spoilt(VERSION, `${VERSION}\nservice:\n  pinHash: ${line}`));
}

const phc = (salt: string, hash: string, cost = 'ln=15,r=8,p=1'): string => `$scrypt$${cost}$${salt}$${hash}`;

/** 4, 16, 17, 18 and 64 bytes: every way in which base64 can end. */
const SALTS = ['c2FsdA', SALT, `${SALT.slice(0, -1)}AE`, 'c2Fs'.repeat(6), `${'c2Fs'.repeat(21)}cw`];

test.each(SALTS)('a hash with the salt %s is taken, and can be checked', (salt) => {
  expect(withLine(`"${phc(salt, HASH)}"`)).toEqual({});
  expect(readPinHash(phc(salt, HASH))).toMatchObject({ ok: true });
});

describe('what no PIN could ever match is refused when the file is read, with what to write', () => {
  test.each([
    ['a lower cost', phc(SALT, HASH, 'ln=14,r=8,p=1')],
    ['another block size', phc(SALT, HASH, 'ln=15,r=9,p=1')],
    ['other parallelism', phc(SALT, HASH, 'ln=15,r=8,p=2')],
    ['the parameters in another order', phc(SALT, HASH, 'r=8,ln=15,p=1')],
    ['a hash of 16 bytes', phc(SALT, 'AoeAely7xIT3s/dptE4+8A')],
    ['a hash of 64 bytes', phc(SALT, `${'c2Fs'.repeat(21)}cw`)],
    ['a salt of 3 bytes', phc('c2Fs', HASH)],
    ['a salt of 65 bytes', phc(`${'c2Fs'.repeat(21)}c2E`, HASH)],
    ['a salt of which a letter is missing', phc(SALT.slice(0, -1), HASH)],
    ['a salt with another last letter', phc(`${SALT.slice(0, -1)}B`, HASH)],
    ['a hash with another last letter', phc(SALT, `${HASH.slice(0, -1)}l`)],
    ['base64 with padding', `${phc(SALT, HASH)}=`],
    ['base64 for addresses', phc(SALT, HASH.replace('5', '_'))],
    ['bcrypt', '$2b$12$KIXQJ1n0Yb1q3b5e7f9h1uZ0WkQvB2c4d6e8g0i2k4m6o8q0s2u4w'],
    ['argon2', '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b27aA'],
    ['the PIN itself', '736405'],
    ['nothing', ''],
  ])('%s', (_what, line) => {
    expect(withLine(`"${line}"`)).toEqual({ key: 'service.pinHash', line: '3', detail: PRINTED });
  });

  test('a line break at its end', () => {
    const { key, detail } = withLine(`"${phc(SALT, HASH)}\\n"`);
    expect(key).toBe('service.pinHash');
    expect(detail).toContain(PRINTED);
  });

  test('digits without quotes', () => {
    expect(withLine('736405')).toMatchObject({ key: 'service.pinHash', line: '3' });
  });
});
