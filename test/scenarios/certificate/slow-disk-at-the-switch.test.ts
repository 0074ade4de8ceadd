import fs, { mkdtempSync, rmSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRequest } from '../../../main/certificate/request.ts';
import { openCertificateStore } from '../../../main/certificate/store.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import { keepCertificate } from '../../../main/setup/keep-certificate.ts';
import { withLiveKiosks } from '../../support/certificate/live-harness.ts';

/** One flush; an installation needs about ten. */
const FLUSH_MS = 50;
const SUBJECT = {
  country: 'KZ',
  region: 'Almaty',
  city: 'Almaty',
  organization: 'Contoso',
  host: '10.0.0.5',
  email: 'a@b.kz',
};

const { harness, open } = withLiveKiosks();
/** Flushes for which this thread, which has the devices and the screen, stood still. */
let standstills = 0;
/** Flushes beside this thread. */
let flushes = 0;
let restore: () => void = () => undefined;

/** Each flush to the disk takes its time, in the thread of whoever asks for it. */
beforeEach(async () => {
  const directory = mkdtempSync(join(harness.directory, 'probe-'));
  const probe = await openFile(join(directory, 'probe'), 'w');
  const handles = Object.getPrototypeOf(probe) as { sync: typeof probe.sync };
  await probe.close();
  const { fsyncSync } = fs;
  const { sync } = handles;
  [standstills, flushes] = [0, 0];
  fs.fsyncSync = (handle) => {
    standstills += 1;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FLUSH_MS);
    fsyncSync(handle);
  };
  handles.sync = async function slowSync(this: typeof probe) {
    flushes += 1;
    await pause(FLUSH_MS);
    await sync.call(this);
  };
  syncBuiltinESMExports();
  restore = () => {
    fs.fsyncSync = fsyncSync;
    handles.sync = sync;
    syncBuiltinESMExports();
    rmSync(directory, { recursive: true });
  };
});
afterEach(() => {
  restore();
});

/** Does the work and counts how often the thread of the devices stood still for the disk. */
async function watched<T>(work: () => Promise<T>): Promise<T> {
  [standstills, flushes] = [0, 0];
  const done = await work();
  expect(standstills).toBe(0);
  expect(flushes).toBeGreaterThan(0);
  return done;
}

test('a certificate is renewed, taken back and taken again on a slow disk while the devices are served', async () => {
  const kiosk = open();
  await kiosk.connect();
  const { letter, serial } = await kiosk.letter();
  const certificates = kiosk.provider.certificates;
  if (certificates === undefined) throw new Error('this contract has certificates');
  expect(await watched(() => certificates.install(letter, null))).toMatchObject({ result: { kind: 'accepted' } });
  await kiosk.ping();
  expect(kiosk.lastSerial).toBe(serial);
  for (const source of ['configuration', 'installed'])
    expect(await watched(() => certificates.switchToOther())).toMatchObject({ kind: 'switched', source });
});

test('a request and the first certificate of a machine are written beside the thread of the devices', async () => {
  const directory = mkdtempSync(join(harness.directory, 'first-'));
  const made = await createRequest(SUBJECT);
  const store = openCertificateStore(directory, fileVault());
  expect(await watched(() => store.addRequest(made, 0))).toMatchObject({ ok: true });
  const texts = { passphrase: 'word', keyPem: 'key', caPems: ['ca'], chainPem: 'chain' };
  await watched(() => keepCertificate(join(directory, 'kiosk.yaml'), texts));
  expect(fs.readFileSync(join(directory, 'certs', 'kiosk.crt'), 'utf8')).toBe('chain');
});
