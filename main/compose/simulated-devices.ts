import { type PeripheralsConfig, SIMULATED } from '../../app/config/peripherals.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { CcnetSimulator } from '../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { BEAM_MS, BenchShelf } from '../../drivers/bench-shelf/shelf.ts';
import { ModemLineSimulator } from '../../drivers/drop-sensor/modem-line/simulator.ts';
import { EscposSimulator } from '../../drivers/printer/escpos/simulator/simulator.ts';
import { createMemoryLine, type MemoryDevice } from '../../drivers/port/memory-port.ts';
import { LcusSimulator } from '../../drivers/relay/lcus/simulator.ts';
import type { DriverEnvironment } from '../../drivers/definition/define-driver.ts';

/** What the registry creates a driver from: its settings and its line. */
export interface Connection {
  readonly settings: unknown;
  readonly environment: DriverEnvironment;
}

/** An absent device: its real driver on a line in memory. */
interface Simulated {
  readonly connection: Connection;
  /** The device's plug. */
  readonly device: MemoryDevice;
}
export interface SimulatedRelay extends Simulated {
  readonly simulator: LcusSimulator;
  /** The products behind its contacts. */
  readonly shelf: BenchShelf;
}
export interface SimulatedAcceptor extends Simulated {
  readonly simulator: CcnetSimulator;
}
export interface SimulatedPrinter extends Simulated {
  readonly simulator: EscposSimulator;
}

/** The devices that the configuration wants simulated; null where one is real or absent. */
export interface SimulatedDevices {
  readonly relay: SimulatedRelay | null;
  readonly sensor: SimulatedSensor | null;
  readonly acceptor: SimulatedAcceptor | null;
  readonly printer: SimulatedPrinter | null;
}

/**
 * Creates the simulated devices. The module is loaded only if there are any, so it does not slow the start of a kiosk
 * in the field.
 */
export function simulateDevices(settings: PeripheralsConfig, clock: Clock): SimulatedDevices {
  const { relay, dropSensor, billAcceptor, printer } = settings;
  const sensor = dropSensor?.driver === SIMULATED ? simulateSensor(clock) : null;
  return {
    relay: relay?.driver === SIMULATED ? simulateRelay(clock, sensor) : null,
    sensor,
    acceptor: billAcceptor?.driver === SIMULATED ? simulateAcceptor(billAcceptor.denominationsTenge, clock) : null,
    printer: printer?.driver === SIMULATED ? simulatePrinter(clock) : null,
  };
}

function simulateRelay(clock: Clock, sensor: SimulatedSensor | null): SimulatedRelay {
  const path = 'simulated relay';
  const { opener, device } = createMemoryLine(path, clock);
  const simulator = new LcusSimulator({ clock });
  simulator.attach(device);
  const shelf = new BenchShelf({ clock, onBeam: (isBroken) => sensor?.beam.setBlocked(isBroken) });
  simulator.onChange(({ channel, on }) => {
    if (on) shelf.turn(channel);
  });
  return {
    connection: { settings: { driver: 'lcus', port: path }, environment: { opener, clock } },
    device,
    simulator,
    shelf,
  };
}

export interface SimulatedSensor extends Simulated {
  readonly beam: ModemLineSimulator;
}

function simulateSensor(clock: Clock): SimulatedSensor {
  const path = 'simulated drop sensor';
  const { opener, device } = createMemoryLine(path, clock);
  const beam = new ModemLineSimulator({ clock, device });
  return {
    connection: {
      settings: { driver: 'modem-line', port: path, blocksMs: BEAM_MS },
      environment: { opener, clock },
    },
    device,
    beam,
  };
}

/** Faster than a real acceptor, but slow enough to watch; milliseconds. */
const MOTION = { acceptMs: 900, stackMs: 1_000, returnMs: 700, rejectMs: 600, initializeMs: 800 } as const;

function simulateAcceptor(denominationsTenge: readonly number[] | undefined, clock: Clock): SimulatedAcceptor {
  const path = 'simulated bill acceptor';
  const { opener, device } = createMemoryLine(path, clock);
  const simulator = new CcnetSimulator({ clock, motion: MOTION });
  simulator.attach(device);
  return {
    connection: { settings: { driver: 'ccnet', port: path, denominationsTenge }, environment: { opener, clock } },
    device,
    simulator,
  };
}

/** Rows per second at 8 rows per millimetre: 150 mm/s, a common speed. */
const ROWS_PER_SECOND = 1_200;

function simulatePrinter(clock: Clock): SimulatedPrinter {
  const path = 'simulated printer';
  const { opener, device } = createMemoryLine(path, clock);
  const simulator = new EscposSimulator({ clock, rowsPerSecond: ROWS_PER_SECOND });
  simulator.attach(device);
  return {
    connection: { settings: { driver: 'escpos', port: path }, environment: { opener, clock } },
    device,
    simulator,
  };
}
