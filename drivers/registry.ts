import { err, type Result } from '../app/result.ts';
import { defineDriver, type Driver, type DriverEnvironment } from './define-driver.ts';
import { createLcusRelay } from './relay/lcus/driver.ts';
import { lcusSettings } from './relay/lcus/settings.ts';
import type { Relay } from './relay/relay.ts';

/** Every relay board that Sauda knows: one folder and one line each. */
export const relayDrivers: readonly Driver<'relay', Relay>[] = [
  defineDriver({ kind: 'relay', name: 'lcus', settings: lcusSettings, create: createLcusRelay }),
];

/** Makes the relay that the configuration names; the error says what is wrong with the name or the settings. */
export function createRelay(name: string, settings: unknown, environment: DriverEnvironment): Result<Relay, string> {
  const driver = relayDrivers.find((candidate) => candidate.name === name);
  return driver?.create(settings, environment) ?? err(`no relay driver is called "${name}"`);
}
