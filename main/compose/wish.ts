import { LCUS_CHANNELS } from '../../app/config/lcus-channels.ts';
import type {
  BillAcceptorSettings,
  DropSensorSettings,
  PrinterSettings,
  RelaySettings,
} from '../../app/config/schema.ts';
import type { KioskConfig } from '../../app/config/config.ts';
import type { DriverEnvironment } from '../../drivers/definition/define-driver.ts';

/** The part of the configuration that is about devices. */
export type PeripheralSettings = KioskConfig['peripherals'];

/** What the registry is asked for: a driver by its name, its settings, and the line that it gets. */
export interface Wish {
  readonly driver: string;
  readonly settings: unknown;
  readonly environment: DriverEnvironment;
}

/** A device with a real line. */
export type Real<Settings extends { readonly driver: string }> = Exclude<Settings, { readonly driver: 'simulated' }>;

/** The relay board of the configuration, as its driver wants to hear of it. */
export function relayWish(relay: Real<RelaySettings>, environment: DriverEnvironment): Wish {
  const { driver, port, baudRate } = relay;
  if (driver === 'lcus') return { driver, settings: { path: port, baudRate, channels: LCUS_CHANNELS }, environment };
  const { parity, address, channels, firstCoil, timedPulse } = relay;
  return { driver, settings: { path: port, baudRate, parity, address, channels, firstCoil, timedPulse }, environment };
}

/** The drop sensor of the configuration; an input of the Modbus relay's own board is found on the relay's line. */
export function sensorWish(
  sensor: Real<DropSensorSettings>,
  relay: RelaySettings | undefined,
  environment: DriverEnvironment,
): Wish {
  const { driver, port, seenAs } = sensor;
  if (driver === 'modem-line')
    return { driver, settings: { path: port, line: sensor.line, seenAs, blocksMs: sensor.blocksMs }, environment };
  const { input, latch, blocksMs } = sensor;
  return { driver, settings: { ...sensorLine(sensor, relay), input, seenAs, latch, blocksMs }, environment };
}

interface BusPlace {
  readonly path: string | undefined;
  readonly baudRate: number | undefined;
  readonly parity: 'none' | 'even' | 'odd' | undefined;
  readonly address: number | undefined;
}

/** What is left out is the relay's where both are on one bus; elsewhere the driver has its own idea of it. */
function sensorLine(
  { port, baudRate, parity, address }: Extract<DropSensorSettings, { driver: 'modbus' }>,
  relay: RelaySettings | undefined,
): BusPlace {
  if (relay?.driver !== 'modbus' || (port !== undefined && port !== relay.port))
    return { path: port, baudRate, parity, address };
  return {
    path: relay.port,
    baudRate: baudRate ?? relay.baudRate,
    parity: parity ?? relay.parity,
    address: address ?? relay.address,
  };
}

/** The bill acceptor of the configuration. */
export function acceptorWish(acceptor: Real<BillAcceptorSettings>, environment: DriverEnvironment): Wish {
  const { driver, port, baudRate, denominationsTenge, modemLines, restMs } = acceptor;
  return { driver, settings: { path: port, baudRate, denominationsTenge, modemLines, restMs }, environment };
}

/** The printer of the configuration. */
export function printerWish(
  { driver, port, baudRate, model, columns, cut, presenter }: Real<PrinterSettings>,
  environment: DriverEnvironment,
): Wish {
  return { driver, settings: { path: port, baudRate, model, columns, cut, presenter }, environment };
}
