import { expect, it } from 'vitest';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../../drivers/common/delays.ts';
import type { PortError, PortOpener } from '../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { type LinkEvent, PortSupervisor } from '../../../drivers/port/supervisor.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

function createHarness(prepare: () => Promise<Result<void, PortError>> = async () => ok(undefined)) {
  const clock = new FakeClock();
  const line = createMemoryLine('port', clock);
  const attemptsMonoMs: number[] = [];
  let refusal: PortError | undefined;
  const opener: PortOpener = {
    open(settings) {
      attemptsMonoMs.push(clock.monoMs());
      return refusal === undefined ? line.opener.open(settings) : Promise.resolve(err(refusal));
    },
  };
  const released: number[] = [];
  const supervisor = new PortSupervisor({
    opener,
    clock,
    port: { path: 'port', baudRate: 9_600 },
    prepare,
    release: async () => void released.push(clock.monoMs()),
  });
  const events: LinkEvent[] = [];
  supervisor.onEvent((event) => events.push(event));
  const refuse = (reason: PortError | undefined): void => {
    refusal = reason;
  };
  return { clock, device: line.device, supervisor, events, attemptsMonoMs, released, refuse };
}

it('looks for a missing device with bounded, growing pauses', async () => {
  const { clock, device, supervisor, attemptsMonoMs, events } = createHarness();
  device.unplug();
  supervisor.start();
  await clock.advance(10_000);
  const pauses = attemptsMonoMs.slice(1).map((atMonoMs, index) => atMonoMs - (attemptsMonoMs[index] ?? 0));
  expect(pauses.slice(0, 5)).toEqual([250, 500, 1_000, delays.reopenLongestMs, delays.reopenLongestMs]);
  expect(Math.max(...pauses)).toBe(delays.reopenLongestMs);
  expect(events).toHaveLength(1);
});

it('reports connected only after prepare, and gives no port before', async () => {
  let finish: (result: Result<void, PortError>) => void = () => undefined;
  const { clock, supervisor, events } = createHarness(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  supervisor.start();
  await clock.advance(100);
  expect(events).toEqual([]);
  expect(supervisor.current()).toBeUndefined();
  finish(ok(undefined));
  await clock.advance(0);
  expect(events).toEqual([{ kind: 'connected' }]);
  expect(supervisor.current()).toBeDefined();
});

it('treats a failed prepare as a failed open and closes the port', async () => {
  const failure: PortError = { kind: 'timeout', message: 'no answer' };
  const results: Result<void, PortError>[] = [err(failure), ok(undefined)];
  const { clock, supervisor, events } = createHarness(async () => results.shift() ?? ok(undefined));
  supervisor.start();
  await clock.advance(0);
  expect(events).toEqual([{ kind: 'lost', reason: failure }]);
  await clock.advance(delays.reopenFirstMs);
  expect(events.at(-1)).toEqual({ kind: 'connected' });
});

it('reports a new reason, but not the same one twice', async () => {
  const { clock, device, supervisor, events, refuse } = createHarness();
  supervisor.start();
  await clock.advance(0);
  device.unplug();
  await clock.advance(10_000);
  refuse({ kind: 'no-permission', message: 'not in the group dialout' });
  await clock.advance(10_000);
  refuse(undefined);
  device.plug();
  await clock.advance(delays.reopenLongestMs);
  expect(events.map((event) => (event.kind === 'lost' ? event.reason.kind : event.kind))).toEqual([
    'connected',
    'io',
    'no-permission',
    'connected',
  ]);
});

it('reopens when its owner drops the line', async () => {
  const { clock, supervisor, events } = createHarness();
  supervisor.start();
  await clock.advance(0);
  const before = supervisor.current();
  supervisor.drop({ kind: 'timeout', message: 'mute' });
  await clock.advance(delays.reopenFirstMs);
  expect(events.map(({ kind }) => kind)).toEqual(['connected', 'lost', 'connected']);
  expect(supervisor.current()).not.toBe(before);
});

it('releases and closes at stop, even during prepare, and can be started again', async () => {
  let finish: (result: Result<void, PortError>) => void = () => undefined;
  const { clock, supervisor, events, released } = createHarness(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  supervisor.start();
  await clock.advance(0);
  const stopped = supervisor.stop();
  finish(err({ kind: 'timeout', message: 'no answer' }));
  await stopped;
  expect(released).toHaveLength(1);
  expect(events).toEqual([]);

  supervisor.start();
  await clock.advance(0);
  finish(ok(undefined));
  await clock.advance(0);
  await supervisor.stop();
  expect(released).toHaveLength(2);
  expect(events).toEqual([{ kind: 'connected' }]);
  expect(supervisor.current()).toBeUndefined();
  expect(clock.pendingTimers).toBe(0);
});

it('does not open anything when it is stopped before its first turn', async () => {
  const { supervisor, attemptsMonoMs, released } = createHarness();
  supervisor.start();
  await supervisor.stop();
  expect(attemptsMonoMs).toEqual([]);
  expect(released).toEqual([]);
});

it('opens a device within the longest pause after its return', async () => {
  const { clock, device, supervisor, events } = createHarness();
  supervisor.start();
  await clock.advance(0);
  // 37 ms is no divisor of any pause: every phase of the search comes up.
  for (let awayMs = 1; awayMs < 3 * delays.reopenLongestMs; awayMs += 37) {
    device.unplug();
    await clock.advance(awayMs);
    expect(events.at(-1)?.kind).toBe('lost');
    device.plug();
    await clock.advance(delays.reopenLongestMs);
    expect([awayMs, events.at(-1)?.kind]).toEqual([awayMs, 'connected']);
  }
});

it('starts with short pauses again after each loss', async () => {
  const { clock, device, supervisor, attemptsMonoMs } = createHarness();
  device.unplug();
  supervisor.start();
  await clock.advance(20_000);
  device.plug();
  await clock.advance(delays.reopenLongestMs);
  device.unplug();
  const before = attemptsMonoMs.length;
  const lostMonoMs = clock.monoMs();
  await clock.advance(2_000);
  expect(attemptsMonoMs.slice(before).map((atMonoMs) => atMonoMs - lostMonoMs)).toEqual([
    250,
    250 + 500,
    250 + 500 + 1_000,
  ]);
});
