import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MqttClient } from 'mqtt';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import type { LogFacts } from '../../../app/log/events.ts';
import { makeKey } from '../../../main/fleet/enrol/request.ts';
import { openMqttLink } from '../../../main/fleet/link/link.ts';
import type { FleetKeeper } from '../../../main/fleet/worker/keeper.ts';
import { openKeeper } from '../../../main/fleet/worker/open-keeper.ts';
import { IdentityStore, type Identity } from '../../../main/fleet-identity/store.ts';
import { Authority } from '../../../scripts/fleet/authority/authority.ts';
import { renewMachines } from '../../../scripts/fleet/authority/renew.ts';
import { later } from '../../../scripts/fleet/authority/run-enrol.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FieldBroker } from './field-broker.ts';
import { MACHINE } from './harness.ts';
import { signedBy } from './signed.ts';

/** The first certificates count for 30 days, and are renewed in the middle of them. */
const DAYS = 30;
const DUE_MS = 20 * DAY_MS;

/** The field's broker and authority. */
export class RenewingFleet {
  readonly folder: string;
  readonly broker: FieldBroker;
  readonly authority: Authority;

  private constructor(folder: string, broker: FieldBroker, authority: Authority) {
    this.folder = folder;
    this.broker = broker;
    this.authority = authority;
  }

  static async start(): Promise<RenewingFleet> {
    const folder = mkdtempSync(join(tmpdir(), 'sauda-renewing-'));
    const broker = await FieldBroker.start(folder, [], []);
    const settings = { broker: broker.address, newcomers: broker.address, operatorKeys: [] };
    writeFileSync(join(folder, 'fleet.json'), JSON.stringify(settings));
    const authority = Authority.open(folder);
    if (!authority.ok) throw new Error(authority.error);
    return new RenewingFleet(folder, broker, authority.value);
  }

  /** An identity whose certificate counts for 30 days. */
  async identity(kioskId: string): Promise<Identity> {
    return signedBy(this.folder, kioskId, await makeKey(kioskId), { days: DAYS, broker: this.broker.address });
  }

  /** A machine with this name, whose certificate is due. */
  async machine(kioskId: string): Promise<RenewingMachine> {
    const machine = new RenewingMachine(kioskId);
    await machine.store.install(await this.identity(kioskId), null);
    return machine;
  }

  operator(): Promise<MqttClient> {
    return this.broker.machine('enroller');
  }

  /** One round of the authority's program; what it tells of each machine. */
  async renew(nowMs = Date.now() + DUE_MS): Promise<Readonly<Record<string, string | null>>> {
    const client = await this.operator();
    const said: Record<string, string | null> = {};
    const told = (kioskId: string, refusal: string | null): void => {
      said[kioskId] = refusal;
    };
    await renewMachines({ authority: this.authority, client, nowMs, told, later });
    client.end(true);
    return said;
  }

  async stop(): Promise<void> {
    await this.broker.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** An enrolled machine; its time is the test's, and goes on when a connection has ended. */
export class RenewingMachine {
  readonly kioskId: string;
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-renewing-machine-'));
  readonly store = new IdentityStore(this.directory);
  readonly clock = new FakeClock(Date.now() + DUE_MS);
  /** Of `fleet-renewal`, in order. */
  readonly said: LogFacts[] = [];
  /** The certificate of each connection that opened. */
  readonly shown: string[] = [];
  readonly #waiting: (() => void)[] = [];
  #keeper: FleetKeeper | null = null;

  constructor(kioskId: string) {
    this.kioskId = kioskId;
  }

  /** The certificate that counts. */
  get certificate(): string {
    const active = this.store.active();
    if (!active.ok || active.value === null) throw new Error('no identity');
    return readFileSync(active.value.fleet.certFile, 'utf8');
  }

  outcomes(): readonly unknown[] {
    return this.said.map((facts) => facts['outcome']);
  }

  start(): void {
    const active = this.store.active();
    if (!active.ok || active.value === null) throw new Error('no identity');
    const linkClock = new FakeClock();
    this.#keeper = openKeeper(
      { fleet: active.value.fleet, dataDirectory: this.directory, machine: MACHINE },
      (message) => {
        if (message.kind !== 'log' || message.event !== 'fleet-renewal') return;
        this.said.push(message.facts);
        this.#look();
      },
      {
        clock: this.clock,
        openLink: (options, events) => {
          const certificate = readFileSync(options.place.certFile, 'utf8');
          return openMqttLink(
            { ...options, clock: linkClock },
            {
              ...events,
              onOpen: (link) => {
                this.shown.push(certificate);
                events.onOpen(link);
                this.#look();
              },
              onEnd: (end) => {
                events.onEnd(end);
                void this.clock.advance(MINUTE_MS);
              },
            },
          );
        },
      },
    );
    this.#keeper.start();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
  }

  async stop(): Promise<void> {
    await this.#keeper?.stop();
    this.#keeper = null;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  #look(): void {
    for (const look of this.#waiting.splice(0)) look();
  }
}
