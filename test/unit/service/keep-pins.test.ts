import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPins } from '../../../main/service/keep-pins.ts';
import { KeptFile } from '../../../main/service/kept.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sauda-pins-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('the hashes of a configuration are kept, and wrong PINs in a row stay counted', async () => {
  await (await KeptFile.open(directory, silentLog)).change({ failures: 3 });
  await keepPins(directory, { pinHash: 'a' }, silentLog);
  const kept = (await KeptFile.open(directory, silentLog)).get();
  expect(kept).toMatchObject({ failures: 3, hashes: { technician: 'a', collector: null } });
});

test('a configuration without PINs leaves what is kept', async () => {
  await keepPins(directory, { pinHash: 'a' }, silentLog);
  const before = await readFile(join(directory, 'service.json'), 'utf8');
  await keepPins(directory, {}, silentLog);
  expect(await readFile(join(directory, 'service.json'), 'utf8')).toBe(before);
});

test('a damaged file is replaced', async () => {
  await writeFile(join(directory, 'service.json'), '{"failures":');
  await keepPins(directory, { collectorPinHash: 'c' }, silentLog);
  expect((await KeptFile.open(directory, silentLog)).get().hashes).toEqual({ technician: null, collector: 'c' });
});
