import { type PeripheralsConfig, SIMULATED } from '../../app/config/peripherals.ts';
import { configSchema } from '../config/config-schema.ts';

/** Everything simulated, whatever the configuration says; only the times and choices that it has are kept. */
export function demoPeripherals({ relay, dropSensor, billAcceptor, printer }: PeripheralsConfig): PeripheralsConfig {
  const driver = SIMULATED;
  const peripherals = {
    relay: { driver, pulseMs: relay?.pulseMs },
    dropSensor: { driver, timeoutMs: dropSensor?.timeoutMs, extraPulses: dropSensor?.extraPulses },
    billAcceptor: { driver, denominationsTenge: billAcceptor?.denominationsTenge },
    printer: { driver, required: printer?.required },
  };
  // Through the schema, which fills in what the configuration leaves out.
  return configSchema.parse({ version: 1, peripherals }).peripherals;
}
