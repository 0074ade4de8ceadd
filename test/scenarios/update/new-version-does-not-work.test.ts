import { afterEach, beforeEach, expect, test } from 'vitest';
import { problem } from '../../../app/problem.ts';
import { replay } from '../../../app/journal/replay.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { installedVersions } from '../../../main/update/versions.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { KeptKiosk } from '../../support/update/kept-kiosk.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(async () => {
  world = new UpdateWorld();
  expect(await world.bring('1.1.0')).toEqual(['', '']);
});
afterEach(() => {
  world.dispose();
});

/** The kiosk of the version before, which sells, or does not, and applies the update. */
async function applied(how: 'sells' | 'out-of-service'): Promise<void> {
  const before = new KeptKiosk(world);
  if (how === 'sells') before.machine.ready();
  else before.machine.send({ kind: 'booted', ledger: replay([]), version: 'test' });
  before.begin();
  await before.wait(3 * MINUTE_MS);
  expect(before.restarts).toBe(1);
  expect(world.start()).toBe('1.1.0');
}

test('a version that sells as the one before did stays', async () => {
  await applied('sells');
  const after = new KeptKiosk(world);
  after.machine.ready();
  after.begin();
  await after.wait(10_000);
  for (let starts = 0; starts < 4; starts += 1) expect(world.start()).toBe('1.1.0');
  expect(after.restarts).toBe(0);
});

test.each([
  [
    'whose relay board does not answer',
    (kiosk: KeptKiosk) => {
      kiosk.machine.ready();
      kiosk.machine.send({ kind: 'relay-lost', problem: problem('relay-lost', { port: 'test', code: 'silent' }) });
    },
  ],
  ['that never reads its journal', () => undefined],
  [
    'whose page draws nothing',
    (kiosk: KeptKiosk) => {
      kiosk.isDrawn = false;
      kiosk.machine.ready();
    },
  ],
  [
    'that cannot read the configuration of before',
    (kiosk: KeptKiosk) => {
      kiosk.machine.ready();
      kiosk.machine.send({ kind: 'broken', problem: problem('config-invalid', { detail: 'payment' }) });
    },
  ],
  [
    'that cannot read the certificate of before',
    (kiosk: KeptKiosk) => {
      kiosk.machine.ready();
      kiosk.bankSays({ ...noAnswer, problem: problem('certificate-invalid', { file: 'client.pfx' }) });
    },
  ],
  [
    'that never asks its payment service',
    (kiosk: KeptKiosk) => {
      kiosk.machine.send({ kind: 'booted', ledger: replay([]), version: 'test' });
      kiosk.machine.send({ kind: 'relay-ready' });
    },
  ],
])('a version %s is given up after a quarter of an hour, twice, and taken back', async (_, happen) => {
  await applied('sells');
  for (const expected of ['1.1.0', '1.0.0']) {
    const after = new KeptKiosk(world);
    happen(after);
    after.begin();
    await after.wait(14 * MINUTE_MS);
    expect(after.restarts).toBe(0);
    await after.wait(2 * MINUTE_MS);
    expect(after.restarts).toBe(1);
    expect(world.start()).toBe(expected);
  }
  expect(await installedVersions(world.versions)).toMatchObject({ takenBack: ['1.1.0'] });
});

test('a fault that was there before is not the new version’s', async () => {
  await applied('out-of-service');
  const after = new KeptKiosk(world);
  after.machine.send({ kind: 'booted', ledger: replay([]), version: 'test' });
  after.begin();
  await after.wait(10_000);
  for (let starts = 0; starts < 3; starts += 1) expect(world.start()).toBe('1.1.0');
});

test('a trial that failed is not ended while a customer buys', async () => {
  await applied('sells');
  const after = new KeptKiosk(world);
  after.begin();
  await after.wait(14 * MINUTE_MS);
  after.machine.ready();
  after.machine.send({ kind: 'printer-out', problem: problem('printer-out', { port: 'test', code: 'paper-end' }) });
  await after.wait(2 * MINUTE_MS);
  // It came late, and works: it stays.
  expect(after.restarts).toBe(0);
  for (let starts = 0; starts < 3; starts += 1) expect(world.start()).toBe('1.1.0');
});
