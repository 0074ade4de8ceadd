import { z } from 'zod';
import { billAcceptorKeys, dropSensorKeys, port, printerKeys, relayKeys } from './device-keys.ts';
import type { Finding } from './finding.ts';

/** A device that is not there: its simulator takes the place of its line. */
export const SIMULATED = 'simulated';

/** What is known of a device whatever its driver; the driver's own keys are carried along, and read by the driver. */
const anyDriver = { driver: z.string(), port: port.optional() };
const relay = z.looseObject({ ...anyDriver, ...relayKeys });
const dropSensor = z.looseObject({ ...anyDriver, ...dropSensorKeys });
const billAcceptor = z.looseObject({ ...anyDriver, ...billAcceptorKeys });
const printer = z.looseObject({ ...anyDriver, ...printerKeys });

export type RelayConfig = z.output<typeof relay>;
export type DropSensorConfig = z.output<typeof dropSensor>;
export type BillAcceptorConfig = z.output<typeof billAcceptor>;
export type PrinterConfig = z.output<typeof printer>;

/** The part of the configuration that is about devices; what is left out is absent. */
export interface PeripheralsConfig {
  readonly relay?: RelayConfig | undefined;
  readonly dropSensor?: DropSensorConfig | undefined;
  readonly billAcceptor?: BillAcceptorConfig | undefined;
  readonly printer?: PrinterConfig | undefined;
}

/** The kinds of devices, in the order of the configuration. */
export const DEVICE_KINDS = ['relay', 'dropSensor', 'billAcceptor', 'printer'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What the configuration needs to know of the drivers; the registry in `drivers/` answers. */
export interface DeviceCatalogue {
  /** The settings of each driver: a strict object whose key `driver` is the driver's name. */
  readonly settings: Readonly<Record<DeviceKind, readonly z.ZodObject[]>>;
  /** What is wrong with a device's settings taken alone; paths begin inside the device. */
  findings(kind: DeviceKind, devices: PeripheralsConfig): readonly Finding[];
  /** What is wrong with a device's settings beside the other devices. */
  findingsBeside(kind: DeviceKind, devices: PeripheralsConfig): readonly Finding[];
  /** Whether the device may be on the port of the other one: a bus carries several. */
  sharesLine(kind: DeviceKind, owner: DeviceKind, devices: PeripheralsConfig): boolean;
  /** The highest channel of a relay board, the simulated one included; null where its settings do not tell. */
  highestChannel(relay: { readonly driver: string }): number | null;
}

/** The schema of `peripherals`, composed of what each driver says about its own settings. */
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
