import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { KeptFile } from '../../../main/service/kept.ts';
import { PinCheck, UNKEPT_WAIT_MS } from '../../../main/service/pin-check.ts';
import { verifyPin } from '../../../main/service/pin/pin-hash.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { SERVICE } from '../../support/kiosk/service-menu.ts';

const NO_PINS = { technician: null, collector: null };
const HASHES = { technician: SERVICE.technician.hash, collector: SERVICE.collector.hash };

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-pins-'));
});
afterEach(async () => {
  // What is still being written.
  await kept.change({});
  rmSync(directory, { recursive: true, force: true });
});

let kept: KeptFile;

/** A start of the kiosk; the computer has been on for the clock's time, or since `bootedMs` of it. */
async function checkAt(clock: FakeClock, bootedMs = 0): Promise<PinCheck> {
  kept = await KeptFile.open(directory, silentLog);
  const uptimeMs = (): number => clock.monoMs() - bootedMs;
  return new PinCheck(kept, { clock, uptimeMs, log: silentLog, verify: verifyPin });
}

async function locked(clock: FakeClock): Promise<void> {
  const check = await checkAt(clock);
  for (let tries = 0; tries < 10; tries += 1) await check.check('1234', NO_PINS);
}

/** Uptime is in whole seconds, and the wait is rather too long than too short. */
const ROUNDED_MS = SECOND_MS;

test('each role has its PIN, and a right one clears the count of wrong ones', async () => {
  const check = await checkAt(new FakeClock());
  expect(await check.check('000000', HASHES)).toMatchObject({ role: null, failures: 1 });
  expect(await check.check(SERVICE.collector.pin, HASHES)).toMatchObject({ role: 'collector', failures: 0 });
  expect(await check.check(SERVICE.technician.pin, HASHES)).toMatchObject({ role: 'technician' });
});

test('after three wrong PINs each wait is twice as long as the one before, and the tenth locks for 15 minutes', async () => {
  const check = await checkAt(new FakeClock());
  const waits: number[] = [];
  for (let tries = 0; tries < 11; tries += 1) waits.push((await check.check('1234', NO_PINS)).waitLeftMs / SECOND_MS);
  expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 64, 128, 900, 900]);
});

test('a restart shortens no wait, and a clock that was set forward or back does not either', async () => {
  const clock = new FakeClock();
  await locked(clock);
  await clock.advance(5 * MINUTE_MS);
  expect((await checkAt(clock)).waitLeftMs()).toBe(10 * MINUTE_MS + ROUNDED_MS);
  clock.jumpWall(60 * MINUTE_MS);
  expect((await checkAt(clock)).waitLeftMs()).toBe(10 * MINUTE_MS + ROUNDED_MS);
  clock.jumpWall(-120 * MINUTE_MS);
  expect((await checkAt(clock)).waitLeftMs()).toBe(10 * MINUTE_MS + ROUNDED_MS);
});

test('a clock that is set while the pad is locked changes nothing of the wait', async () => {
  const clock = new FakeClock();
  const check = await checkAt(clock);
  for (let tries = 0; tries < 10; tries += 1) await check.check('1234', NO_PINS);
  clock.jumpWall(-24 * 60 * MINUTE_MS);
  await clock.advance(15 * MINUTE_MS - 1);
  expect(check.waitLeftMs()).toBe(1);
  clock.jumpWall(48 * 60 * MINUTE_MS);
  expect(check.waitLeftMs()).toBe(1);
  await clock.advance(1);
  expect(check.waitLeftMs()).toBe(0);
});

test('of the time after a power cut only what the computer has been on counts', async () => {
  const clock = new FakeClock();
  await clock.advance(60 * MINUTE_MS);
  await locked(clock);
  const bootedMs = clock.monoMs();
  await clock.advance(2 * MINUTE_MS);
  expect((await checkAt(clock, bootedMs)).waitLeftMs()).toBe(13 * MINUTE_MS);
});

test('a wait that has run out is over also for a computer that starts anew', async () => {
  const clock = new FakeClock();
  await locked(clock);
  await clock.advance(15 * MINUTE_MS);
  await kept.change({});
  expect((await checkAt(clock, clock.monoMs())).waitLeftMs()).toBe(0);
});

test('on a disk that keeps nothing every wrong PIN is waited for, and a right one opens', async () => {
  const check = await checkAt(new FakeClock());
  rmSync(directory, { recursive: true, force: true });
  expect(await check.check('1234', NO_PINS)).toMatchObject({ role: null, failures: 1, waitLeftMs: UNKEPT_WAIT_MS });
  expect(await check.check(SERVICE.technician.pin, HASHES)).toMatchObject({ role: 'technician', waitLeftMs: 0 });
  mkdirSync(directory, { recursive: true });
});

test('the file holds neither a PIN nor a digit of it', async () => {
  const check = await checkAt(new FakeClock());
  await check.check('987654', NO_PINS);
  expect(readFileSync(join(directory, 'service.json'), 'utf8')).not.toContain('987654');
});

test('fifty wrong PINs: from the tenth on each costs 15 minutes, also over a restart, and a right one still opens', async () => {
  const clock = new FakeClock();
  let check = await checkAt(clock);
  const waits: number[] = [];
  for (let tries = 1; tries <= 50; tries += 1) {
    const { role, failures, waitLeftMs } = await check.check('1234', NO_PINS);
    expect({ role, failures }).toEqual({ role: null, failures: tries });
    waits.push(waitLeftMs);
    await clock.advance(waitLeftMs + ROUNDED_MS);
    if (tries % 10 === 0) check = await checkAt(clock);
  }
  expect(waits.slice(0, 4)).toEqual([0, 0, 2 * SECOND_MS, 4 * SECOND_MS]);
  expect(waits.slice(9).every((waitMs) => waitMs === 15 * MINUTE_MS)).toBe(true);
  expect(await check.check(SERVICE.technician.pin, HASHES)).toMatchObject({ role: 'technician', failures: 0 });
});
