import { afterEach, expect, test } from 'vitest';
import type { Relay } from '../../../../drivers/relay/relay.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { choosePeripherals } from '../../../../main/compose/peripherals.ts';
import { configSchema } from '../../../../main/config/config-schema.ts';
import { followRelay } from '../../../../main/peripherals/follow-relay.ts';
import { runHome } from '../../../../main/service/doors/home.ts';
import { silentLog } from '../../../support/fakes/silent-log.ts';
import { ServiceHarness } from '../../../support/harness/service-harness.ts';
import { RelayLine } from '../../../support/lines/relay-line.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';
import { until } from '../../../support/until.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A technician at home, and the real driver of a board at the far end of a real line. */
async function machineWithBoard() {
  const line = await RelayLine.open();
  closing.push(() => line.dispose());
  const { peripherals } = configSchema.parse({
    version: 1,
    peripherals: { relay: { driver: 'lcus', port: line.path } },
  });
  const chosen = await choosePeripherals(peripherals, systemClock);
  if (!chosen.ok || chosen.value.peripherals.relay === null) throw new Error('no relay');
  const { relay } = chosen.value.peripherals;
  closing.push(() => relay.stop());
  const machine = new ServiceHarness().ready();
  const gate = (): string => machine.loop.state().relay.kind;
  machine.send({ kind: 'relay-lost', problem: { reason: 'relay-lost', parameters: {} } });
  let starts = 0;
  const counted: Relay = {
    pulse: (channel, pulseMs) => relay.pulse(channel, pulseMs),
    onEvent: (listener) => relay.onEvent(listener),
    stop: () => relay.stop(),
    start: () => {
      starts += 1;
      relay.start();
    },
  };
  followRelay(counted, {
    port: line.path,
    dispatch: (event) => {
      machine.send(event);
    },
    log: silentLog,
  });
  await until(() => gate() === 'ready');
  machine.enter('technician');
  const look = runHome(servicePorts({ kiosk: () => machine.loop.state(), parts: { relay: counted } }));
  return {
    line,
    relay,
    machine,
    gate,
    starts: () => starts,
    look: async () => look({ kind: 'look', what: 'relay' }, () => undefined),
  };
}

test('a board that was unplugged is found again by the button, and its next pulse is one pulse', async () => {
  const { line, relay, machine, gate, starts, look } = await machineWithBoard();
  await line.unplug();
  await until(() => gate() === 'lost');
  machine.act({ step: 'home', action: { kind: 'look', what: 'relay' } });
  expect(machine.serviceEffects.at(-1)).toMatchObject({ effect: { kind: 'look', what: 'relay' } });
  await line.plug();
  await look();
  await until(() => gate() === 'ready');
  expect(starts()).toBe(2);
  expect(await relay.pulse(1, 100)).toEqual({ ok: true, value: undefined });
  expect(line.pulses()).toEqual([1]);
});

test('looking for a board that is still unplugged finds nothing, and the driver goes on looking by itself', async () => {
  const { line, gate, look } = await machineWithBoard();
  await line.unplug();
  await until(() => gate() === 'lost');
  await look();
  expect(gate()).toBe('lost');
  await line.plug();
  await until(() => gate() === 'ready');
});

test('a board that works is left alone, also by impatient touches', async () => {
  const { gate, starts, look } = await machineWithBoard();
  await Promise.all([look(), look(), look()]);
  expect({ gate: gate(), starts: starts() }).toEqual({ gate: 'ready', starts: 1 });
});
