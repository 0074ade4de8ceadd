import { beforeEach, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import {
  FEED_EVERY_MS,
  JOURNAL_LIMIT_MS,
  PAGE_LIMIT_MS,
  START_LIMIT_MS,
  startWatchdog,
  type Watchdog,
} from '../../../main/watchdog/watchdog.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

/** As in the package's unit. */
const WATCHDOG_SEC_MS = 30 * SECOND_MS;

let clock: FakeClock;
let told: string[];
let silent: string[];
let journal: () => Promise<unknown>;
let watchdog: Watchdog;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  silent = [];
  journal = () => Promise.resolve(null);
  watchdog = startWatchdog({
    clock,
    notify: (lines) => {
      told.push(lines);
      return true;
    },
    askJournal: () => journal(),
    onSilent: (what) => silent.push(what),
  });
});

const fed = (): number => told.filter((lines) => lines === 'WATCHDOG=1\n').length;

/** Time in which the page answers its beats. */
async function withPage(forMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < forMs; passedMs += SECOND_MS) {
    watchdog.pageBeat();
    await clock.advance(SECOND_MS);
  }
}

test('while page, journal and main are alive it is fed several times within the limit of systemd', async () => {
  await withPage(10 * MINUTE_MS);
  expect(fed()).toBe(1 + (10 * MINUTE_MS) / FEED_EVERY_MS);
  expect(3 * FEED_EVERY_MS).toBeLessThan(WATCHDOG_SEC_MS);
  expect(silent).toEqual([]);
});

test('a page that is not replaced in time: nothing is fed, and one line says why', async () => {
  await withPage(MINUTE_MS);
  await clock.advance(PAGE_LIMIT_MS);
  const before = fed();
  await clock.advance(MINUTE_MS);
  expect(fed()).toBe(before);
  expect(silent).toEqual(['page']);
});

test('a page that was replaced is fed for again', async () => {
  await clock.advance(PAGE_LIMIT_MS + MINUTE_MS);
  const before = fed();
  await withPage(MINUTE_MS);
  expect(fed()).toBeGreaterThan(before);
});

test('a journal whose thread or disk hangs: nothing is fed', async () => {
  watchdog.screenShown('idle');
  let asked = 0;
  journal = () => {
    asked += 1;
    return new Promise(() => undefined);
  };
  await withPage(JOURNAL_LIMIT_MS + FEED_EVERY_MS);
  const before = fed();
  await withPage(MINUTE_MS);
  expect(fed()).toBe(before);
  expect(silent).toEqual(['journal']);
  expect(asked).toBe(1);
});

test('a journal that refuses is alive: its screen says what to do, and a restart would not help', async () => {
  journal = () => Promise.reject(new Error('disk full'));
  await withPage(5 * MINUTE_MS);
  expect(silent).toEqual([]);
});

test('a main that is held up feeds late, and no later than the hold-up', async () => {
  await withPage(MINUTE_MS);
  const before = fed();
  clock.holdUp(20 * SECOND_MS);
  expect(fed()).toBe(before);
  watchdog.pageBeat();
  await clock.advance(0);
  expect(fed()).toBe(before + 1);
});

test('a clock that is set feeds neither more nor less', async () => {
  clock.jumpWall(-365 * 24 * 60 * MINUTE_MS);
  await withPage(MINUTE_MS);
  expect(silent).toEqual([]);
});

test('the start is over with the first screen beside starting, also one that says what is wrong', () => {
  watchdog.screenShown('starting');
  watchdog.screenShown('out-of-service');
  watchdog.screenShown('out-of-service');
  watchdog.screenShown('idle');
  expect(told.filter((lines) => !lines.startsWith('EXTEND')).slice(1)).toEqual([
    'STATUS=starting\n',
    'READY=1\nSTATUS=out-of-service\n',
    'STATUS=idle\n',
  ]);
});

test('an end in order is fed until it has ended, whatever has stopped answering', async () => {
  watchdog.ending();
  await clock.advance(5 * MINUTE_MS);
  expect(told).toContain('STOPPING=1\n');
  expect(silent).toEqual([]);
  expect(fed()).toBeGreaterThan((4 * MINUTE_MS) / FEED_EVERY_MS);
});

test('a start that waits for a slow disk is fed for, and systemd lets it take longer; one that never ends is not', async () => {
  journal = () => new Promise(() => undefined);
  watchdog.screenShown('starting');
  const extensions = (): number => told.filter((lines) => lines === 'EXTEND_TIMEOUT_USEC=60000000\n').length;
  await withPage(START_LIMIT_MS - FEED_EVERY_MS);
  expect(silent).toEqual([]);
  expect(extensions()).toBe(START_LIMIT_MS / FEED_EVERY_MS);
  await withPage(2 * FEED_EVERY_MS);
  const [before, extended] = [fed(), extensions()];
  await withPage(MINUTE_MS);
  expect([fed(), extensions()]).toEqual([before, extended]);
  expect(silent).toEqual(['journal']);
});
