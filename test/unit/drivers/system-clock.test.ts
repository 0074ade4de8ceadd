import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../drivers/common/system-clock.ts';

const LIMIT_MS = 5;
const HELD_UP_MS = 60;

let folder: string;
let near: Socket;
let far: Socket;
let close: () => Promise<unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sauda-clock-'));
  const path = join(folder, 'line');
  const server = createServer();
  server.listen(path);
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  near = connect(path);
  [far] = (await accepted) as [Socket];
  close = async () => {
    near.destroy();
    far.destroy();
    server.close();
    await rm(folder, { recursive: true });
  };
});

afterEach(() => close());

/** Nothing else is done meanwhile, as when the disk takes its time. */
function holdUp(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

/** The answer arrives while the program is held up, and the limit for it runs out. */
function answerWhileHeldUp(onLimit: () => void, onAnswer: () => void): () => void {
  near.on('data', onAnswer);
  const cancel = systemClock.setTimer(LIMIT_MS, onLimit);
  far.write('answer');
  holdUp(HELD_UP_MS);
  return cancel;
}

test('after a delay of the program, an answer that had arrived is handled before the expired limit', async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    answerWhileHeldUp(
      () => {
        order.push('limit');
        resolve();
      },
      () => order.push('answer'),
    );
  });
  expect(order).toEqual(['answer', 'limit']);
});

test('the handler of an answer that had arrived cancels the limit in time', async () => {
  const order: string[] = [];
  const answered = once(near, 'data');
  const cancel = answerWhileHeldUp(
    () => order.push('limit'),
    () => {
      order.push('answer');
      cancel();
    },
  );
  await answered;
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual(['answer']);
});

test('no timer is early, and a cancelled one does not fire', async () => {
  const startMs = performance.now();
  const fired: string[] = [];
  systemClock.setTimer(LIMIT_MS, () => fired.push('cancelled'))();
  await new Promise<void>((resolve) => systemClock.setTimer(2 * LIMIT_MS, resolve));
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(2 * LIMIT_MS);
  expect(fired).toEqual([]);
});

test('timers keep their order, however late each one is', async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    systemClock.setTimer(LIMIT_MS, () => order.push('first'));
    systemClock.setTimer(HELD_UP_MS, () => {
      order.push('second');
      resolve();
    });
    holdUp(HELD_UP_MS + 1);
  });
  expect(order).toEqual(['first', 'second']);
});
