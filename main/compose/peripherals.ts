import { DEVICE_KINDS, type DeviceKind, type PeripheralsConfig, SIMULATED } from '../../app/config/peripherals.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import type { BillAcceptor } from '../../drivers/bill-acceptor/bill-acceptor.ts';
import type { Connection } from '../../drivers/definition/absent-device.ts';
import type { DriverEnvironment } from '../../drivers/definition/define-driver.ts';
import type { DropSensor } from '../../drivers/drop-sensor/drop-sensor.ts';
import { unfinishedPaperIn } from '../peripherals/unfinished-paper.ts';
import { createPortOpener } from '../../drivers/port/port-opener.ts';
import type { Printer } from '../../drivers/printer/printer.ts';
import { registry } from '../../drivers/registry.ts';
import type { Relay } from '../../drivers/relay/relay.ts';
import type { SimulatedDevices } from './simulated-devices.ts';

/** The devices of a kiosk, not started yet; null where the configuration has none. */
export interface Peripherals {
  readonly relay: Relay | null;
  readonly sensor: DropSensor | null;
  readonly acceptor: BillAcceptor | null;
  readonly printer: Printer | null;
}

/** The drivers, and the simulators behind those that have no real device. */
export interface ChosenPeripherals {
  readonly peripherals: Peripherals;
  /** Null where every device is real. */
  readonly simulated: SimulatedDevices | null;
}

/**
 * Creates the driver of each device, on its real line or on one in memory. The data directory keeps whether a printer's
 * earlier run left a slip unfinished.
 */
export async function choosePeripherals(
  devices: PeripheralsConfig,
  clock: Clock,
  dataDirectory: string | null = null,
): Promise<Result<ChosenPeripherals, Problem>> {
  const simulated = await simulate(devices, clock);
  // All drivers share this object, by which two Modbus drivers recognise that they are on the same bus.
  const environment = {
    opener: createPortOpener(clock),
    clock,
    ...(dataDirectory === null ? {} : { unfinishedPaper: unfinishedPaperIn(dataDirectory) }),
  };
  const connection = (kind: DeviceKind, pretended: { readonly connection: Connection } | null | undefined) =>
    connectionOf(kind, devices, pretended?.connection, environment);
  const relay = await make('relay', registry.createRelay, connection('relay', simulated?.relay));
  if (!relay.ok) return relay;
  const sensor = await make('dropSensor', registry.createDropSensor, connection('dropSensor', simulated?.sensor));
  if (!sensor.ok) return sensor;
  const acceptor = await make(
    'billAcceptor',
    registry.createBillAcceptor,
    connection('billAcceptor', simulated?.acceptor),
  );
  if (!acceptor.ok) return acceptor;
  const printer = await make('printer', registry.createPrinter, connection('printer', simulated?.printer));
  if (!printer.ok) return printer;
  const peripherals = { relay: relay.value, sensor: sensor.value, acceptor: acceptor.value, printer: printer.value };
  return ok({ peripherals, simulated });
}

/** Loads the simulators only if one is configured. */
async function simulate(devices: PeripheralsConfig, clock: Clock): Promise<SimulatedDevices | null> {
  if (!DEVICE_KINDS.some((kind) => devices[kind]?.driver === SIMULATED)) return null;
  const { simulateDevices } = await import('./simulated-devices.ts');
  return simulateDevices(devices, clock);
}

/** The settings and the line of a device; null where the configuration has none. */
function connectionOf(
  kind: DeviceKind,
  devices: PeripheralsConfig,
  simulated: Connection | undefined,
  environment: DriverEnvironment,
): Connection | null {
  const device = devices[kind];
  if (device === undefined) return null;
  if (device.driver === SIMULATED) return simulated ?? null;
  return { settings: registry.completed(kind, devices), environment };
}

type Create<Device> = (
  settings: unknown,
  environment: DriverEnvironment,
) => Result<Device, string> | Promise<Result<Device, string>>;

async function make<Device>(
  kind: DeviceKind,
  create: Create<Device>,
  connection: Connection | null,
): Promise<Result<Device | null, Problem>> {
  if (connection === null) return ok(null);
  const created = await create(connection.settings, connection.environment);
  return created.ok ? created : err(problem('config-invalid', { key: `peripherals.${kind}`, detail: created.error }));
}
