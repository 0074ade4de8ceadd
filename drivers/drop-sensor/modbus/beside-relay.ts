import type { Finding } from '../../../app/config/finding.ts';
import type { PeripheralsConfig } from '../../../app/config/peripherals.ts';
import { modbusRelaySettings, type ModbusRelaySettings } from '../../relay/modbus/settings.ts';
import type { ModbusDropSensorSettings } from './settings.ts';

/** The relay of the configuration where it is on a Modbus line. */
function modbusRelayIn({ relay }: PeripheralsConfig): ModbusRelaySettings | null {
  const read = modbusRelaySettings.safeParse(relay);
  return read.success ? read.data : null;
}

/** The Modbus relay on whose line the sensor is. Ports are compared letter by letter: two spellings would open one twice. */
function relayOnLine({ port }: ModbusDropSensorSettings, devices: PeripheralsConfig): ModbusRelaySettings | null {
  const relay = modbusRelayIn(devices);
  return relay !== null && (port === undefined || port === relay.port) ? relay : null;
}

/** Whether sensor and relay are on one Modbus line, by the same name of its port. */
export function sharesLineOfRelay(sensor: ModbusDropSensorSettings, devices: PeripheralsConfig): boolean {
  return relayOnLine(sensor, devices) !== null;
}

/** What is wrong with the sensor's place beside the relay. */
export function findingsBesideRelay(sensor: ModbusDropSensorSettings, devices: PeripheralsConfig): readonly Finding[] {
  const relay = relayOnLine(sensor, devices);
  if (relay === null) return sensor.port === undefined ? [{ path: [], rule: 'drop-sensor-without-line' }] : [];
  const differing = (['baudRate', 'parity', 'echo', 'modemLines'] as const)
    .filter((key) => sensor[key] !== undefined && JSON.stringify(sensor[key]) !== JSON.stringify(relay[key]))
    .map((key) => ({ path: [key], rule: 'bus-settings-differ' }));
  return [...differing, ...latchOfRelay(sensor, relay)];
}

/** Clearing a latch must not switch a motor of the same board. */
function latchOfRelay({ latch, address }: ModbusDropSensorSettings, relay: ModbusRelaySettings): readonly Finding[] {
  if (typeof latch === 'string' || (address ?? relay.address) !== relay.address) return [];
  const { clearCoil } = latch;
  if (clearCoil < relay.firstCoil || clearCoil >= relay.firstCoil + relay.channels) return [];
  return [{ path: ['latch', 'clearCoil'], rule: 'latch-of-relay' }];
}

/** The sensor with what it leaves out taken from the relay on its line; elsewhere the bus's defaults count. */
export function completedByRelay(
  sensor: ModbusDropSensorSettings,
  devices: PeripheralsConfig,
): ModbusDropSensorSettings {
  const relay = relayOnLine(sensor, devices);
  if (relay === null) return sensor;
  return {
    ...sensor,
    port: relay.port,
    baudRate: sensor.baudRate ?? relay.baudRate,
    parity: sensor.parity ?? relay.parity,
    echo: sensor.echo ?? relay.echo,
    modemLines: sensor.modemLines ?? relay.modemLines,
    address: sensor.address ?? relay.address,
  };
}
