import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renewalDueMs, renewalText } from '../../../app/fleet/enrol/renewal-wire.ts';
import { DAY_MS } from '../../../app/units.ts';
import { keyOfRequestFor, makeKey, type NewKey } from '../../../main/fleet/enrol/request.ts';
import { checkRenewed } from '../../../main/fleet/renewal/check-renewed.ts';
import type { Identity } from '../../../main/fleet-identity/store.ts';
import { judgeRenewal } from '../../../scripts/fleet/authority/judge-renewal.ts';
import { newAuthority, signedBy } from '../../support/fleet/signed.ts';

const NAME = 'ALA-0001';
const [OURS, THEIRS] = [newAuthority(), newAuthority()];
const NOW_MS = Date.now();
const DUE_MS = NOW_MS + 650 * DAY_MS;

async function made(): Promise<{ readonly key: NewKey; readonly first: Identity; readonly second: Identity }> {
  const key = await makeKey(NAME);
  const first = signedBy(OURS, NAME, await makeKey(NAME));
  return { key, first, second: signedBy(OURS, NAME, key, { days: 900 }) };
}
let all: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  all = await made();
});
afterAll(() => {
  for (const folder of [OURS, THEIRS]) rmSync(folder, { recursive: true, force: true });
});

/** A request of this machine, as `by` signs it. */
function asked(by: Identity, request = all.key.requestPem, name = NAME): Buffer {
  const text = Buffer.from(renewalText(name, request), 'utf8');
  const signature = sign('sha256', text, createPrivateKey(by.keyPem)).toString('base64');
  return Buffer.from(JSON.stringify({ request, signature }));
}

function judged(payload: Buffer, valid: readonly Identity[], nowMs = DUE_MS, kioskId = NAME) {
  const certificates = valid.map(({ certificate }) => certificate);
  return judgeRenewal({ kioskId, payload }, certificates, nowMs);
}

test('a request that is due is signed', () => {
  const { first, key } = all;
  expect(judged(asked(first), [first])).toEqual({ ok: true, value: { kind: 'sign', request: key.requestPem } });
});

test('a request whose key has its certificate gets that one again', () => {
  const { first, second } = all;
  expect(judged(asked(first), [first, second])).toEqual({
    ok: true,
    value: { kind: 'signed', certificate: expect.stringContaining('BEGIN CERTIFICATE') as string },
  });
});

test('too early, too soon after another, expired, taken back, by a strange key, in another name: refused', async () => {
  const { first, second } = all;
  const other = (await makeKey(NAME)).requestPem;
  for (const [result, refusal] of [
    [judged(asked(first), [first], NOW_MS + 600 * DAY_MS), /too early/],
    [judged(asked(first, other), [first, second], NOW_MS + DAY_MS / 2), /too early/],
    [judged(asked(first), [first], NOW_MS + 731 * DAY_MS), /no certificate that counts/],
    [judged(asked(first), []), /no certificate that counts/],
    [judged(asked(second), [first]), /not signed by its key/],
    [judged(asked(first), [first], DUE_MS, 'ALA-0002'), /not for ALA-0002 alone/],
    [judged(asked(first, all.key.requestPem, 'ALA-0002'), [first]), /not signed by its key/],
    [judged(Buffer.from('{}'), [first]), /cannot be read/],
    [judged(Buffer.alloc(40_000, 'x'), [first]), /too large/],
  ] as const)
    expect(result.ok ? '' : result.error).toMatch(refusal);
});

test('a certificate whose file a power cut has emptied, and one with another kind of key, are in nobody’s way', async () => {
  const { first, key } = all;
  const words = ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', '/dev/null', '-days', '800', '-subj'];
  const other = execFileSync('openssl', [...words, `/CN=${NAME}`], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  const result = judgeRenewal({ kioskId: NAME, payload: asked(first) }, ['', other, first.certificate], DUE_MS);
  expect(result).toEqual({ ok: true, value: { kind: 'sign', request: key.requestPem } });
});

test('no second certificate within a day', async () => {
  const short = signedBy(OURS, NAME, await makeKey(NAME), { days: 1 });
  expect(judged(asked(short), [short], NOW_MS + DAY_MS / 2)).toMatchObject({ ok: false });
  const [long] = [all.second];
  const other = (await makeKey(NAME)).requestPem;
  expect(judged(asked(short, other), [short, long], NOW_MS + DAY_MS * 0.7)).toEqual({
    ok: false,
    error: 'has got a certificate less than a day ago',
  });
});

test('a certificate is renewed 90 days before its end, a short one in the middle of its time', () => {
  expect(renewalDueMs(0, 730 * DAY_MS)).toBe(640 * DAY_MS);
  expect(renewalDueMs(0, 30 * DAY_MS)).toBe(15 * DAY_MS);
});

test('a request for two names, or for another attribute, is for nobody', () => {
  for (const subject of ['/CN=ALA-0001/CN=ALA-0002', '/O=ALA-0001', '/O=x/CN=ALA-0001']) {
    const words = [
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      '/dev/null',
    ];
    const request = execFileSync('openssl', [...words, '-subj', subject], { stdio: ['ignore', 'pipe', 'ignore'] });
    expect(keyOfRequestFor(NAME, request.toString()).ok).toBe(false);
  }
  expect(keyOfRequestFor(NAME, all.key.requestPem).ok).toBe(true);
});

test('the machine takes the certificate of its waiting key, and nothing else', async () => {
  const { first, second, key } = all;
  const { keyPem: _, ...member } = first;
  const check = (certificate: string, nowMs = NOW_MS, keyPem = key.keyPem) =>
    checkRenewed(Buffer.from(JSON.stringify({ certificate })), { member, keyPem, nowMs });
  const refusal = (result: ReturnType<typeof check>): string | null => (result.ok ? null : result.error);
  expect(check(second.certificate)).toMatchObject({ ok: true, value: { kioskId: NAME, keyPem: key.keyPem } });
  // A replayed answer, and another machine's.
  expect(check(first.certificate)).toEqual({ ok: true, value: null });
  expect(check(signedBy(OURS, 'ALA-0002', await makeKey('ALA-0002')).certificate)).toEqual({ ok: true, value: null });
  const days = 900;
  expect(refusal(check(signedBy(THEIRS, NAME, key, { days }).certificate))).toMatch(/authority has not signed it/);
  expect(refusal(check(signedBy(OURS, 'ALA-0002', key, { days }).certificate))).toMatch(/its name is/);
  expect(refusal(check(signedBy(OURS, NAME, key, { days: 10 }).certificate))).toMatch(/no later than before/);
  expect(refusal(check(second.certificate, NOW_MS + 1_000 * DAY_MS))).toMatch(/expired/);
  expect(refusal(check(second.certificate, NOW_MS - 10 * DAY_MS))).toMatch(/counts from/);
  expect(refusal(check(`${second.certificate}${first.certificate}`))).toMatch(/one certificate/);
  expect(refusal(check('x'.repeat(20_000)))).toMatch(/no answer/);
  expect(refusal(check('garbage'))).not.toBeNull();
});
