import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchHeartbeat } from '../../../main/windows/heartbeat.ts';
import { SECOND_MS } from '../../../app/units.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page for the watch; `answers`: whether it answers its beats. */
function page(): { contents: EventEmitter & { answers: boolean }; hangs: () => number } {
  const ipc = new EventEmitter();
  const contents = Object.assign(new EventEmitter(), {
    ipc,
    answers: false,
    send(channel: string): void {
      if (contents.answers) ipc.emit(channel);
    },
  });
  let count = 0;
  watchHeartbeat(contents, () => {
    count += 1;
  });
  return { contents, hangs: () => count };
}

test('a page that answers its beats never hangs', () => {
  const { contents, hangs } = page();
  contents.emit('did-start-loading');
  contents.emit('did-finish-load');
  contents.answers = true;
  vi.advanceTimersByTime(600 * SECOND_MS);
  expect(hangs()).toBe(0);
});

test('a loaded page that stops answering hangs once, within 20 seconds', () => {
  const { contents, hangs } = page();
  contents.emit('did-finish-load');
  vi.advanceTimersByTime(20 * SECOND_MS);
  expect(hangs()).toBe(1);
  vi.advanceTimersByTime(60 * SECOND_MS);
  expect(hangs()).toBe(1);
});

test('a page that never loads hangs after half a minute, and one that takes 20 seconds does not', () => {
  const { contents, hangs } = page();
  contents.emit('did-start-loading');
  vi.advanceTimersByTime(20 * SECOND_MS);
  expect(hangs()).toBe(0);
  vi.advanceTimersByTime(20 * SECOND_MS);
  expect(hangs()).toBe(1);
});
