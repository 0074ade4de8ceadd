import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSticks } from '../../../../main/exchange/worker/stick-thread.ts';
import { MINUTE_MS } from '../../../../app/units.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const THREAD = join(import.meta.dirname, '..', '..', '..', '..', 'main', 'exchange', 'worker', 'thread.ts');
/** A thread in a call that does not return, as one that waits for a dead stick. */
const HANGS = `require('node:worker_threads').parentPort.on('message', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

let folder = '';
let clock = new FakeClock();
beforeEach(() => {
  clock = new FakeClock();
  folder = mkdtempSync(join(tmpdir(), 'sauda-hangs-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the thread finds sticks, reads files, and tells what it cannot read', async () => {
  const media = openSticks({ program: THREAD, folder, clock });
  writeFileSync(join(folder, 'a.csv'), 'orderId');
  expect(await media.sticks()).toMatchObject([{ path: folder, isWritable: true }]);
  const sticks = await media.sticks();
  expect(await media.do<'find'>({ kind: 'find', sticks, extensions: ['.csv'] })).toMatchObject({
    value: { files: [{ name: 'a.csv', bytes: 7 }], isCut: false, isUnread: false },
  });
  expect(await media.do<'read'>({ kind: 'read', file: join(folder, 'a.csv'), mostBytes: 3 })).toMatchObject({
    value: { ok: false, error: { reason: 'too-large' } },
  });
  // A named pipe without a writer would hold up whoever opens it like a file.
  expect(spawnSync('mkfifo', [join(folder, 'pipe')]).status).toBe(0);
  expect(await media.do<'read'>({ kind: 'read', file: join(folder, 'pipe'), mostBytes: 3 })).toMatchObject({
    value: { ok: false, error: { reason: 'unreadable' } },
  });
});

test('a stick that answers nothing is given up after its time, main goes on meanwhile, and the next work has a new thread', async () => {
  const program = join(folder, 'hangs.cjs');
  writeFileSync(program, HANGS);
  const media = openSticks({ program, folder, clock });
  for (let time = 1; time <= 6; time += 1) {
    const asked = media.do<'sticks'>({ kind: 'sticks' });
    await clock.advance(MINUTE_MS);
    expect(await asked).toEqual({ ok: false, error: { kind: 'hangs' } });
  }
  const asked = media.sticks();
  await clock.advance(MINUTE_MS);
  expect(await asked).toEqual([]);
});

test('a thread that cannot be started is told as well', async () => {
  const media = openSticks({ program: join(folder, 'none.cjs'), folder, clock });
  expect(await media.do<'sticks'>({ kind: 'sticks' })).toMatchObject({ error: { kind: 'broken' } });
});
