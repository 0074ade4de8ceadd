import { expect, it } from 'vitest';
import { LCUS_CHANNELS } from '../../../../drivers/relay/lcus/protocol/channels.ts';
import type { LcusFault } from '../../../../drivers/relay/lcus/simulator/simulator.ts';
import { createRelayHarness, preparingMs, recoveryLimitMs, watchPulse, type RelayHarness } from './harness.ts';

const PULSE_MS = 400;
const LAST = LCUS_CHANNELS.at(-1) ?? 8;
const STUCK: LcusFault = { kind: 'stuck-on', channel: LAST };

/** Starts the driver on a board with eight channels, and does something in the very turn of `ready`. */
async function atReady<T>(fault: LcusFault | undefined, act: (harness: RelayHarness) => T): Promise<[RelayHarness, T]> {
  const harness = createRelayHarness({ initiallyOn: [LAST] }, LCUS_CHANNELS);
  const acted: T[] = [];
  harness.board.setFault(fault);
  harness.relay.onEvent(({ kind }) => {
    if (kind === 'ready' && acted.length === 0) acted.push(act(harness));
  });
  harness.relay.start();
  await harness.clock.advance(preparingMs);
  const [value] = acted;
  if (value === undefined) throw new Error('the relay is not ready');
  return [harness, value];
}

const commandsOf = ({ board }: RelayHarness): readonly string[] =>
  board.commands().map(({ channel, operation }) => `${operation} ${String(channel)}`);

it('is ready when every channel was switched off and the first has answered', async () => {
  const [, commands] = await atReady(undefined, commandsOf);
  expect(commands.slice(0, LAST + 1)).toEqual([...LCUS_CHANNELS.map((channel) => `off ${channel}`), 'query 1']);
  expect(commands).not.toContain(`query ${LAST}`);
});

it('a pulse that comes at once waits until every channel has answered off', async () => {
  const [harness, pulse] = await atReady(undefined, ({ relay }) => watchPulse(relay.pulse(2, PULSE_MS)));
  await harness.clock.advance(PULSE_MS + recoveryLimitMs);
  expect(pulse.result).toEqual({ ok: true, value: undefined });
  const commands = commandsOf(harness);
  expect(commands.indexOf('on 2')).toBeGreaterThan(commands.indexOf(`query ${LAST}`));
  expect(commands.indexOf(`query ${LAST}`)).toBeGreaterThan(0);
  expect(harness.board.changes().at(-1)).toMatchObject({ channel: 2, on: false, previousMs: PULSE_MS });
});

it('no product moves on a board that answers on after off, and the pulse has certainly not begun', async () => {
  const [harness, pulse] = await atReady(STUCK, ({ relay }) => watchPulse(relay.pulse(2, PULSE_MS)));
  await harness.clock.advance(PULSE_MS + recoveryLimitMs);
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: true } });
  expect(commandsOf(harness)).not.toContain('on 2');
  expect(harness.events[1]).toMatchObject({
    kind: 'lost',
    reason: { message: `channel ${LAST} answers on after off` },
  });
});

it('after a contradiction it is ready only when every channel agrees', async () => {
  const [{ clock, board, events }] = await atReady(STUCK, commandsOf);
  await clock.advance(60_000);
  expect(events.filter(({ kind }) => kind === 'ready')).toHaveLength(1);
  expect(events.at(-1)?.kind).toBe('lost');

  board.setFault(undefined);
  await clock.advance(recoveryLimitMs);
  expect(events.at(-1)?.kind).toBe('ready');
  expect(board.isOn(LAST)).toBe(false);
});

it('a stop cuts a pulse that still waits, and switches off', async () => {
  const [harness, { pulse }] = await atReady(undefined, ({ relay }) => ({
    pulse: watchPulse(relay.pulse(2, PULSE_MS)),
    stopped: relay.stop(),
  }));
  await harness.clock.advance(PULSE_MS + recoveryLimitMs);
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: true, reason: { kind: 'interrupted' } } });
  expect(commandsOf(harness)).not.toContain('on 2');
  expect(commandsOf(harness).at(-1)).toBe(`off ${LAST}`);
});

it('a line that is lost while a pulse waits has certainly moved nothing', async () => {
  const [harness, pulse] = await atReady(undefined, ({ relay, device }) => {
    const watched = watchPulse(relay.pulse(2, PULSE_MS));
    device.unplug();
    return watched;
  });
  await harness.clock.advance(PULSE_MS + recoveryLimitMs);
  expect(pulse.result).toMatchObject({ ok: false, error: { certain: true } });
  expect(commandsOf(harness)).not.toContain('on 2');
});
