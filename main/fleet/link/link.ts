import { readFileSync } from 'node:fs';
import { connect, type IClientOptions, type IConnackPacket, type MqttClient } from 'mqtt';
import { KEEP_ALIVE_S } from '../../../app/fleet/outbox/limits.ts';
import { MOST_COMMAND_BYTES, MOST_VALID_MS } from '../../../app/fleet/wire/command.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { SECOND_MS } from '../../../app/units.ts';

/** Where the broker is, and who this machine is there. */
export interface LinkPlace {
  readonly broker: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFiles: readonly string[];
  readonly kioskId: string;
}

/** Why there is no connection. */
export interface LinkEnd {
  readonly reason: 'files' | 'refused' | 'failed' | 'silent' | 'closed' | 'taken-over';
  readonly detail: string;
}

/** An open connection. */
export interface Link {
  /** Resolves when the broker has acknowledged it, or false when that is too late. */
  publish(topic: string, payload: string, retain?: boolean): Promise<boolean>;
  /** Ends the connection in order: the broker publishes no will. */
  close(): void;
}

/** What happens on a connection. */
export interface LinkEvents {
  /** Connected, and subscribed to these topics. */
  readonly onOpen: (link: Link) => void;
  readonly onMessage: (topic: string, payload: Uint8Array, isRetained: boolean) => void;
  /** Once, whether it was open or not. */
  readonly onEnd: (end: LinkEnd) => void;
}

export interface LinkOptions {
  readonly place: LinkPlace;
  readonly will: { readonly topic: string; readonly payload: string };
  readonly subscribe: readonly string[];
  /** Topics that a broker may refuse: the connection is of use without them. */
  readonly subscribeIfAllowed?: readonly string[];
  /** A broker that has not answered for so long is gone. */
  readonly silentMs: number;
  readonly clock: Pick<Clock, 'setTimer'>;
}

/** Opens one connection, once: whoever wants another one waits first. */
export type OpenLink = (options: LinkOptions, events: LinkEvents) => { end(): void };

/** Messages that the broker may send before they are acknowledged. */
const MOST_RECEIVED = 10;
/** Reason codes of MQTT 5. */
const TAKEN_OVER = 0x8e;
const VERSION_REFUSED: readonly number[] = [0x01, 0x84];
const MQTT_5 = 5;
const MQTT_3_1_1 = 4;

/** A broker that refused MQTT 5 once is spoken to in 3.1.1. */
let version: typeof MQTT_5 | typeof MQTT_3_1_1 = MQTT_5;

/** Opens one connection by MQTT over TLS; the files are read anew each time, so that a renewed certificate counts. */
export const openMqttLink: OpenLink = (options, events) => {
  let isOver = false;
  let client: MqttClient | null = null;
  const finish = (end: LinkEnd): void => {
    if (isOver) return;
    isOver = true;
    client?.end(true);
    events.onEnd(end);
  };
  try {
    client = connect(clientOptions(options));
    follow(client, options, { ...events, onEnd: finish });
  } catch (error) {
    // Whoever called expects no answer before the call has returned.
    queueMicrotask(() => {
      finish({ reason: 'files', detail: textOf(error) });
    });
  }
  return {
    end(): void {
      finish({ reason: 'closed', detail: '' });
    },
  };
};

function clientOptions({ place, will, silentMs }: LinkOptions): IClientOptions {
  const { hostname, port } = new URL(place.broker.replace(/^mqtts:/, 'https:'));
  const sessionS = MOST_VALID_MS / SECOND_MS;
  return {
    protocol: 'mqtts',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port === '' ? MQTTS_PORT : port),
    protocolVersion: version,
    clientId: place.kioskId,
    cert: readFileSync(place.certFile),
    key: readFileSync(place.keyFile),
    ca: place.caFiles.map((file) => readFileSync(file)),
    rejectUnauthorized: true,
    keepalive: KEEP_ALIVE_S,
    connectTimeout: silentMs,
    // The outbox decides what is sent again, and when.
    reconnectPeriod: 0,
    resubscribe: false,
    clean: false,
    will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true },
    ...(version === MQTT_5
      ? {
          properties: {
            sessionExpiryInterval: sessionS,
            receiveMaximum: MOST_RECEIVED,
            maximumPacketSize: 2 * MOST_COMMAND_BYTES,
          },
        }
      : {}),
  };
}

const MQTTS_PORT = '8883';

function follow(client: MqttClient, options: LinkOptions, events: LinkEvents): void {
  const { subscribe, subscribeIfAllowed = [], silentMs, clock } = options;
  let last: LinkEnd = { reason: 'closed', detail: 'the broker closed the connection' };
  const silent = (): void => {
    events.onEnd({ reason: 'silent', detail: 'the broker does not acknowledge' });
  };
  const link = linkOf(client, { silentMs, silent, clock });
  client.on('connect', (_packet: IConnackPacket) => {
    const cancel = clock.setTimer(silentMs, silent);
    client.subscribe([...subscribe], { qos: 1 }, (error, granted) => {
      cancel();
      const isRefused = (granted ?? []).some(({ qos }) => qos >= FIRST_FAILURE);
      if (error !== null) events.onEnd({ reason: 'refused', detail: textOf(error) });
      else if (isRefused) events.onEnd({ reason: 'refused', detail: 'the subscription was refused' });
      else {
        for (const topic of subscribeIfAllowed) client.subscribe(topic, { qos: 1 }, () => undefined);
        events.onOpen(link);
      }
    });
  });
  client.on('message', (topic, payload, { retain }) => {
    events.onMessage(topic, payload, retain);
  });
  client.on('disconnect', ({ reasonCode }) => {
    if (reasonCode === TAKEN_OVER) last = { reason: 'taken-over', detail: 'another client has this name' };
    else last = { reason: 'closed', detail: `the broker ended it with code ${String(reasonCode)}` };
  });
  client.on('error', (error) => {
    const code = 'code' in error ? error.code : undefined;
    if (typeof code === 'number') {
      if (VERSION_REFUSED.includes(code) && version === MQTT_5) version = MQTT_3_1_1;
      last = { reason: 'refused', detail: textOf(error) };
    } else last = { reason: 'failed', detail: textOf(error) };
  });
  client.on('close', () => {
    events.onEnd(last);
  });
}

/** Subscriptions are answered with a quality of service, or from here on with a failure. */
const FIRST_FAILURE = 0x80;

function linkOf(
  client: MqttClient,
  { silentMs, silent, clock }: Pick<LinkOptions, 'silentMs' | 'clock'> & { readonly silent: () => void },
): Link {
  return {
    publish: (topic, payload, retain = false) =>
      new Promise((resolve) => {
        const cancel = clock.setTimer(silentMs, () => {
          resolve(false);
          silent();
        });
        client.publish(topic, payload, { qos: 1, retain }, (error) => {
          cancel();
          resolve(!(error instanceof Error));
        });
      }),
    close(): void {
      client.end(false);
    },
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
