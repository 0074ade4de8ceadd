import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { START_LIMIT_MS } from '../../../main/compose/sandbox-keeper.ts';
import { startSandboxProcess } from '../../../main/compose/sandbox-link.ts';

class Child extends EventEmitter {
  readonly postMessage = vi.fn();
  readonly kill = vi.fn();
}
const children: Child[] = [];

vi.mock('electron', () => ({
  utilityProcess: {
    fork: (): Child => {
      const child = new Child();
      children.push(child);
      return child;
    },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(): { child: Child; started: ReturnType<typeof startSandboxProcess> } {
  const started = startSandboxProcess('process.cjs', { dir: 'x', port: 0, behaviour: {}, delays: {} }, START_LIMIT_MS);
  const child = children.at(-1);
  if (child === undefined) throw new Error('no process was started');
  return { child, started };
}

test('a sandbox that does not become ready is ended and reported', async () => {
  const { child, started } = begin();
  child.emit('spawn');
  vi.advanceTimersByTime(START_LIMIT_MS);
  expect(await started).toEqual({ ok: false, error: 'the sandbox was not ready within 30 s' });
  expect(child.kill).toHaveBeenCalledOnce();
});

test('a sandbox that cannot start reports the reason, and ends', async () => {
  const { child, started } = begin();
  child.emit('message', { kind: 'failed', message: 'no room' });
  expect(await started).toEqual({ ok: false, error: 'no room' });
  expect(child.kill).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
