import { err, type Result } from '../app/result.ts';
import { defineDriver, type Driver, type DriverEnvironment } from './define-driver.ts';
import { createCcnetAcceptor } from './bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from './bill-acceptor/ccnet/settings.ts';
import type { BillAcceptor } from './bill-acceptor/bill-acceptor.ts';
import { createLcusRelay } from './relay/lcus/driver.ts';
import { lcusSettings } from './relay/lcus/settings.ts';
import type { Relay } from './relay/relay.ts';

/** Every relay board that Sauda knows: one folder and one line each. */
export const relayDrivers: readonly Driver<'relay', Relay>[] = [
  defineDriver({ kind: 'relay', name: 'lcus', settings: lcusSettings, create: createLcusRelay }),
];

/** Every bill acceptor that Sauda knows. */
export const billAcceptorDrivers: readonly Driver<'bill-acceptor', BillAcceptor>[] = [
  defineDriver({ kind: 'bill-acceptor', name: 'ccnet', settings: ccnetSettings, create: createCcnetAcceptor }),
];

/** Makes the bill acceptor that the configuration names; the error says what is wrong with the name or the settings. */
export function createBillAcceptor(name: string, settings: unknown, environment: DriverEnvironment): Result<BillAcceptor, string> {
  const driver = billAcceptorDrivers.find((candidate) => candidate.name === name);
  return driver?.create(settings, environment) ?? err(`no bill acceptor driver is called "${name}"`);
}

/** Makes the relay that the configuration names; the error says what is wrong with the name or the settings. */
export function createRelay(name: string, settings: unknown, environment: DriverEnvironment): Result<Relay, string> {
  const driver = relayDrivers.find((candidate) => candidate.name === name);
  return driver?.create(settings, environment) ?? err(`no relay driver is called "${name}"`);
}
