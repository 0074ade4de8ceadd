import { type PeripheralsConfig, SIMULATED } from '../../app/config/peripherals.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { BEAM_MS, BenchShelf } from '../../drivers/bench-shelf/shelf.ts';
import type { AcceptorStandIn } from '../../drivers/bill-acceptor/stand-in.ts';
import type { AbsentDevice } from '../../drivers/definition/absent-device.ts';
import type { SensorStandIn } from '../../drivers/drop-sensor/stand-in.ts';
import type { PrinterStandIn } from '../../drivers/printer/stand-in.ts';
import { registry } from '../../drivers/registry.ts';
import type { RelayStandIn } from '../../drivers/relay/stand-in.ts';

export interface SimulatedRelay extends AbsentDevice<RelayStandIn> {
  /** The products behind its contacts. */
  readonly shelf: BenchShelf;
}

/** The devices that are simulated by configuration; null for a real or absent one. */
export interface SimulatedDevices {
  readonly relay: SimulatedRelay | null;
  readonly sensor: AbsentDevice<SensorStandIn> | null;
  readonly acceptor: AbsentDevice<AcceptorStandIn> | null;
  readonly printer: AbsentDevice<PrinterStandIn> | null;
}

/**
 * Creates the simulated devices. The module is loaded only if there are any, so it does not slow the start of a kiosk
 * in the field.
 */
export async function simulateDevices(devices: PeripheralsConfig, clock: Clock): Promise<SimulatedDevices> {
  const { relay, dropSensor, billAcceptor, printer } = devices;
  const { absent } = registry;
  const sensor =
    dropSensor?.driver === SIMULATED ? await absent.dropSensor({ ...dropSensor, blocksMs: BEAM_MS }, clock) : null;
  return {
    relay: relay?.driver === SIMULATED ? withShelf(await absent.relay(relay, clock), sensor, clock) : null,
    sensor,
    acceptor: billAcceptor?.driver === SIMULATED ? await absent.billAcceptor(billAcceptor, clock) : null,
    printer: printer?.driver === SIMULATED ? await absent.printer(printer, clock) : null,
  };
}

/** Each contact turns the spiral of one shelf, and what falls from there passes the beam. */
function withShelf(
  relay: AbsentDevice<RelayStandIn>,
  sensor: AbsentDevice<SensorStandIn> | null,
  clock: Clock,
): SimulatedRelay {
  const shelf = new BenchShelf({ clock, onBeam: (isBroken) => sensor?.simulator.setBlocked(isBroken) });
  relay.simulator.onChange(({ channel, on }) => {
    if (on) shelf.turn(channel);
  });
  return { ...relay, shelf };
}
