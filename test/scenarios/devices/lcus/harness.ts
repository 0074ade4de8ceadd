import type { Result } from '../../../../app/result.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { createMemoryLine, type MemoryDevice } from '../../../../drivers/port/memory-port.ts';
import { LcusSimulator, type LcusSimulatorSettings } from '../../../../drivers/relay/lcus/simulator/simulator.ts';
import type { PulseFailure, Relay, RelayEvent } from '../../../../drivers/relay/relay.ts';
import { createLcusRelay } from '../../../../drivers/relay/lcus/driver.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** Long enough for opening, switching off and the probe for feedback. */
export const preparingMs = 500;
/** The longest time in which a returned device has to be found and prepared. */
export const recoveryLimitMs = 2_000;
/** After the end of a pulse: the question about the channel and the gaps around it. */
export const afterPulseMs = 2 * delays.relayFrameGapMs + delays.relayAnswerLimitMs;

/** A driver and a simulated board on a line in memory, in fake time. */
export interface RelayHarness {
  readonly clock: FakeClock;
  readonly relay: Relay;
  readonly board: LcusSimulator;
  readonly device: MemoryDevice;
  readonly events: RelayEvent[];
}

/** Builds the bench; the driver is not started yet. */
export function createRelayHarness(
  board: Omit<LcusSimulatorSettings, 'clock'> = {},
  channels: readonly number[] = [1, 2],
  more: Pick<Parameters<typeof createLcusRelay>[0], 'dialect'> = {},
): RelayHarness {
  const clock = new FakeClock();
  const line = createMemoryLine('/dev/relay', clock);
  const simulator = new LcusSimulator({ clock, ...board });
  simulator.attach(line.device);
  const settings = { port: '/dev/relay', baudRate: 9_600, ...more };
  const relay = createLcusRelay(settings, { opener: line.opener, clock }, channels);
  const events: RelayEvent[] = [];
  relay.onEvent((event) => events.push(event));
  return { clock, relay, board: simulator, device: line.device, events };
}

/** The harness with a driver that has reported `ready`. */
export async function createReadyRelayHarness(
  board: Omit<LcusSimulatorSettings, 'clock'> = {},
  channels: readonly number[] = [1, 2],
): Promise<RelayHarness> {
  const harness = createRelayHarness(board, channels);
  harness.relay.start();
  await harness.clock.advance(preparingMs);
  return harness;
}

/** Keeps the result of a pulse so that a test can look whether it is there yet. */
export function watchPulse(pulse: Promise<Result<void, PulseFailure>>): { result?: Result<void, PulseFailure> } {
  const watched: { result?: Result<void, PulseFailure> } = {};
  void pulse.then((result) => {
    watched.result = result;
  });
  return watched;
}
