import { err, type Result } from '../app/result.ts';
import {
  defineDriver,
  defineLazyDriver,
  type Driver,
  type DriverEnvironment,
  type LazyDriver,
} from './definition/define-driver.ts';
import { createCcnetAcceptor } from './bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from './bill-acceptor/ccnet/settings.ts';
import type { BillAcceptor } from './bill-acceptor/bill-acceptor.ts';
import type { DropSensor } from './drop-sensor/drop-sensor.ts';
import { createModbusDropSensor } from './drop-sensor/modbus/driver.ts';
import { modbusDropSensorSettings } from './drop-sensor/modbus/settings.ts';
import { createModemLineDropSensor } from './drop-sensor/modem-line/driver.ts';
import { modemLineSettings } from './drop-sensor/modem-line/settings.ts';
import { defineModbusDriver } from './modbus/settings.ts';
import type { Printer } from './printer/printer.ts';
import { createLcusRelay } from './relay/lcus/driver.ts';
import { lcusSettings } from './relay/lcus/settings.ts';
import { createModbusRelay } from './relay/modbus/driver.ts';
import { modbusRelaySettings } from './relay/modbus/settings.ts';
import type { Relay } from './relay/relay.ts';

/** Every relay board that Sauda knows: one folder and one line each. */
export const relayDrivers: readonly Driver<'relay', Relay>[] = [
  defineDriver({ kind: 'relay', name: 'lcus', settings: lcusSettings, create: createLcusRelay }),
  defineModbusDriver({ kind: 'relay', name: 'modbus', settings: modbusRelaySettings, create: createModbusRelay }),
];

/** Every drop sensor that Sauda knows. */
export const dropSensorDrivers: readonly Driver<'drop-sensor', DropSensor>[] = [
  defineModbusDriver({
    kind: 'drop-sensor',
    name: 'modbus',
    settings: modbusDropSensorSettings,
    create: createModbusDropSensor,
  }),
  defineDriver({
    kind: 'drop-sensor',
    name: 'modem-line',
    settings: modemLineSettings,
    create: createModemLineDropSensor,
  }),
];

/** Every bill acceptor that Sauda knows. */
export const billAcceptorDrivers: readonly Driver<'bill-acceptor', BillAcceptor>[] = [
  defineDriver({ kind: 'bill-acceptor', name: 'ccnet', settings: ccnetSettings, create: createCcnetAcceptor }),
];

async function loadEscpos() {
  const [{ escposSettings }, { createEscposPrinter }] = await Promise.all([
    import('./printer/escpos/settings.ts'),
    import('./printer/escpos/driver.ts'),
  ]);
  return { settings: escposSettings, create: createEscposPrinter };
}

/** Every receipt printer that Sauda knows; the encoder and its list of models are large. */
export const printerDrivers: readonly LazyDriver<'printer', Printer>[] = [
  defineLazyDriver({ kind: 'printer', name: 'escpos', load: loadEscpos }),
];

/** Makes the bill acceptor that the configuration names; the error says what is wrong with the name or the settings. */
export function createBillAcceptor(
  name: string,
  settings: unknown,
  environment: DriverEnvironment,
): Result<BillAcceptor, string> {
  const driver = billAcceptorDrivers.find((candidate) => candidate.name === name);
  return driver?.create(settings, environment) ?? err(`no bill acceptor driver is called "${name}"`);
}

/** Makes the relay that the configuration names; the error says what is wrong with the name or the settings. */
export function createRelay(name: string, settings: unknown, environment: DriverEnvironment): Result<Relay, string> {
  const driver = relayDrivers.find((candidate) => candidate.name === name);
  return driver?.create(settings, environment) ?? err(`no relay driver is called "${name}"`);
}

/**
 * Makes the drop sensor that the configuration names; the error says what is wrong with the name or the settings. A
 * Modbus sensor shares the line of a Modbus relay that was made with the same environment object, path and line settings.
 */
export function createDropSensor(
  name: string,
  settings: unknown,
  environment: DriverEnvironment,
): Result<DropSensor, string> {
  const driver = dropSensorDrivers.find((candidate) => candidate.name === name);
  return driver?.create(settings, environment) ?? err(`no drop sensor driver is called "${name}"`);
}

/** Makes the printer that the configuration names; the error says what is wrong with the name or the settings. */
export async function createPrinter(
  name: string,
  settings: unknown,
  environment: DriverEnvironment,
): Promise<Result<Printer, string>> {
  const driver = await printerDrivers.find((candidate) => candidate.name === name)?.load();
  return driver?.create(settings, environment) ?? err(`no printer driver is called "${name}"`);
}
