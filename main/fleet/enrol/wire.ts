import { readFileSync } from 'node:fs';
import { connect, type MqttClient } from 'mqtt';
import { ENROL_LIMITS } from '../../../app/fleet/enrol/limits.ts';
import { enrolTopic } from '../../../app/fleet/enrol/wire.ts';
import { SECOND_MS } from '../../../app/units.ts';

/** The broker for newcomers. */
export interface NewcomersPlace {
  /** `mqtts://host:port`. */
  readonly newcomers: string;
  /** The only authorities that are trusted for it; null: the public ones. */
  readonly caFiles: readonly string[] | null;
}

/** What happens on the connection. */
export interface WireEvents {
  /** Connected and subscribed, again perhaps. */
  readonly onUp: () => void;
  readonly onDown: (detail: string) => void;
  readonly onMessage: (payload: Uint8Array) => void;
}

/** A newcomer's connection, which comes back by itself. */
export interface Wire {
  say(payload: string): void;
  /** Ends the connection after what was said. */
  end(): void;
}

export type OpenWire = (place: NewcomersPlace, id: string, events: WireEvents) => Wire;

const MQTT_5 = 5;
const AGAIN_MS = 3 * SECOND_MS;
const CONNECT_LIMIT_MS = 15 * SECOND_MS;
/** Subscriptions are answered with a quality of service, or from here on with a failure. */
const FIRST_FAILURE = 0x80;

/** Connects without a certificate: the code tells who is who. Throws where a file cannot be read. */
export const openWire: OpenWire = ({ newcomers, caFiles }, id, events) => {
  const client = connect(newcomers, {
    protocolVersion: MQTT_5,
    clientId: id,
    clean: true,
    reconnectPeriod: AGAIN_MS,
    connectTimeout: CONNECT_LIMIT_MS,
    resubscribe: false,
    queueQoSZero: false,
    rejectUnauthorized: true,
    ...(caFiles === null ? {} : { ca: caFiles.map((file) => readFileSync(file)) }),
    properties: { maximumPacketSize: ENROL_LIMITS.mostBytes },
  });
  follow(client, id, events);
  return {
    say(payload): void {
      if (client.connected) client.publish(enrolTopic(id, 'request'), payload, { qos: 1 }, () => undefined);
    },
    end(): void {
      client.end(false, () => undefined);
    },
  };
};

function follow(client: MqttClient, id: string, { onUp, onDown, onMessage }: WireEvents): void {
  let detail = 'the connection was closed';
  client.on('connect', () => {
    client.subscribe(enrolTopic(id, 'answer'), { qos: 1 }, (error, granted) => {
      if (error !== null || (granted ?? []).some(({ qos }) => qos >= FIRST_FAILURE))
        onDown(error?.message ?? 'the subscription was refused');
      else onUp();
    });
  });
  client.on('error', (error) => {
    detail = error.message;
    onDown(detail);
  });
  client.on('close', () => {
    onDown(detail);
  });
  client.on('message', (_topic, payload, { retain }) => {
    // Nobody answered this code before it was there.
    if (!retain) onMessage(payload);
  });
}
