import type { DropSensor, DropSensorEvent } from '../../../drivers/drop-sensor/drop-sensor.ts';
import type { DriverEnvironment } from '../../../drivers/definition/define-driver.ts';
import { ModbusBoardSimulator, type ModbusBoardSettings } from '../../../drivers/modbus/simulator/board.ts';
import { err } from '../../../app/result.ts';
import type { BytePort, PortOpener } from '../../../drivers/port/byte-port.ts';
import { createMemoryLine, type MemoryDevice } from '../../../drivers/port/memory-port.ts';
import { registry } from '../../../drivers/registry.ts';
import type { RelayChange } from '../../../drivers/common/channel-change.ts';
import type { Relay, RelayEvent } from '../../../drivers/relay/relay.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { DevicePty, PluggedDevice } from './device-pty.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { nextChange } from './relay-line.ts';

/** The line of every harness in memory. */
export const MODBUS_PATH = '/dev/modbus';
/** Long enough for opening, switching off, the probe for feedback and the first reading of a sensor. */
export const MODBUS_READY_MS = 400;
/** Functions of the standard by name. */
export const FUNCTIONS = { readCoils: 1, readInputs: 2, writeCoil: 5, writeCoils: 15 } as const;

/** A host whose program can die: its port closes, and what it sends afterwards is lost. */
export interface Host {
  readonly environment: DriverEnvironment;
  die(): Promise<void>;
}

/** A board on a line in memory, in fake time, with any number of hosts one after the other. */
export interface ModbusHarness {
  readonly clock: FakeClock;
  readonly board: ModbusBoardSimulator;
  readonly device: MemoryDevice;
  /** Everything that the host has sent, frame by frame, in hexadecimal. */
  readonly sent: string[];
  host(): Host;
}

/** Builds a bench; no driver is on it yet. */
export async function createModbusHarness(settings: Omit<ModbusBoardSettings, 'clock'> = {}): Promise<ModbusHarness> {
  const clock = new FakeClock();
  const line = createMemoryLine(MODBUS_PATH, clock);
  const board = new ModbusBoardSimulator({ clock, ...settings });
  board.attach(line.device);
  const sent: string[] = [];
  line.device.onBytes((bytes) => sent.push(Buffer.from(bytes).toString('hex').toUpperCase()));
  return { clock, board, device: line.device, sent, host: () => createHost(line.opener, clock) };
}

function createHost(opener: PortOpener, clock: FakeClock): Host {
  const ports: BytePort[] = [];
  let isAlive = true;
  const mortal: PortOpener = {
    async open(settings) {
      if (!isAlive) return err({ kind: 'not-found', message: 'this host is dead' });
      const opened = await opener.open(settings);
      if (opened.ok) ports.push(opened.value);
      return opened;
    },
  };
  return {
    environment: { opener: mortal, clock },
    async die() {
      isAlive = false;
      await Promise.all(ports.map((port) => port.close()));
    },
  };
}

/** A driver and everything that it has reported. */
export interface Watched<Device, Event> {
  readonly device: Device;
  readonly events: Event[];
}

/** A relay at the harness’s path; not started. */
export function makeRelay(environment: DriverEnvironment, settings: object = {}): Watched<Relay, RelayEvent> {
  const made = registry.createRelay({ driver: 'modbus', port: MODBUS_PATH, channels: 4, ...settings }, environment);
  if (!made.ok) throw new Error(made.error);
  const events: RelayEvent[] = [];
  made.value.onEvent((event) => events.push(event));
  return { device: made.value, events };
}

/** For harnesses whose board answers at once: what falls there is in the beam for longer than from one reading to the next. */
const HARNESS_BLOCKS_MS = 50;

/** A drop sensor at the harness’s path; not started. */
export function makeSensor(
  environment: DriverEnvironment,
  settings: object = {},
): Watched<DropSensor, DropSensorEvent> {
  const made = registry.createDropSensor(
    { driver: 'modbus', port: MODBUS_PATH, blocksMs: HARNESS_BLOCKS_MS, ...settings },
    environment,
  );
  if (!made.ok) throw new Error(made.error);
  const events: DropSensorEvent[] = [];
  made.value.onEvent((event) => events.push(event));
  return { device: made.value, events };
}

/** Keeps the outcome of some work, so that a test can look whether it is there yet. */
export function watchOutcome<T>(work: Promise<T>): { outcome?: T } {
  const watched: { outcome?: T } = {};
  void work.then((outcome) => {
    watched.outcome = outcome;
  });
  return watched;
}

const BAUD_RATE = 9_600;

/** A Modbus board at the far end of a real line; it stays when the line is unplugged and when the kiosk ends. */
export class ModbusPtyLine extends PluggedDevice {
  readonly board: ModbusBoardSimulator;

  private constructor(board: ModbusBoardSimulator, line: DevicePty) {
    super(line);
    this.board = board;
  }

  /** A board that is plugged in. */
  static async open(settings: Omit<ModbusBoardSettings, 'clock'> = {}): Promise<ModbusPtyLine> {
    const board = new ModbusBoardSimulator({ clock: systemClock, ...settings });
    return new ModbusPtyLine(board, await DevicePty.open(BAUD_RATE, (port) => board.attach(port)));
  }

  /** The next change of a relay that fits; ask before causing it. */
  change(fits: (change: RelayChange) => boolean): Promise<RelayChange> {
    return nextChange(this.board, fits);
  }
}
