import { z } from 'zod';
import { billAcceptorKeys, dropSensorKeys, port, printerKeys, relayKeys } from './device-keys.ts';
import type { Finding } from './finding.ts';

/** The driver name of a device that is absent: a simulator replaces it. */
export const SIMULATED = 'simulated';

/**
 * The keys of a device that do not depend on its driver. The driver's own keys are kept as they are, and the driver
 * reads them.
 */
const anyDriver = { driver: z.string(), port: port.optional() };
const relay = z.looseObject({ ...anyDriver, ...relayKeys });
const dropSensor = z.looseObject({ ...anyDriver, ...dropSensorKeys });
const billAcceptor = z.looseObject({ ...anyDriver, ...billAcceptorKeys });
const printer = z.looseObject({ ...anyDriver, ...printerKeys });

export type RelayConfig = z.output<typeof relay>;
export type DropSensorConfig = z.output<typeof dropSensor>;
export type BillAcceptorConfig = z.output<typeof billAcceptor>;
export type PrinterConfig = z.output<typeof printer>;

/** The devices of the configuration; a device that is not configured is absent. */
export interface PeripheralsConfig {
  readonly relay?: RelayConfig | undefined;
  readonly dropSensor?: DropSensorConfig | undefined;
  readonly billAcceptor?: BillAcceptorConfig | undefined;
  readonly printer?: PrinterConfig | undefined;
}

/** The kinds of devices, in the configuration's order. */
export const DEVICE_KINDS = ['relay', 'dropSensor', 'billAcceptor', 'printer'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What the configuration needs to know about drivers; the registry in `drivers/` implements it. */
export interface DeviceCatalogue {
  /** The settings of each driver: a strict object whose key `driver` is the driver's name. */
  readonly settings: Readonly<Record<DeviceKind, readonly z.ZodObject[]>>;
  /** The errors in a device's own settings; paths are relative to the device. */
  findings(kind: DeviceKind, devices: PeripheralsConfig): readonly Finding[];
  /** The errors in a device's settings in combination with the other devices. */
  findingsBeside(kind: DeviceKind, devices: PeripheralsConfig): readonly Finding[];
  /** Settings that are allowed, with a consequence that the operator should know. */
  doubts(kind: DeviceKind, devices: PeripheralsConfig): readonly Finding[];
  /** Whether a device may use the port of another one: a bus carries several. */
  sharesLine(kind: DeviceKind, owner: DeviceKind, devices: PeripheralsConfig): boolean;
  /** The highest channel of a relay board, including the simulated one; null where the settings do not limit it. */
  highestChannel(relay: { readonly driver: string }): number | null;
}

/** The schema of `peripherals`, composed from the drivers' schemas. */
export function createPeripheralsSchema({ settings }: DeviceCatalogue): z.ZodType<PeripheralsConfig> {
  return z.strictObject({
    relay: choice(settings.relay, relayKeys).pipe(relay).optional(),
    dropSensor: choice(settings.dropSensor, dropSensorKeys).pipe(dropSensor).optional(),
    billAcceptor: choice(settings.billAcceptor, billAcceptorKeys).pipe(billAcceptor).optional(),
    printer: choice(settings.printer, printerKeys).pipe(printer).optional(),
  });
}

function choice(drivers: readonly z.ZodObject[], keys: z.core.$ZodShape) {
  const simulated: z.ZodObject = z.strictObject({ driver: z.literal(SIMULATED), ...keys });
  const [first, ...rest] = [...drivers, simulated];
  return z.discriminatedUnion('driver', [first, ...rest]);
}
