import { z } from 'zod';
import {
  DEVICE_KINDS,
  type DeviceCatalogue,
  type DeviceKind,
  type PeripheralsConfig,
  SIMULATED,
} from '../app/config/peripherals.ts';
import { err, type Result } from '../app/result.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { BillAcceptor } from './bill-acceptor/bill-acceptor.ts';
import { ccnet } from './bill-acceptor/ccnet/entry.ts';
import type { AcceptorStandIn } from './bill-acceptor/stand-in.ts';
import { type AbsentDevice, createAbsent, settingsOfAbsent } from './definition/absent-device.ts';
import type { Probe } from './definition/probe.ts';
import type { Driver, DriverEntry, DriverEnvironment, LazyDriver } from './definition/define-driver.ts';
import type { WhenMainEnds } from './definition/when-main-ends.ts';
import type { DropSensor } from './drop-sensor/drop-sensor.ts';
import type { SensorStandIn } from './drop-sensor/stand-in.ts';
import { modbusDropSensor } from './drop-sensor/modbus/entry.ts';
import { modemLine } from './drop-sensor/modem-line/entry.ts';
import { escpos } from './printer/escpos/entry.ts';
import type { Printer } from './printer/printer.ts';
import type { PrinterStandIn } from './printer/stand-in.ts';
import { lcus } from './relay/lcus/entry.ts';
import { modbusRelay } from './relay/modbus/entry.ts';
import type { Relay } from './relay/relay.ts';
import type { RelayStandIn } from './relay/stand-in.ts';
import type { NamedSimulation } from './simulation/device.ts';

/** Drivers of each kind. */
export interface Drivers {
  readonly relay: readonly Driver<'relay', Relay, RelayStandIn>[];
  readonly dropSensor: readonly Driver<'dropSensor', DropSensor, SensorStandIn>[];
  readonly billAcceptor: readonly Driver<'billAcceptor', BillAcceptor, AcceptorStandIn>[];
  readonly printer: readonly LazyDriver<'printer', Printer, PrinterStandIn>[];
}

/** Every driver that Sauda has: one folder and one line each. */
export const DRIVERS: Drivers = {
  relay: [lcus, modbusRelay],
  dropSensor: [modbusDropSensor, modemLine],
  billAcceptor: [ccnet],
  printer: [escpos],
};

/** What the configuration and the composition ask of the drivers. */
export interface Registry extends DeviceCatalogue {
  /** The settings of a configured device, with what is left out because another device has it. */
  completed(kind: DeviceKind, devices: PeripheralsConfig): unknown;
  /** What has to go to a device when the program ends suddenly; null where nothing has to, or no real one is configured. */
  whenMainEnds(kind: DeviceKind, devices: PeripheralsConfig): WhenMainEnds | null;
  /** Makes the relay that the settings name; the error says what is wrong with the name or the settings. */
  readonly createRelay: (settings: unknown, environment: DriverEnvironment) => Result<Relay, string>;
  /**
   * Makes the drop sensor that the settings name. A Modbus sensor shares the line of a Modbus relay that was made with
   * the same environment object, port and line settings.
   */
  readonly createDropSensor: (settings: unknown, environment: DriverEnvironment) => Result<DropSensor, string>;
  readonly createBillAcceptor: (settings: unknown, environment: DriverEnvironment) => Result<BillAcceptor, string>;
  readonly createPrinter: (settings: unknown, environment: DriverEnvironment) => Promise<Result<Printer, string>>;
  /** The sentences for the rules of all drivers, see `DriverEntry.words`. */
  readonly words: Readonly<Record<string, string>>;
  /**
   * Loads how devices are found, in the order in which a port is asked. The printer comes first: of all devices it alone
   * would put on paper what it takes for text, so that the others are asked only where none has answered.
   */
  readonly probes: () => Promise<readonly Probe[]>;
  /** The devices that can be simulated at the end of a serial line. */
  readonly simulations: readonly NamedSimulation[];
  /** What is connected in the place of a device with `driver: simulated`; its settings are those of its kind. */
  readonly absent: {
    readonly relay: (settings: object, clock: Clock) => Promise<AbsentDevice<RelayStandIn>>;
    readonly dropSensor: (settings: object, clock: Clock) => Promise<AbsentDevice<SensorStandIn>>;
    readonly billAcceptor: (settings: object, clock: Clock) => Promise<AbsentDevice<AcceptorStandIn>>;
    readonly printer: (settings: object, clock: Clock) => Promise<AbsentDevice<PrinterStandIn>>;
  };
}

