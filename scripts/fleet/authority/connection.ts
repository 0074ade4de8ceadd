import { connect, type MqttClient } from 'mqtt';
import { SECOND_MS } from '../../../app/units.ts';
import type { Authority } from './authority.ts';

const MQTT_5 = 5;
const CONNECT_LIMIT_MS = 15 * SECOND_MS;

/** Connects the operator's side to a broker, once. Rejects with what the broker, TLS or a missing file said. */
export function connected(authority: Authority, broker: string): Promise<MqttClient> {
  const client = connect(broker, {
    protocolVersion: MQTT_5,
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: CONNECT_LIMIT_MS,
    rejectUnauthorized: true,
    ...authority.credentials,
  });
  return new Promise((resolve, reject) => {
    client.once('connect', () => {
      resolve(client);
    });
    client.once('error', reject);
    client.once('close', () => {
      reject(new Error(`${broker} closes the connection`));
    });
  });
}
