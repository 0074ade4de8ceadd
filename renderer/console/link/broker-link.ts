import mqtt, { type MqttClient } from 'mqtt';
import type { Arrived } from '../../../app/fleet/console/arrived.ts';
import { topicOfAll } from '../../../app/fleet/wire/topics.ts';
import { SECOND_MS } from '../../../app/units.ts';

const RECONNECT_MS = 3 * SECOND_MS;
const CONNECT_MS = 15 * SECOND_MS;
const KEEP_ALIVE_S = 60;
const ID_BYTES = 9;
const MQTT_5 = 5;
const MQTT_3 = 4;
/** A broker's answers to a version that it does not speak. */
const TOO_NEW: readonly unknown[] = [0x84, 1];
/** A broker's answers to a wrong name or password: MQTT 5, and 3.1.1 from an older one. */
const REFUSED: readonly unknown[] = [0x86, 0x87, 4, 5];

/** What the console follows: everything that machines say, and what the keeper of the books has confirmed. */
const FOLLOWED = (['state', 'sales', 'events', 'answers', 'confirmed'] as const).map(topicOfAll);

export type LinkState = 'connecting' | 'open' | 'lost' | 'refused';

/** Who the operator is at the broker. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** The connection to the broker. */
export interface BrokerLink {
  /** Resolves to whether the broker has taken it. */
  publish(topic: string, text: string): Promise<boolean>;
  close(): void;
}

interface LinkEvents {
  readonly onState: (state: LinkState) => void;
  readonly onMessage: (message: Arrived) => void;
}

/** Connects by MQTT over WebSocket, and again after every loss, until it is closed or refused. `login` null: nobody asks. */
export function openBrokerLink(address: string, login: Login | null, events: LinkEvents): BrokerLink {
  let client = open(address, login, events, MQTT_5, () => {
    client = open(address, login, events, MQTT_3, () => {
      events.onState('refused');
    });
  });
  return {
    publish: (topic, text) =>
      client.connected
        ? client.publishAsync(topic, text, { qos: 1, retain: false }).then(
            () => true,
            () => false,
          )
        : Promise.resolve(false),
    close: () => {
      client.removeAllListeners('close').end(true);
    },
  };
}

function open(
  address: string,
  login: Login | null,
  { onState, onMessage }: LinkEvents,
  protocolVersion: typeof MQTT_5 | typeof MQTT_3,
  onTooNew: () => void,
): MqttClient {
  onState('connecting');
  let isOver = false;
  const client = mqtt.connect(address, {
    protocolVersion,
    clientId: `console-${randomName()}`,
    clean: true,
    keepalive: KEEP_ALIVE_S,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: CONNECT_MS,
    // Its other timers are a worker out of a blob, which the security policy of the page forbids.
    timerVariant: 'native',
    ...(login === null ? {} : { username: login.user, password: login.password }),
  });
  client.on('connect', () => {
    onState('open');
    // Without acknowledgements: the numbers tell what is missing, and a thousand states are here in a third of the time.
    client.subscribe(FOLLOWED, { qos: 0 });
  });
  client.on('message', (topic, payload, { retain }) => {
    onMessage({ topic, text: payload.toString(), isRetained: retain, atMs: Date.now() });
  });
  client.on('error', (error) => {
    const code = 'code' in error ? error.code : undefined;
    const isTooNew = TOO_NEW.includes(code);
    if (!isTooNew && !REFUSED.includes(code)) return;
    isOver = true;
    client.end(true);
    if (isTooNew) onTooNew();
    else onState('refused');
  });
  client.on('close', () => {
    if (!isOver) onState('lost');
  });
  return client;
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('');
}
