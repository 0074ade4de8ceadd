import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import type { BillAcceptor } from '../../drivers/bill-acceptor/bill-acceptor.ts';
import type { DriverEnvironment } from '../../drivers/definition/define-driver.ts';
import type { DropSensor } from '../../drivers/drop-sensor/drop-sensor.ts';
import { createSerialOpener } from '../../drivers/port/serial-port.ts';
import type { Printer } from '../../drivers/printer/printer.ts';
import { createBillAcceptor, createDropSensor, createPrinter, createRelay } from '../../drivers/registry.ts';
import type { Relay } from '../../drivers/relay/relay.ts';
import type { SimulatedDevices } from './simulated-devices.ts';
import { acceptorWish, type PeripheralSettings, printerWish, relayWish, sensorWish, type Wish } from './wish.ts';

/** The devices of a kiosk, not started yet; null where the configuration has none. */
export interface Peripherals {
  readonly relay: Relay | null;
  readonly sensor: DropSensor | null;
  readonly acceptor: BillAcceptor | null;
  readonly printer: Printer | null;
}

/** Drivers, and what is behind those of them that have nothing real behind them. */
export interface ChosenPeripherals {
  readonly peripherals: Peripherals;
  /** Null where everything is real. */
  readonly simulated: SimulatedDevices | null;
}

/** Makes the driver of each device, over its real line or over one in memory. */
export async function choosePeripherals(
  settings: PeripheralSettings,
  clock: Clock,
): Promise<Result<ChosenPeripherals, Problem>> {
  const simulated = await simulate(settings, clock);
  // One object for all: by it two Modbus drivers find out that they are on the same bus.
  const wishes = wishesFor(settings, simulated, { opener: createSerialOpener(clock), clock });
  const relay = await make('relay', createRelay, wishes.relay);
  if (!relay.ok) return relay;
  const sensor = await make('dropSensor', createDropSensor, wishes.sensor);
  if (!sensor.ok) return sensor;
  const acceptor = await make('billAcceptor', createBillAcceptor, wishes.acceptor);
  if (!acceptor.ok) return acceptor;
  const printer = await make('printer', createPrinter, wishes.printer);
  if (!printer.ok) return printer;
  const peripherals = { relay: relay.value, sensor: sensor.value, acceptor: acceptor.value, printer: printer.value };
  return ok({ peripherals, simulated });
}

/** Simulators are loaded only where one is wanted. */
async function simulate(settings: PeripheralSettings, clock: Clock): Promise<SimulatedDevices | null> {
  if (!Object.values(settings).some((device) => device?.driver === 'simulated')) return null;
  const { simulateDevices } = await import('./simulated-devices.ts');
  return simulateDevices(settings, clock);
}

type Wishes = Readonly<Record<keyof Peripherals, Wish | null>>;

function wishesFor(
  settings: PeripheralSettings,
  simulated: SimulatedDevices | null,
  environment: DriverEnvironment,
): Wishes {
  const { relay, dropSensor, billAcceptor, printer } = settings;
  return {
    relay: realOr(relay, simulated?.relay, (real) => relayWish(real, environment)),
    sensor: realOr(dropSensor, simulated?.sensor, (real) => sensorWish(real, relay, environment)),
    acceptor: realOr(billAcceptor, simulated?.acceptor, (real) => acceptorWish(real, environment)),
    printer: realOr(printer, simulated?.printer, (real) => printerWish(real, environment)),
  };
}

function realOr<Settings extends { readonly driver: string }>(
  settings: Settings | undefined,
  simulated: { readonly wish: Wish } | null | undefined,
  wishOf: (real: Exclude<Settings, { readonly driver: 'simulated' }>) => Wish,
): Wish | null {
  if (settings === undefined) return null;
  return isReal(settings) ? wishOf(settings) : (simulated?.wish ?? null);
}

function isReal<Settings extends { readonly driver: string }>(
  settings: Settings,
): settings is Exclude<Settings, { readonly driver: 'simulated' }> {
  return settings.driver !== 'simulated';
}

type Create<Device> = (
  name: string,
  settings: unknown,
  environment: DriverEnvironment,
) => Result<Device, string> | Promise<Result<Device, string>>;

async function make<Device>(
  key: string,
  create: Create<Device>,
  wish: Wish | null,
): Promise<Result<Device | null, Problem>> {
  if (wish === null) return ok(null);
  const created = await create(wish.driver, wish.settings, wish.environment);
  return created.ok ? created : err(problem('config-invalid', { key: `peripherals.${key}`, detail: created.error }));
}
