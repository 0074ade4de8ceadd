import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pinHashes } from '../../../main/service/pin-hashes.ts';
import { SERVICE } from '../../support/kiosk/service-menu.ts';

const { technician, collector } = SERVICE;
const EMPTY = { service: { leaveAfterS: 120 } };
const KEPT = { technician: 'kept', collector: null };

const directory = mkdtempSync(join(tmpdir(), 'sauda-hashes-'));
const configFile = join(directory, 'kiosk.yaml');
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('a broken configuration', () => {
  test.each([
    ['in a block', `service:\n  pinHash: "${technician.hash}"\n  collectorPinHash: '${collector.hash}'\nbroken: [`],
    ['in one line', `service: { pinHash: ${technician.hash}, collectorPinHash: "${collector.hash}" }\n: :`],
  ])('still shows whose PIN opens the menu, %s', async (_how, text) => {
    writeFileSync(configFile, text);
    const found = await pinHashes(EMPTY, { isBroken: true, isBeingSetUp: false, configFile, kept: KEPT });
    expect(found).toEqual({ technician: technician.hash, collector: collector.hash });
  });

  test('without such a line, the PINs of the last valid one count', async () => {
    writeFileSync(configFile, `#  pinHash: "${technician.hash}"\n`);
    expect(await pinHashes(EMPTY, { isBroken: true, isBeingSetUp: false, configFile, kept: KEPT })).toEqual(KEPT);
    const gone = join(directory, 'gone.yaml');
    expect(await pinHashes(EMPTY, { isBroken: true, isBeingSetUp: false, configFile: gone, kept: KEPT })).toEqual(KEPT);
  });

  test.each([
    ['bcrypt', '$2b$12$KIXQJ1n0Yb1q3b5e7f9h1uZ0WkQvB2c4d6e8g0i2k4m6o8q0s2u4w'],
    ['a lower cost', technician.hash.replace('ln=15', 'ln=14')],
    ['a hash that was cut', technician.hash.slice(0, -4)],
    ['a mistyped last letter', `${technician.hash.slice(0, -1)}B`],
  ])('a technician whose own line is what is broken (%s) still comes in to mend it', async (_what, line) => {
    writeFileSync(configFile, `service:\n  pinHash: "${line}"\n  collectorPinHash: "${collector.hash}"\n`);
    const found = await pinHashes(EMPTY, { isBroken: true, isBeingSetUp: false, configFile, kept: KEPT });
    expect(found).toEqual({ technician: 'kept', collector: collector.hash });
  });

  test('a valid one counts alone', async () => {
    const none = { technician: null, collector: null };
    expect(await pinHashes(EMPTY, { isBroken: false, isBeingSetUp: false, configFile, kept: KEPT })).toEqual(none);
  });

  test('a machine that is set up again stays behind its last PIN until its new configuration has one', async () => {
    const setUp = { isBroken: false, isBeingSetUp: true, configFile, kept: KEPT };
    expect(await pinHashes(EMPTY, setUp)).toEqual(KEPT);
    const own = { service: { leaveAfterS: 120, pinHash: technician.hash } };
    expect(await pinHashes(own, setUp)).toEqual({ technician: technician.hash, collector: null });
  });
});
