import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { HOUR_MS, SECOND_MS } from '../../../app/units.ts';
import { createGuardian } from '../../../main/guardian/guardian.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const END = { port: '/dev/ttyUSB0', baudRate: 9_600, parity: 'none', frames: [], gapMs: 10 } as const;
/** Doubled from a second to five minutes, and then every five minutes. */
const MOST_AN_HOUR = 24;

test('no shell can be started: reported, tried again ever more seldom, and no pulse is held up', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sauda-no-shell-'));
  const clock = new FakeClock();
  const logged: string[] = [];
  const guardian = createGuardian([{ name: '', end: END }], {
    dataDirectory,
    clock,
    log: { write: (_level, event) => void logged.push(event) },
    shell: join(dataDirectory, 'no-shell'),
  });
  guardian.arm();
  guardian.watch(1_000)();
  for (let passedMs = 0; passedMs < HOUR_MS; passedMs += SECOND_MS) {
    await nextTurn();
    await clock.advance(SECOND_MS);
  }
  expect(new Set(logged)).toEqual(new Set(['guardian-failed']));
  expect(logged.length).toBeGreaterThan(MOST_AN_HOUR / 2);
  expect(logged.length).toBeLessThanOrEqual(MOST_AN_HOUR);
  const before = logged.length;
  guardian.arm();
  guardian.watch(1_000)();
  await nextTurn();
  expect(logged.length).toBe(before + 1);
  await guardian.disarm();
  rmSync(dataDirectory, { recursive: true });
});
