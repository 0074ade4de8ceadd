import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FleetMember } from '../../../app/fleet/enrol/wire.ts';
import { DAY_MS } from '../../../app/units.ts';
import { checkMember } from '../../../main/fleet/enrol/check-member.ts';
import { keyOfRequest, makeKey, type NewKey } from '../../../main/fleet/enrol/request.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet', 'ca.sh');
const [OURS, THEIRS] = ['ours', 'theirs'].map((name) => mkdtempSync(join(tmpdir(), `sauda-${name}-`)));
if (OURS === undefined || THEIRS === undefined) throw new Error('no folders');
const NOW_MS = Date.now();

let key: NewKey;
let other: NewKey;
let good: FleetMember;

function signed(folder: string, { requestPem }: NewKey, name: string): string {
  const file = join(folder, 'request.pem');
  writeFileSync(file, requestPem);
  execFileSync(PROGRAM, ['sign', name, file], { cwd: folder, stdio: 'ignore' });
  return readFileSync(join(folder, `${name}.crt`), 'utf8');
}

beforeAll(async () => {
  const env = { ...process.env, SAUDA_BROKER_HOST: 'localhost' };
  for (const folder of [OURS, THEIRS]) execFileSync(PROGRAM, ['new'], { cwd: folder, env, stdio: 'ignore' });
  key = await makeKey('ALA-0001');
  other = await makeKey('ALA-0001');
  good = {
    kioskId: 'ALA-0001',
    broker: 'mqtts://broker.example:8883',
    certificate: signed(OURS, key, 'ALA-0001'),
    authority: readFileSync(join(OURS, 'machines-ca.crt'), 'utf8'),
    operatorKeys: [],
  };
});
afterAll(() => {
  for (const folder of [OURS, THEIRS]) rmSync(folder, { recursive: true, force: true });
});

function refusal(change: Partial<FleetMember>, nowMs = NOW_MS): string | null {
  const checked = checkMember({ ...good, ...change }, key.keyPem, 'ALA-0001', nowMs);
  return checked.ok ? null : checked.error;
}

test('the certificate that was asked for is taken, and one day before its time as well', () => {
  expect(refusal({})).toBeNull();
  expect(refusal({}, NOW_MS - DAY_MS / 2)).toBeNull();
});

test('a request tells its key, and one that was changed tells none', () => {
  expect(keyOfRequest(key.requestPem).ok).toBe(true);
  const [first = '', second = '', ...rest] = key.requestPem.split('\n');
  const changed = [first, `${second.slice(0, -2)}AA`, ...rest].join('\n');
  expect(keyOfRequest(changed).ok).toBe(false);
  expect(keyOfRequest('').ok).toBe(false);
  const rsa = execFileSync(
    'openssl',
    ['req', '-newkey', 'rsa:2048', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=x'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  expect(keyOfRequest(rsa.toString())).toMatchObject({ ok: false, error: expect.stringContaining('P-256') });
});

test.each([
  ['another name', () => refusal({ kioskId: 'ALA-0002' }), 'is for ALA-0002'],
  ['another key', () => refusal({ certificate: signed(OURS, other, 'ALA-0009') }), 'CN=ALA-0009'],
  [
    'a broker’s certificate',
    () => refusal({ certificate: readFileSync(join(OURS, 'broker.crt'), 'utf8') }),
    'CN=broker',
  ],
  ['another authority', () => refusal({ authority: readFileSync(join(THEIRS, 'machines-ca.crt'), 'utf8') }), 'signed'],
  ['another authority’s certificate', () => refusal({ certificate: signed(THEIRS, key, 'ALA-0001') }), 'signed'],
  ['no authority', () => refusal({ authority: good.certificate }), 'authority'],
  ['two certificates', () => refusal({ authority: good.authority + good.certificate }), 'one certificate'],
  ['no PEM', () => refusal({ certificate: 'garbage' }), 'PEM'],
  ['an expired one', () => refusal({}, NOW_MS + 800 * DAY_MS), 'expired'],
  ['one of the future', () => refusal({}, NOW_MS - 3 * DAY_MS), 'counts from'],
])('%s is refused', (_, refused, words) => {
  expect(refused()).toContain(words);
});

test('a certificate for another key of the same name is refused', () => {
  const checked = checkMember(good, other.keyPem, 'ALA-0001', NOW_MS);
  expect(checked).toMatchObject({ ok: false, error: 'it is for another key' });
});
