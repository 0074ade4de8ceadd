import { rm, symlink } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { LcusSimulator } from '../../../../drivers/relay/lcus/simulator/simulator.ts';
import { type RelayChange } from '../../../../drivers/common/channel-change.ts';
import { createLcusRelay } from '../../../../drivers/relay/lcus/driver.ts';
import type { Relay, RelayEvent } from '../../../../drivers/relay/relay.ts';
import { createPtyPair, type PtyPair } from '../../../support/lines/pty-pair.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { nextValue } from '../next-value.ts';

const opener = createSerialOpener(systemClock);
let pair: PtyPair;
let relay: Relay;
let board: LcusSimulator;

// As udev does, the stable path appears when the device behind it is there, and goes with it.
const stablePath = (): string => `${pair.hostPath}-by-path`;

async function plugBoard(): Promise<void> {
  const line = await opener.open({ path: pair.devicePath, baudRate: 9_600 });
  if (!line.ok) throw new Error(line.error.message);
  board.attach(line.value);
  await symlink(pair.hostPath, stablePath());
}

async function unplugBoard(): Promise<void> {
  await rm(stablePath());
  await pair.unplug();
}

const nextEvent = (kind: RelayEvent['kind']): Promise<RelayEvent> =>
  nextValue<RelayEvent>(
    (listener) => relay.onEvent(listener),
    (event) => event.kind === kind,
  );
const nextChange = (on: boolean): Promise<RelayChange> =>
  nextValue<RelayChange>(
    (listener) => board.onChange(listener),
    (change) => change.on === on,
  );

beforeEach(async () => {
  pair = await createPtyPair();
  board = new LcusSimulator({ clock: systemClock, initiallyOn: [1] });
  await plugBoard();
  relay = createLcusRelay({ port: stablePath(), baudRate: 9_600 }, { opener, clock: systemClock }, [1, 2]);
  const ready = nextEvent('ready');
  relay.start();
  expect(await ready).toEqual({ kind: 'ready', feedback: true });
});

afterEach(async () => {
  await relay.stop();
  await pair.dispose();
});

it('switches off a relay that was left on, and pulses for the requested time', async () => {
  expect(board.isOn(1)).toBe(false);
  const switchedOff = nextChange(false);
  const calledMonoMs = systemClock.monoMs();
  const pulse = await relay.pulse(1, 200);
  const { atMonoMs } = await switchedOff;
  if (!pulse.ok) throw new Error(pulse.error.reason.message);
  // The delay with which a busy test machine receives either frame is not the driver's; that off is never early, is.
  expect(atMonoMs - calledMonoMs).toBeGreaterThanOrEqual(200);
  expect(board.changes().slice(-2)).toMatchObject([
    { channel: 1, on: true },
    { channel: 1, on: false },
  ]);
});

// How soon is shown on a fake clock, in port-comes-back-under-another-name.
it('detects the loss of the line during a pulse, and recovers', async () => {
  const switchedOn = nextChange(true);
  const lost = nextEvent('lost');
  const pulse = relay.pulse(1, 5_000);
  await switchedOn;
  await unplugBoard();
  expect(await pulse).toMatchObject({ ok: false, error: { certain: false } });
  await lost;
  expect(await relay.pulse(1, 100)).toMatchObject({ ok: false, error: { certain: true } });

  const ready = nextEvent('ready');
  await pair.replug();
  await plugBoard();
  await ready;
  expect(board.isOn(1)).toBe(false);
  expect(await relay.pulse(2, 50)).toMatchObject({ ok: true });
});
