import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import { readCode, type EnrolCode } from '../../../app/fleet/enrol/code.ts';
import { enrolTopic } from '../../../app/fleet/enrol/wire.ts';
import type { EnrolmentStatus } from '../../../app/fleet/enrol/status.ts';
import type { Result } from '../../../app/result.ts';
import { Newcomer, type NewcomerPorts } from '../../../main/fleet/enrol/newcomer.ts';
import { openWire } from '../../../main/fleet/enrol/wire.ts';
import { IdentityStore } from '../../../main/fleet-identity/store.ts';
import { enrolMachine, type NotEnrolled } from '../../../scripts/fleet/authority/enrol.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import type { NewcomersBroker } from './newcomers-broker.ts';

/** A machine that shows a code; its time is the test's, its broker a real one. */
export class TriedNewcomer {
  readonly clock = new FakeClock(Date.now());
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-newcomer-'));
  readonly store: IdentityStore;
  readonly newcomer: Newcomer;
  readonly statuses: EnrolmentStatus[] = [];
  readonly #waiting: (() => void)[] = [];
  /** Random bytes that were drawn: the code's, then the id's. */
  readonly #drawn: Uint8Array[] = [];

  constructor(broker: NewcomersBroker, ports: Partial<NewcomerPorts> = {}) {
    this.store = new IdentityStore(this.directory);
    this.newcomer = new Newcomer({
      place: broker.place,
      clock: this.clock,
      random: (count) => {
        const bytes = randomBytes(count);
        this.#drawn.push(bytes);
        return bytes;
      },
      openWire,
      install: (identity) => this.store.install(identity, null),
      onStatus: (status) => {
        this.statuses.push(status);
        for (const look of this.#waiting.splice(0)) look();
      },
      ...ports,
    });
  }

  get status(): EnrolmentStatus {
    return this.statuses.at(-1) ?? { kind: 'none' };
  }

  /** What somebody reads on the screen. */
  get code(): EnrolCode {
    const [first] = this.statuses;
    const read = readCode(first?.kind === 'open' ? first.code : '');
    if (!read.ok) throw new Error(read.error);
    return read.value;
  }

  get id(): string {
    return `${this.code.naming}-${Buffer.from(this.#drawn[1] ?? []).toString('hex')}`;
  }

  async until(condition: (status: EnrolmentStatus) => boolean): Promise<void> {
    while (!condition(this.status))
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
  }

  /** Connected, and its code can be typed. */
  waiting(): Promise<void> {
    return this.until((status) => status.kind === 'open' && status.at === 'waiting');
  }

  end(): void {
    this.newcomer.cancel();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Somebody types a code at the authority's computer; its time is the test's. */
export class TriedOperator {
  readonly clock = new FakeClock();
  readonly #broker: NewcomersBroker;
  readonly #client: MqttClient;

  private constructor(broker: NewcomersBroker, client: MqttClient) {
    this.#broker = broker;
    this.#client = client;
  }

  static async at(broker: NewcomersBroker): Promise<TriedOperator> {
    return new TriedOperator(broker, await broker.operator());
  }

  /** The operator's side hears newcomers from here on. */
  async subscribed(): Promise<void> {
    await this.#client.publishAsync('sauda/v1/enrol/nobody/answer', '', { qos: 1 });
  }

  /** What machines have said so far has come to the operator's side. */
  async heard(broker: NewcomersBroker): Promise<void> {
    const id = `ZZ-${'f'.repeat(32)}`;
    const topic = enrolTopic(id, 'request');
    const come = new Promise<void>((resolve) => {
      const look = (from: string): void => {
        if (from !== topic) return;
        this.#client.off('message', look);
        resolve();
      };
      this.#client.on('message', look);
    });
    const stranger = await broker.stranger(id);
    await stranger.publishAsync(topic, '{}', { qos: 1 });
    await come;
    stranger.end(true);
  }

  enrol(code: EnrolCode, kioskId: string, isAnew = false): Promise<Result<void, NotEnrolled>> {
    const { authority } = this.#broker;
    const later = (ms: number, act: () => void): (() => void) => this.clock.setTimer(ms, act);
    return enrolMachine({ authority, client: this.#client, code, kioskId, isAnew, later });
  }
}
