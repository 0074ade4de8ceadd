import { randomBytes } from 'node:crypto';
import { connect, type MqttClient } from 'mqtt';
import type { Answer } from '../../app/fleet/wire/answer.ts';
import type { Command, CommandKind } from '../../app/fleet/wire/command.ts';
import { judgeCommand, type VerifySignature } from '../../app/fleet/wire/judge.ts';
import { confirmedSchema } from '../../app/fleet/wire/messages.ts';
import type { FleetState } from '../../app/fleet/wire/state.ts';
import { readTopic, topicOf, type TopicName } from '../../app/fleet/wire/topics.ts';
import { PretendShop, type Told } from './pretend-shop.ts';

const MQTT_3 = 4;
const SERIES_BYTES = 9;
const KEEP_ALIVE_S = 300;

/** What a simulated machine carries out. */
const COMMANDS: readonly CommandKind[] = [
  'out-of-service',
  'back-in-service',
  'product-off',
  'product-on',
  'prices',
  'stock',
  'resend',
  'settle-debt',
];

interface Settings {
  readonly kioskId: string;
  readonly seed: number;
  /** The broker's port on this computer. */
  readonly port: number;
  readonly verify: VerifySignature;
  /** The names of the keys that it knows. */
  readonly keys: readonly string[];
}

/**
 * A simulated machine on a real connection: it speaks the fleet's messages, numbers them, keeps them until they are confirmed,
 * and takes signed commands by the same rules as a kiosk. Its outbox is in memory, and its customers are drawn by chance.
 */
