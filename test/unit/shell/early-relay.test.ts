import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configSchema } from '../../../main/config/config-schema.ts';
import { EarlyRelay } from '../../../main/shell/early-relay.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';

/** Above the highest process number that Linux gives: an earlier guardian that has ended. */
const NOBODY = 2 ** 22 + 1;
const LCUS = { relay: { driver: 'lcus', port: '/dev/serial/by-path/relay' } };
const SIMULATED = { relay: { driver: 'simulated' } };

let folder = '';
let note = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-early-relay-'));
  note = join(folder, 'guardian');
  writeFileSync(note, `${String(NOBODY)} 1\n`);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A relay that writes down what is asked of it, and whether the earlier guardian's note was there at that moment. */
function watchedRelay() {
  const calls: string[] = [];
  const relay: Relay = {
    pulse: () => Promise.reject(new Error('no pulse')),
    start: () => {
      calls.push(existsSync(note) ? 'start beside a guardian' : 'start');
    },
    stop: () => {
      calls.push('stop');
      return Promise.resolve();
    },
    onEvent: () => () => undefined,
  };
  return { relay, calls };
}

const configWith = (peripherals: object) => configSchema.parse({ version: 1, peripherals });
const early = () => new EarlyRelay({ dataDirectory: folder, clock: new FakeClock(), log: silentLog });

test('starts the relay once, after the earlier guardian has gone, and has a guardian for it', async () => {
  const { relay, calls } = watchedRelay();
  const starting = early();
  const started = await starting.start({ relay, acceptor: null }, configWith(LCUS));
  started?.start();
  expect(calls).toEqual(['start']);
  expect(starting.guardian).not.toBeNull();
});

test('a board that needs no switching off has no guardian', async () => {
  const { relay, calls } = watchedRelay();
  const starting = early();
  await starting.start({ relay, acceptor: null }, configWith(SIMULATED));
  expect(calls).toEqual(['start']);
  expect(starting.guardian).toBeNull();
});

test('a kiosk that cannot be composed after all stops the relay, and needs no guardian', async () => {
  const { relay, calls } = watchedRelay();
  const starting = early();
  await starting.start({ relay, acceptor: null }, configWith(LCUS));
  await starting.giveUp();
  expect(calls).toEqual(['start', 'stop']);
  expect(starting.guardian).toBeNull();
});

test('without a relay the earlier guardian is waited for all the same', async () => {
  await early().giveUp();
  expect(existsSync(note)).toBe(false);
});