const ASKED_IN_ORDER: readonly DeviceKind[] = ['printer', 'billAcceptor', 'relay', 'dropSensor'];

const named = z.object({ driver: z.string() });

/** A registry of these drivers. */
export function createRegistry(drivers: Drivers): Registry {
  /** The entry of the driver that the settings name. */
  function entryIn<Entry extends { readonly name: string }>(
    entries: readonly Entry[],
    settings: unknown,
  ): Entry | null {
    const name = named.safeParse(settings).data?.driver;
    return entries.find((entry) => entry.name === name) ?? null;
  }
  const entryOf = (kind: DeviceKind, devices: PeripheralsConfig): DriverEntry<DeviceKind> | null =>
    entryIn<DriverEntry<DeviceKind>>(drivers[kind], devices[kind]);
  const settingsOf = (kind: DeviceKind) => drivers[kind].map(({ settings }) => settings);
  return {
    settings: {
      relay: settingsOf('relay'),
      dropSensor: settingsOf('dropSensor'),
      billAcceptor: settingsOf('billAcceptor'),
      printer: settingsOf('printer'),
    },
    findings: (kind, devices) => entryOf(kind, devices)?.findings(devices[kind]) ?? [],
    findingsBeside: (kind, devices) => entryOf(kind, devices)?.findingsBeside(devices[kind], devices) ?? [],
    doubts: (kind, devices) => {
      const entry = entryOf(kind, devices);
      return entry?.doubts(entry.completed(devices[kind], devices)) ?? [];
    },
    sharesLine: (kind, owner, devices) => entryOf(kind, devices)?.sharesLine(devices[kind], owner, devices) ?? false,
    highestChannel: (relay) => {
      const settings = relay.driver === SIMULATED ? settingsOfAbsent('relay', drivers.relay, relay) : relay;
      return entryIn(drivers.relay, settings)?.highestChannel(settings) ?? null;
    },
    completed: (kind, devices) => entryOf(kind, devices)?.completed(devices[kind], devices) ?? devices[kind],
    whenMainEnds: (kind, devices) => entryOf(kind, devices)?.whenMainEnds(devices[kind]) ?? null,
    createRelay: (settings, environment) =>
      entryIn(drivers.relay, settings)?.create(settings, environment) ?? unknownDriver('relay', settings),
    createDropSensor: (settings, environment) =>
      entryIn(drivers.dropSensor, settings)?.create(settings, environment) ?? unknownDriver('drop sensor', settings),
    createBillAcceptor: (settings, environment) =>
      entryIn(drivers.billAcceptor, settings)?.create(settings, environment) ??
      unknownDriver('bill acceptor', settings),
    createPrinter: async (settings, environment) =>
      (await entryIn(drivers.printer, settings)?.create(settings, environment)) ?? unknownDriver('printer', settings),
    words: Object.fromEntries(
      DEVICE_KINDS.flatMap((kind) => drivers[kind].flatMap(({ words }) => Object.entries(words))),
    ),
    probes: () =>
      Promise.all(
        ASKED_IN_ORDER.flatMap((kind) => drivers[kind].flatMap(({ probe }) => (probe === null ? [] : [probe()]))),
      ),
    simulations: DEVICE_KINDS.flatMap((kind) => drivers[kind].flatMap(simulationOf)),
    absent: {
      relay: (settings, clock) => createAbsent('relay', drivers.relay, settings, clock),
      dropSensor: (settings, clock) => createAbsent('dropSensor', drivers.dropSensor, settings, clock),
      billAcceptor: (settings, clock) => createAbsent('billAcceptor', drivers.billAcceptor, settings, clock),
      printer: (settings, clock) => createAbsent('printer', drivers.printer, settings, clock),
    },
  };
}

function simulationOf({ name, simulate }: DriverEntry<DeviceKind>): readonly NamedSimulation[] {
  return simulate === null ? [] : [{ name, ...simulate }];
}

function unknownDriver(kind: string, settings: unknown): Result<never, string> {
  return err(`no ${kind} driver is called "${named.safeParse(settings).data?.driver ?? ''}"`);
}

/** The registry of the product. */
export const registry = createRegistry(DRIVERS);
