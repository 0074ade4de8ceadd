import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeCommand, type NoCommand } from '../../../../app/fleet/wire/judge.ts';
import { signedText, type Signed } from '../../../../app/fleet/wire/signed-text.ts';
import { DAY_MS } from '../../../../app/units.ts';

const operator = generateKeyPairSync('ed25519');
const thief = generateKeyPairSync('ed25519');
const NOW = Date.parse('2026-11-30T12:00:00Z');
const judge = {
  kioskId: 'ALA-0001',
  wallMs: NOW,
  verify: (text: string, signature: string): string | null =>
    verify(null, Buffer.from(text), operator.publicKey, Buffer.from(signature, 'base64')) ? 'operator' : null,
};

function signed(changes: Partial<Signed> = {}, key = operator.privateKey): Record<string, unknown> {
  const about = {
    kioskId: judge.kioskId,
    id: 'command-1',
    kind: 'product-off',
    argument: { productId: 'water' },
    expires: NOW + 60_000,
    ...changes,
  };
  const text = signedText(about);
  if (!text.ok) throw new Error(text.error);
  const { id, kind, argument, expires } = about;
  return { id, kind, argument, expires, signature: sign(null, Buffer.from(text.value), key).toString('base64') };
}

function outcomeOf(message: unknown): NoCommand['outcome'] | 'counts' {
  const judged = judgeCommand(message, judge);
  return judged.ok ? 'counts' : judged.error.outcome;
}

describe('a command', () => {
  test('counts when a known key signed it for this machine', () => {
    expect(judgeCommand(signed(), judge)).toEqual({
      ok: true,
      value: {
        id: 'command-1',
        command: { kind: 'product-off', argument: { productId: 'water' } },
        expires: NOW + 60_000,
        by: 'operator',
      },
    });
  });

  test.each([
    ['unsigned', signed({}, thief.privateKey)],
    ['unsigned', signed({ kioskId: 'ALA-0002' })],
    ['unsigned', { ...signed(), kind: 'product-on' }],
    ['unsigned', { ...signed(), argument: { productId: 'cola' } }],
    ['unsigned', { ...signed(), id: 'command-2' }],
    ['unsigned', { ...signed(), expires: NOW + 60_001 }],
    ['unsigned', { ...signed(), signature: '' }],
    ['unsigned', { ...signed(), argument: { productId: 1.5 } }],
    ['unreadable', { ...signed(), more: true }],
    ['unreadable', null],
    ['unreadable', 'text'],
    ['expired', signed({ expires: NOW })],
    ['expired', signed({ expires: NOW - DAY_MS })],
    ['too-far', signed({ expires: NOW + 8 * DAY_MS })],
    ['unknown', signed({ kind: 'give-all-away', argument: {} })],
    ['unknown', signed({ kind: 'toString', argument: {} })],
    ['argument', signed({ argument: { productId: 'water', count: 3 } })],
    ['argument', signed({ kind: 'prices', argument: { prices: [] } })],
  ])('is %s otherwise', (outcome, message) => {
    expect(outcomeOf(message)).toBe(outcome);
  });

  test('is never made of garbage', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(outcomeOf(message)).toBe('unreadable');
      }),
    );
  });
});

describe('what is signed', () => {
  test('is the same text in every program', () => {
    const text = signedText({
      kioskId: 'ALA-0001',
      id: 'a1b2c3d4',
      kind: 'notice',
      argument: { text: { ru: 'Обед', kk: 'Түскі ас "13"', en: 'Lunch\n' }, b: [1, true, null] },
      expires: 1_796_040_000_000,
    });
    expect(text).toEqual({
      ok: true,
      value:
        'sauda/v1 command\n["ALA-0001","a1b2c3d4","notice",{"b":[1,true,null],"text":{"en":"Lunch\\n","kk":"Түскі ас \\"13\\"","ru":"Обед"}},1796040000000]',
    });
  });

  test('does not depend on the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (argument) => {
        const turned = Object.fromEntries(Object.entries(argument).toReversed());
        const about = { kioskId: 'A', id: 'a1b2c3d4', kind: 'log', expires: 1 };
        expect(signedText({ ...about, argument: turned })).toEqual(signedText({ ...about, argument }));
      }),
    );
  });

  test('differs where anything differs', () => {
    const part = fc.record({
      kioskId: fc.string(),
      id: fc.string(),
      kind: fc.string(),
      expires: fc.nat(),
      argument: fc.string(),
    });
    fc.assert(
      fc.property(part, part, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(signedText(a)).not.toEqual(signedText(b));
      }),
    );
  });
});
