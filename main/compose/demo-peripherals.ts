import { type PeripheralsConfig, SIMULATED } from '../../app/config/peripherals.ts';
import { configSchema } from '../config/config-schema.ts';

/** The configuration's devices, all simulated; only their times and options are kept. */
export function demoPeripherals({ relay, dropSensor, billAcceptor, printer }: PeripheralsConfig): PeripheralsConfig {
  const driver = SIMULATED;
  const peripherals = {
    relay: { driver, pulseMs: relay?.pulseMs, settleMs: relay?.settleMs },
    dropSensor: { driver, timeoutMs: dropSensor?.timeoutMs, extraPulses: dropSensor?.extraPulses },
    billAcceptor: { driver, denominationsTenge: billAcceptor?.denominationsTenge },
    printer: { driver, required: printer?.required },
  };
  // Parsing fills in the defaults.
  return configSchema.parse({ version: 1, peripherals }).peripherals;
}
