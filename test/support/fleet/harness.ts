import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { connectAsync, type MqttClient } from 'mqtt';
import { FLEET_DELAYS, OUTBOX_LIMITS, type OutboxLimits } from '../../../app/fleet/outbox/limits.ts';
import { answerSchema, type Answer } from '../../../app/fleet/wire/answer.ts';
import type { Command } from '../../../app/fleet/wire/command.ts';
import {
  eventMessageSchema,
  saleMessageSchema,
  type EventMessage,
  type SaleMessage,
} from '../../../app/fleet/wire/messages.ts';
import { signedText, type Signed } from '../../../app/fleet/wire/signed-text.ts';
import { stateSchema, type FleetState } from '../../../app/fleet/wire/state.ts';
import { readTopic, topicOf, type TopicName } from '../../../app/fleet/wire/topics.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { tiyn } from '../../../app/money/money.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { readOperatorKey } from '../../../main/fleet/commands/verify.ts';
import { openMqttLink, type OpenLink } from '../../../main/fleet/link/link.ts';
import { FleetKeeper } from '../../../main/fleet/worker/keeper.ts';
import type { StateFacts } from '../../../main/fleet/worker/messages.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { drainMicrotasks, FakeClock } from '../fakes/fake-clock.ts';
import { makeCertificates, type FleetCertificates } from './certificates.ts';

/** Turns of the event loop in which the network may answer before the machine's own time goes on. */
const TURNS = 20;
const MOMENT_MS = 5 * SECOND_MS;
const BILL = tiyn(50_000);
const WATER = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: BILL };
export const MACHINE = {
  sender: 'XXX0000001',
  model: 'SAUDA',
  place: '',
  assetNumber: 'KIOSK',
  decimals: 2,
  version: 'test',
  services: [],
  acceptor: null,
  products: [],
} as const;

export const FACTS: StateFacts = {
  since: 0,
  version: 'test',
  screen: 'idle',
  problem: null,
  lines: [],
  closed: null,
  notice: null,
  stock: [],
  clockOffsetMs: null,
  commands: [],
};

/** What a machine is tried with. */
interface Wanted {
  readonly kioskId?: string;
  /** When its program says that it has started. */
  readonly since?: number;
  readonly limits?: OutboxLimits;
  readonly openLink?: OpenLink;
  readonly certificates?: FleetCertificates;
  readonly directory?: string;
  readonly files?: { readonly certFile: string; readonly keyFile: string };
}

/** The keeper of one machine over a real journal, a real outbox and real TLS; time is the test's. */
export class FleetHarness {
  readonly clock = new FakeClock(Date.parse('2026-11-30T10:00:00Z'));
  /** The limits of the broker's answers, which only a test of a silent broker moves. */
  readonly linkClock = new FakeClock();
  readonly directory: string;
  readonly certificates: FleetCertificates;
  readonly operator = generateKeyPairSync('ed25519');
  readonly logged: { readonly event: string; readonly facts: Readonly<Record<string, unknown>> }[] = [];
  /** Commands that main would carry out. */
  readonly carriedOut: { readonly id: string; readonly command: Command; readonly by: string }[] = [];
  readonly kioskId: string;
  readonly journal: Journal;
  keeper: FleetKeeper;
  readonly #wanted: Wanted;
  readonly #files: { readonly certFile: string; readonly keyFile: string };
  readonly #clients: MqttClient[] = [];
  #broker = '';
  #sales = 0;

  constructor(wanted: Wanted = {}) {
    this.#wanted = wanted;
    this.directory = wanted.directory ?? mkdtempSync(join(tmpdir(), 'sauda-fleet-'));
    this.certificates = wanted.certificates ?? makeCertificates(this.directory);
    this.kioskId = wanted.kioskId ?? 'ALA-0001';
    this.#files = wanted.files ?? this.certificates.machine(this.kioskId);
    const opened = openJournal(join(this.directory, 'journal.db'), join(this.directory, 'backups'));
    if (!opened.ok) throw new Error(opened.error.reason);
    this.journal = opened.value;
    this.keeper = this.#newKeeper('mqtts://localhost:1');
  }

