import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRequest } from '../../../main/certificate/request.ts';
import { lockJournal } from '../../../main/journal/journal-lock.ts';
import { openCertificateStore, type CertificateStore, type Installable } from '../../../main/certificate/store.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import { makeInstallable } from '../../support/certificate/installable.ts';
import { OpensslBank } from '../../support/certificate/openssl.ts';

const CONFIGURED = 'a'.repeat(64);
const CHANGED = 'b'.repeat(64);

let bank: OpensslBank;
let first: Installable;
let second: Installable;
let third: Installable;
let directory: string;
let store: CertificateStore;

beforeAll(async () => {
  bank = await OpensslBank.make();
  [first, second, third] = [
    await makeInstallable(bank, 'First'),
    await makeInstallable(bank, 'Second'),
    await makeInstallable(bank, 'Third'),
  ];
});
afterAll(() => {
  bank.dispose();
});
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-store-'));
  store = openCertificateStore(directory, fileVault());
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const certificates = (): string => join(directory, 'certificates');

/** The organisation of the active certificate; null where the configuration's is. */
function active(): string | null {
  const found = store.active();
  if (!found.ok) throw new Error(found.error.reason);
  return found.value === null ? null : (/O=(\w+)/.exec(found.value.leaf.subject)?.[1] ?? '');
}

async function install(one: Installable, configured: string | null = CONFIGURED): Promise<void> {
  expect(await store.install(one, configured)).toEqual({ ok: true, value: one.leaf });
}

test('while another command is running nothing is installed, and the technician gets the reason', async () => {
  await install(first);
  const lock = lockJournal(join(certificates(), 'lock'), 'exclusive');
  if (!lock.ok) throw new Error(JSON.stringify(lock.error));
  expect(await store.install(second, CONFIGURED)).toMatchObject({ ok: false, error: { reason: 'store-failed' } });
  lock.value();
  expect(active()).toBe('First');
  await install(second);
  expect(active()).toBe('Second');
});

