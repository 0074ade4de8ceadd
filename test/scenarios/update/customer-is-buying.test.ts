import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { KeptKiosk } from '../../support/update/kept-kiosk.ts';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
let kiosk: KeptKiosk;
beforeEach(async () => {
  world = new UpdateWorld();
  kiosk = new KeptKiosk(world);
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  expect(reasonOf(await world.install())).toBe('');
});
afterEach(() => {
  world.dispose();
});

test('a version that is ready is switched to after a minute in which nobody bought, and not before', async () => {
  kiosk.machine.ready();
  kiosk.begin();
  await kiosk.wait(MINUTE_MS - 10_000);
  expect(kiosk.restarts).toBe(0);
  expect(world.start()).toBe('1.0.0');
  await kiosk.wait(MINUTE_MS);
  expect(kiosk.restarts).toBe(1);
  expect(world.start()).toBe('1.1.0');
});

test('never during a sale', async () => {
  kiosk.machine.ready();
  kiosk.begin();
  kiosk.machine.choose();
  kiosk.machine.answerQr();
  await kiosk.wait(2 * MINUTE_MS);
  expect(kiosk.machine.screen.name).toBe('qr');
  expect(kiosk.restarts).toBe(0);
  // A power cut at this moment starts the version that sold.
  expect(world.start()).toBe('1.0.0');
});

test('nor while a customer whose sale was interrupted reads what becomes of the money', async () => {
  const before = new KeptKiosk(world).machine.ready();
  before.choose();
  before.answerQr();
  before.answerStatus('processed');
  kiosk.machine.entries.push(...before.entries);
  kiosk.machine.send({ kind: 'booted', ledger: replay(before.entries), version: 'test' });
  kiosk.machine.send({ kind: 'relay-ready' });
  kiosk.machine.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  kiosk.begin();
  expect(kiosk.machine.screen).toMatchObject({ interrupted: [{ saleId: 'sale-1' }] });
  await kiosk.wait(2 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
});

test('nor while the service menu is open', async () => {
  kiosk.machine.ready();
  kiosk.begin();
  kiosk.machine.enter('technician');
  for (let minutes = 0; minutes < 4; minutes += 1) {
    await kiosk.wait(MINUTE_MS);
    kiosk.machine.open('system');
    kiosk.machine.open('home');
  }
  expect(kiosk.restarts).toBe(0);
});

test('nor outside of the window', async () => {
  kiosk.machine.ready();
  // The clock of the test stands at 05:00 in Kazakhstan.
  kiosk.begin({ fromMinute: 120, toMinute: 240 });
  await kiosk.wait(5 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
});

test('a machine that is out of service is updated as well', async () => {
  kiosk.machine.send({ kind: 'booted', ledger: replay([]), version: 'test' });
  kiosk.begin();
  await kiosk.wait(3 * MINUTE_MS);
  expect(kiosk.restarts).toBe(1);
  expect(world.start()).toBe('1.1.0');
});

test('a download that takes long holds nothing else up', async () => {
  kiosk.machine.ready();
  kiosk.fetch = () => new Promise(() => undefined);
  // The window opens twelve minutes after the start.
  kiosk.begin({ fromMinute: 312, toMinute: 400 });
  await kiosk.wait(13 * MINUTE_MS);
  expect([kiosk.fetches, kiosk.restarts]).toEqual([1, 1]);
});

test('nor to an older version than the package that was installed by hand meanwhile', async () => {
  world.write(world.package, { 'sauda': '#!/bin/sh\necho 1.2.0\n', 'resources/version': '1.2.0\n' });
  kiosk.machine.ready();
  kiosk.begin();
  await kiosk.wait(2 * MINUTE_MS);
  expect(kiosk.restarts).toBe(0);
});

test('a request that the start has answered is gone, so that the same version has another trial when it comes again', async () => {
  world.askFor('1.1.0');
  expect(world.start()).toBe('1.1.0');
  world.confirm('1.1.0');
  world.start();
  kiosk.machine.ready();
  kiosk.begin();
  await kiosk.wait(10_000);
  // The package is installed by hand, and what is downloaded after it is not asked for yet.
  rmSync(join(world.versions, 'current'));
  expect(await world.fetch()).toMatchObject({ ok: true });
  expect(await world.install()).toMatchObject({ value: '1.1.0' });
  expect(world.start()).toBe('1.0.0');
});