  /** Starts the keeper with this broker; again, after the machine was switched off. */
  start(broker: string): void {
    this.#broker = broker;
    this.keeper = this.#newKeeper(broker);
    this.keeper.start();
    const facts = { ...FACTS, since: this.#wanted.since ?? FACTS.since };
    this.keeper.take({ kind: 'state', facts, alarms: { open: [], unknown: [] }, isUrgent: false });
  }

  /** One more sale for cash. */
  sell(count = 1): void {
    for (let left = count; left > 0; left -= 1) {
      this.#sales += 1;
      this.write(saleOf(`sale-${String(this.#sales)}`));
    }
    this.keeper.take({ kind: 'grown' });
  }

  get sales(): readonly string[] {
    return Array.from({ length: this.#sales }, (_, index) => `sale-${String(index + 1)}`);
  }

  write(entries: readonly JournalEntry[]): void {
    const written = this.journal.append(entries, { wallMs: this.clock.wallMs(), monoMs: this.clock.monoMs() });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }

  /** A moment of the machine's own time, in which what is due happens and the network has its turn. */
  async pass(byMs: number = FLEET_DELAYS.pumpMs): Promise<void> {
    await this.clock.advance(byMs);
  }

  /** Waits for the network; what the machine itself does in a moment, such as to try again, is not waited for. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      for (let turns = 0; turns < TURNS; turns += 1) await drainMicrotasks();
      const due = this.clock.nextDueMs;
      if (due !== null && due <= MOMENT_MS && !condition()) await this.clock.advance(due);
    }
  }

  /** Waits for the network while the machine's own time stands still. */
  async untilHeard(condition: () => boolean): Promise<void> {
    while (!condition()) await drainMicrotasks();
  }

  /** Messages that the broker has not acknowledged. */
  get unsent(): number {
    return this.#stored('SELECT count(*) FROM messages WHERE sent_ms IS NULL');
  }

  /** Up to where the machine knows that the books have everything. */
  get confirmed(): number {
    return this.#stored("SELECT value FROM facts WHERE name = 'confirmed'");
  }

  #stored(question: string): number {
    const database = new Database(join(this.directory, 'fleet.db'), { readonly: true });
    const found = database.prepare(question).pluck().get();
    database.close();
    return Number(found ?? 0);
  }

  hasLogged(event: string): boolean {
    return this.logged.some((line) => line.event === event);
  }

  /** A client with the operator's certificate. */
  async operatorClient(clientId = 'operator'): Promise<MqttClient> {
    const { certFile, keyFile } = this.certificates.machine('operator');
    return this.client(this.#broker, clientId, { certFile, keyFile });
  }

  async client(
    broker: string,
    clientId: string,
    { certFile, keyFile }: { readonly certFile: string; readonly keyFile: string },
  ): Promise<MqttClient> {
    const client = await connectAsync(broker, {
      protocolVersion: 5,
      clientId,
      clean: true,
      reconnectPeriod: 0,
      cert: readFileSync(certFile),
      key: readFileSync(keyFile),
      ca: readFileSync(this.certificates.caFile),
    });
    this.#clients.push(client);
    return client;
  }

  /** A signed command of the operator's; `changes` are what a thief or a slip would make of it. */
  command(changes: Partial<Signed> = {}, key: KeyObject = this.operator.privateKey): Record<string, unknown> {
    const about: Signed = {
      kioskId: this.kioskId,
      id: 'command-0001',
      kind: 'product-off',
      argument: { productId: 'water' },
      expires: this.clock.wallMs() + FLEET_DELAYS.lookAgainMs,
      ...changes,
    };
    const text = signedText(about);
    if (!text.ok) throw new Error(text.error);
    const { kioskId: _, ...message } = about;
    return { ...message, signature: sign(null, Buffer.from(text.value), key).toString('base64') };
  }

  topic(name: TopicName): string {
    return topicOf(this.kioskId, name);
  }

  async stop(): Promise<void> {
    await this.keeper.stop();
  }

  /** Ends what the test has opened. */
  async end(): Promise<void> {
    await this.keeper.stop();
    for (const client of this.#clients) client.end(true);
    this.journal.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  #newKeeper(broker: string): FleetKeeper {
    const raw = this.operator.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const key = readOperatorKey(raw);
    if (!key.ok) throw new Error(key.error);
    const { certFile, keyFile } = this.#files;
    return new FleetKeeper({
      fleet: {
        broker,
        certFile,
        keyFile,
        caFiles: [this.certificates.caFile],
        kioskId: this.kioskId,
        operatorKeys: [raw],
      },
      keys: [key.value],
      dataDirectory: this.directory,
      machine: MACHINE,
      clock: this.clock,
      chance: () => 1,
      openLink: (options, events) =>
        (this.#wanted.openLink ?? openMqttLink)({ ...options, clock: this.linkClock }, events),
      limits: this.#wanted.limits ?? OUTBOX_LIMITS,
      command: (id, command, by) => {
        this.carriedOut.push({ id, command, by });
      },
      log: (_level, event, facts) => {
        this.logged.push({ event, facts });
      },
    });
  }
}

/** The entries of a sale for one note. */
function saleOf(saleId: string): readonly JournalEntry[] {
  return [
    { kind: 'sale-opened', saleId, externalId: saleId, provider: 'cash', item: WATER, binding: null },
    { kind: 'bill-intended', saleId, billTiyn: BILL },
    { kind: 'bill-stacked', saleId, billTiyn: BILL },
    { kind: 'dispense-intended', saleId, channel: 1, attempt: 1 },
    { kind: 'relay-pulsed', saleId, channel: 1 },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: BILL },
  ];
}

/** Whoever keeps the books: takes what comes, once by series and number, and asks for what is missing. */
export class Books {
  readonly sales = new Map<number, SaleMessage>();
  readonly events = new Map<number, EventMessage>();
  readonly answers: Answer[] = [];
  readonly states: FleetState[] = [];
  /** Numbers that came more than once. */
  repeated = 0;

  /** Subscribes to one machine's topics. */
  static async open(client: MqttClient, kioskId: string): Promise<Books> {
    const books = new Books();
    client.on('message', (topic, payload) => {
      books.take(topic, JSON.parse(payload.toString('utf8')));
    });
    const names = ['state', 'sales', 'events', 'answers'] as const;
    await client.subscribeAsync(
      names.map((name) => topicOf(kioskId, name)),
      { qos: 1 },
    );
    return books;
  }

  take(topic: string, message: unknown): void {
    const name = readTopic(topic)?.name;
    if (name === 'state') this.states.push(stateSchema.parse(message));
    if (name === 'answers') this.answers.push(answerSchema.parse(message));
    if (name === 'sales') this.#keep(this.sales, saleMessageSchema.parse(message));
    if (name === 'events') this.#keep(this.events, eventMessageSchema.parse(message));
  }

  /** Up to where there is no gap. */
  get upTo(): number {
    let at = 0;
    for (;;) {
      const next = at + 1;
      const stone = [...this.events.values()].find(
        ({ event, sequence }) => event.kind === 'dropped' && event.from <= next && sequence >= next,
      );
      if (stone !== undefined) at = stone.sequence;
      else if (this.sales.has(next) || this.events.has(next)) at = next;
      else return at;
    }
  }

  get saleIds(): readonly string[] {
    return [...this.sales.values()].map(({ sale }) => sale.saleId);
  }

  #keep<T extends { readonly sequence: number }>(kept: Map<number, T>, message: T): void {
    if (kept.has(message.sequence)) this.repeated += 1;
    kept.set(message.sequence, message);
  }
}
