import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realDisk } from '../../../main/certificate/disk.ts';
import { makeKey, type NewKey } from '../../../main/fleet/enrol/request.ts';
import { IdentityStore, type Identity } from '../../../main/fleet-identity/store.ts';
import { failingDisk, PowerCut } from '../../support/fleet/failing-disk.ts';
import { signedBy, newAuthority } from '../../support/fleet/signed.ts';

let folder: string;
let [first, second]: Identity[] = [];
let [key, keyAfter]: NewKey[] = [];
beforeAll(async () => {
  folder = newAuthority();
  key = await makeKey('ALA-0001');
  keyAfter = await makeKey('ALA-0001');
  first = signedBy(folder, 'ALA-0001', await makeKey('ALA-0001'));
  second = signedBy(folder, 'ALA-0001', key);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The certificate that counts, whose key is beside it. */
function counting(data: string): string {
  const active = new IdentityStore(data).active();
  if (!active.ok || active.value === null) throw new Error('no place in the fleet');
  const { certFile, keyFile } = active.value.fleet;
  const certificate = readFileSync(certFile, 'utf8');
  expect(new X509Certificate(certificate).checkPrivateKey(createPrivateKey(readFileSync(keyFile)))).toBe(true);
  return certificate;
}

/** Goes on with the renewal from wherever it is. */
async function renew(store: IdentityStore): Promise<void> {
  if (key === undefined || second === undefined) throw new Error('no key');
  if (store.renewal().kind === 'none') await store.keepPending(key.keyPem, key.requestPem);
  const pending = store.renewal();
  if (pending.kind === 'pending') {
    expect(pending).toMatchObject(key);
    await store.keepNext(second);
  }
  await store.takeNext();
}

test('a power cut at any step of a renewal leaves the old certificate or the new one, and the renewal goes on', async () => {
  if (first === undefined || second === undefined || keyAfter === undefined) throw new Error('no identities');
  const seen = new Set<string>();
  for (let steps = 0, isDone = false; !isDone; steps += 1) {
    const data = mkdtempSync(join(tmpdir(), 'sauda-renewal-cut-'));
    await new IdentityStore(data).install(first, null);
    isDone = await renew(new IdentityStore(data, failingDisk(steps))).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof PowerCut)) throw error;
        return false;
      },
    );
    const now = counting(data);
    expect([first.certificate, second.certificate]).toContain(now);
    seen.add(now);
    const store = new IdentityStore(data, realDisk);
    if (now === first.certificate) await renew(store);
    expect(counting(data)).toBe(second.certificate);
    // Whatever a cut left of that renewal is nothing to the next one.
    expect(store.renewal().kind).toBe('none');
    await store.keepPending(keyAfter.keyPem, keyAfter.requestPem);
    expect(store.renewal()).toMatchObject({ kind: 'pending', ...keyAfter });
    await store.install(first, null);
    expect(store.renewal().kind).toBe('none');
    // Old keys and halves do not stay: two places and the state's file.
    expect(readdirSync(join(data, 'fleet-identity')).length).toBeLessThanOrEqual(3);
    rmSync(data, { recursive: true, force: true });
  }
  expect(seen).toEqual(new Set([first.certificate, second.certificate]));
});