describe('an installation', () => {
  test('nothing is installed at first, and reading creates no file', () => {
    expect(active()).toBeNull();
    expect(store.list()).toEqual([]);
    expect(store.requests()).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('returns everything that a connection needs', async () => {
    await install(first);
    const found = store.active();
    const { chainPem, keyPem, passphrase, caPems, leaf } = first;
    expect(found).toEqual({ ok: true, value: { chainPem, keyPem, passphrase, caPems, leaf, replaces: CONFIGURED } });
  });

  test('is in files that only the owner can read', async () => {
    await install(first);
    const folder = join(
      certificates(),
      readdirSync(certificates()).find((name) => name.startsWith(first.leaf.fingerprint.slice(0, 16))) ?? '',
    );
    for (const path of [certificates(), folder]) expect(statSync(path).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  test('changes the revision, as does a rollback; reading does not', async () => {
    const seen = [store.revision()];
    await install(first);
    seen.push(store.revision());
    await install(second);
    seen.push(store.revision());
    expect((await store.rollback(CONFIGURED)).ok).toBe(true);
    seen.push(store.revision());
    expect(new Set(seen).size).toBe(seen.length);
    active();
    expect(store.revision()).toBe(seen.at(-1));
  });

  test('by another process is detected', async () => {
    const before = store.revision();
    expect((await openCertificateStore(directory, fileVault()).install(first, null)).ok).toBe(true);
    expect(store.revision()).not.toBe(before);
    expect(active()).toBe('First');
  });

  test('keeps the previous one and no older one', async () => {
    for (const one of [first, second, third]) await install(one);
    await install(third);
    expect(store.list().map(({ role, leaf }) => [role, /O=(\w+)/.exec(leaf.subject)?.[1]])).toEqual([
      ['active', 'Third'],
      ['previous', 'Second'],
    ]);
    expect(readdirSync(certificates()).some((name) => name.startsWith(first.leaf.fingerprint.slice(0, 16)))).toBe(
      false,
    );
  });
});

describe('a rollback', () => {
  test('is not possible at first', async () => {
    expect(await store.rollback(CONFIGURED)).toEqual({
      ok: false,
      error: { reason: 'nothing-to-roll-back', parameters: {} },
    });
  });

  test('restores the previous one, and a second rollback undoes that', async () => {
    await install(first);
    await install(second);
    expect(await store.rollback(CONFIGURED)).toEqual({ ok: true, value: first.leaf });
    expect(active()).toBe('First');
    expect(await store.rollback(CONFIGURED)).toEqual({ ok: true, value: second.leaf });
    expect(active()).toBe('Second');
  });

  test("leads to the configuration's where there was none before", async () => {
    await install(first);
    expect(await store.rollback(CONFIGURED)).toEqual({ ok: true, value: null });
    expect(active()).toBeNull();
    expect(await store.rollback(CONFIGURED)).toEqual({ ok: true, value: first.leaf });
  });

  test('after a change of the configuration restores the certificate replaced by that change', async () => {
    await install(first);
    expect(await store.rollback(CHANGED)).toEqual({ ok: true, value: first.leaf });
    expect(store.active()).toMatchObject({ value: { replaces: CHANGED } });
  });

  test('of an installation over a changed configuration restores the configuration', async () => {
    await install(first);
    await install(second, CHANGED);
    expect(await store.rollback(CHANGED)).toEqual({ ok: true, value: null });
  });
});

describe('damage', () => {
  test('of the state is a problem, not a crash; the next installation fixes it', async () => {
    await install(first);
    for (const text of ['', '{', '[]', '{"version":2}', '{"version":1,"active":{"folder":"../x"},"previous":null}']) {
      writeFileSync(join(certificates(), 'state.json'), text);
      expect(store.active()).toMatchObject({ ok: false, error: { reason: 'certificate-invalid' } });
      expect(await store.rollback(CONFIGURED)).toMatchObject({ ok: false, error: { reason: 'store-failed' } });
      expect(store.list()).toEqual([]);
    }
    await install(second);
    expect(active()).toBe('Second');
  });

  test.each([
    ['chain.pem', 'certificate-missing', 'certificate-invalid'],
    ['private.key', 'certificate-missing', null],
    ['ca.pem', 'certificate-missing', null],
    ['passphrase.json', 'certificate-missing', 'secret-invalid'],
  ])('of %s is a problem that names the file and no secret', async (name, missing, damaged) => {
    await install(first);
    const folder = join(certificates(), readdirSync(certificates()).find((entry) => entry.includes('-')) ?? '');
    writeFileSync(join(folder, name), '{"seal":"none","secret":4711');
    if (damaged !== null) {
      const found = store.active();
      expect(found).toMatchObject({ ok: false, error: { reason: damaged, parameters: { file: join(folder, name) } } });
      expect(JSON.stringify(found)).not.toContain('4711');
    }
    rmSync(join(folder, name));
    expect(store.active()).toMatchObject({
      ok: false,
      error: { reason: missing, parameters: { file: join(folder, name) } },
    });
  });

  test('of the disk is reported to the technician', async () => {
    writeFileSync(certificates(), 'a file in the way');
    expect(await store.install(first, CONFIGURED)).toMatchObject({ ok: false, error: { reason: 'store-failed' } });
    expect(active()).toBeNull();
  });
});

describe('requests', () => {
  const subject = {
    country: 'KZ',
    region: 'Almaty',
    city: 'Almaty',
    organization: 'Contoso',
    host: '10.0.0.5',
    email: 'a@b.kz',
  };

  test('are kept with their keys until their certificates are installed', async () => {
    const [one, two] = [await createRequest(subject), await createRequest(subject)];
    const added = [await store.addRequest(one, 1000), await store.addRequest(two, 999)];
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect(store.requests().map(({ id, publicKey }) => [id, publicKey])).toEqual(
      [two, one].map(({ publicKey }) => [publicKey.slice(0, 16), publicKey]),
    );
    const { keyPem, passphrase } = one;
    expect(store.requestKey(one.publicKey.slice(0, 16))).toEqual({ ok: true, value: { keyPem, passphrase } });
    const file = join(certificates(), 'requests', one.publicKey.slice(0, 16), 'certrequest.csr');
    expect(readFileSync(file, 'utf8')).toBe(one.requestPem);
    await install(first);
    expect(store.requests()).toHaveLength(2);
  });

  test('are removed once their certificate is installed', async () => {
    const request = await createRequest(subject);
    expect((await store.addRequest(request, 0)).ok).toBe(true);
    writeFileSync(bank.path('answered.csr'), request.requestPem);
    await bank.sign(bank.path('answered.csr'), bank.path('answered.cer'), bank.intermediate);
    await install(second);
    expect(store.requests()).toHaveLength(1);
    await install({ ...first, chainPem: readFileSync(bank.path('answered.cer'), 'utf8') });
    expect(store.requests()).toEqual([]);
  });

  test('an unknown or damaged one has no key', async () => {
    expect(store.requestKey('0'.repeat(16)).ok).toBe(false);
    const request = await createRequest(subject);
    expect((await store.addRequest(request, 0)).ok).toBe(true);
    writeFileSync(join(certificates(), 'requests', request.publicKey.slice(0, 16), 'about.json'), '{');
    expect(store.requests()).toEqual([]);
  });
});