export class PretendMachine {
  readonly #settings: Settings;
  readonly #shop: PretendShop;
  readonly #series = randomBytes(SERIES_BYTES).toString('base64url');
  readonly #since = Date.now();
  readonly #kept = new Map<number, { readonly topic: TopicName; readonly text: string }>();
  readonly #done = new Set<string>();
  #sequence = 0;
  #onTold: () => void = () => undefined;
  #client: MqttClient;
  /** Resolves when the broker has its first state. */
  readonly told: Promise<void>;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#shop = new PretendShop(settings.seed);
    this.told = new Promise((resolve) => {
      this.#onTold = resolve;
    });
    this.#client = this.#connect();
  }

  /** One customer. */
  sell(): void {
    this.#tell(this.#shop.sell(Date.now()));
    this.#tellState();
  }

  /** The connection breaks without a word, and comes back when `reconnect` is called. */
  vanish(): void {
    this.#client.stream.destroy();
    this.#client.end(true);
  }

  reconnect(): void {
    this.#client = this.#connect();
  }

  /** Says that it stops, and leaves. */
  async stop(): Promise<void> {
    if (!this.#client.connected) {
      this.#client.end(true);
      return;
    }
    await this.#client.publishAsync(this.#topic('state'), JSON.stringify(this.#offline('stopping')), {
      qos: 1,
      retain: true,
    });
    await this.#client.endAsync();
  }

  #connect(): MqttClient {
    const { kioskId, port } = this.#settings;
    const client = connect({
      host: '127.0.0.1',
      port,
      protocolVersion: MQTT_3,
      clientId: kioskId,
      clean: false,
      keepalive: KEEP_ALIVE_S,
      will: {
        topic: this.#topic('state'),
        payload: Buffer.from(JSON.stringify(this.#offline('lost'))),
        qos: 1,
        retain: true,
      },
    });
    client.on('connect', () => {
      client.subscribe([this.#topic('commands'), this.#topic('confirmed')], { qos: 1 });
      this.#tellState();
      if (this.#sequence === 0)
        this.#tell([{ event: { kind: 'started', version: '0.1.0' } }, ...this.#shop.watch(Date.now())]);
    });
    client.on('message', (topic, payload, { retain }) => {
      const name = readTopic(topic)?.name;
      if (name === 'confirmed') this.#confirmed(payload.toString());
      if (name === 'commands') this.#command(payload.toString(), retain);
    });
    // A broker that is being closed; the client connects again by itself.
    client.on('error', () => undefined);
    return client;
  }

  #topic(name: TopicName): string {
    return topicOf(this.#settings.kioskId, name);
  }

  #offline(reason: 'lost' | 'stopping'): FleetState {
    const { kioskId } = this.#settings;
    return { online: false, kioskId, series: this.#series, sequence: this.#sequence, since: Date.now(), reason };
  }

  #tell(told: readonly Told[]): void {
    for (const what of told) {
      this.#sequence += 1;
      const topic: TopicName = 'sale' in what ? 'sales' : 'events';
      const head = { kioskId: this.#settings.kioskId, series: this.#series, sequence: this.#sequence, at: Date.now() };
      const text = JSON.stringify({ ...head, ...what });
      this.#kept.set(this.#sequence, { topic, text });
      this.#publish(topic, text);
    }
  }

  #publish(topic: TopicName, text: string, retain = false): void {
    // What a broken connection swallows is sent again on request.
    if (!this.#client.connected) return;
    this.#client.publish(this.#topic(topic), text, { qos: 1, retain }, () => {
      if (retain) this.#onTold();
    });
  }

  #tellState(): void {
    const { stock, alarms, isClosed } = this.#shop;
    const { kioskId, keys } = this.#settings;
    const state: FleetState = {
      online: true,
      kioskId,
      series: this.#series,
      sequence: this.#sequence,
      at: Date.now(),
      since: this.#since,
      version: '0.1.0',
      screen: isClosed ? 'out-of-service' : 'idle',
      problem: null,
      lines: [...LINES, debtsLine(this.#shop.owed)],
      stock: [...stock],
      alarms,
      clockOffsetMs: null,
      unsent: 0,
      unconfirmed: this.#kept.size,
      commands: [...COMMANDS],
      keys: [...keys],
    };
    this.#publish('state', JSON.stringify(state), true);
  }

  #confirmed(text: string): void {
    const read = confirmedSchema.safeParse(jsonOf(text));
    if (!read.success || read.data.series !== this.#series) return;
    for (const sequence of this.#kept.keys()) if (sequence <= read.data.upTo) this.#kept.delete(sequence);
  }

  #command(text: string, isRetained: boolean): void {
    const { kioskId, verify } = this.#settings;
    if (isRetained) return;
    const judged = judgeCommand(jsonOf(text), { kioskId, wallMs: Date.now(), verify });
    const answer = { kioskId, detail: null, data: null, unanswered: 0, at: Date.now() };
    if (!judged.ok) {
      this.#answer({ ...answer, ...judged.error });
      return;
    }
    const { id, command, by } = judged.value;
    if (this.#done.has(id)) return;
    this.#done.add(id);
    const isDone = this.#carryOut(command);
    const outcome = isDone ? 'done' : 'refused';
    this.#answer({ ...answer, id, kind: command.kind, by, outcome });
    this.#tell([
      ...this.#shop.watch(Date.now()),
      { event: { kind: 'command', id, command: command.kind, by, outcome, detail: null } },
    ]);
    this.#tellState();
  }

  #answer(answer: Answer): void {
    this.#publish('answers', JSON.stringify(answer));
  }

  /** False for what a simulated machine cannot do. */
  #carryOut(command: Command): boolean {
    switch (command.kind) {
      case 'out-of-service':
      case 'back-in-service':
        this.#shop.isClosed = command.kind === 'out-of-service';
        return true;
      case 'product-off':
      case 'product-on':
        this.#shop.change(command.argument.productId, { isOff: command.kind === 'product-off' });
        return true;
      case 'prices':
        for (const { productId, priceTiyn } of command.argument.prices) this.#shop.change(productId, { priceTiyn });
        return true;
      case 'stock':
        for (const { productId, count } of command.argument.counts)
          this.#shop.change(productId, { count, isStuck: false });
        return true;
      case 'settle-debt':
        return this.#settle(command.argument.saleId, command.argument.amountTiyn);
      case 'resend':
        for (const [sequence, { topic, text }] of this.#kept)
          if (sequence >= command.argument.from && sequence <= command.argument.to) this.#publish(topic, text);
        return true;
      default:
        return false;
    }
  }

  #settle(saleId: string, amountTiyn: number): boolean {
    const sale = this.#shop.settled(saleId, amountTiyn);
    if (sale === null) return false;
    this.#tell([{ sale }, { event: { kind: 'debt-closed', saleId, amountTiyn, how: 'by-hand' } }]);
    return true;
  }
}

/** What a healthy machine says of itself. */
const LINES: Extract<FleetState, { readonly online: true }>['lines'] = (
  ['payment', 'acceptor', 'relay', 'sensor', 'printer', 'journal'] as const
).map((fact) => ({ fact, level: 'works', service: null, problem: null, key: null, values: {} }));

/** As the service menu says it. */
function debtsLine({ count, tiyn }: { readonly count: number; readonly tiyn: number }): (typeof LINES)[number] {
  const line = { fact: 'debts', service: null, problem: null } as const;
  if (count === 0) return { ...line, level: 'works', key: 'debts.none', values: {} };
  return { ...line, level: 'attention', key: 'debts.text', values: { count, amount: { kind: 'tiyn', tiyn } } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
