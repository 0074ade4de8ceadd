import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { fieldConfiguration } from '../../../scripts/fleet/measure/mosquitto.ts';
import { freePort, isAnswered } from '../../../scripts/setup/local-port.ts';

const FIELD = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet');
const MQTT_5 = 5;

/** Debian's Mosquitto with the operator's files, on free ports and in a folder of the test. */
export class FieldBroker {
  readonly #folder: string;
  readonly #ports: { readonly machines: number; readonly people: number };
  #process: ChildProcess | null = null;

  private constructor(folder: string, ports: { readonly machines: number; readonly people: number }) {
    this.#folder = folder;
    this.#ports = ports;
  }

  /** Makes the authority, unless there is one, certificates of these machines (those in `revoked` are taken back) and passwords, and starts it. */
  static async start(folder: string, machines: readonly string[], revoked: readonly string[]): Promise<FieldBroker> {
    const authority = (...words: readonly string[]): void => {
      const env = { ...process.env, SAUDA_BROKER_HOST: 'localhost' };
      execFileSync(join(FIELD, 'ca.sh'), words, { cwd: folder, env, stdio: 'ignore' });
    };
    if (!existsSync(join(folder, 'machines-ca.crt'))) authority('new');
    for (const name of machines) authority('machine', name);
    for (const name of revoked) authority('revoke', name);
    for (const [file, user] of [
      ['people', 'operator'],
      ['people', 'viewer'],
      ['programs', 'books'],
    ] as const) {
      writeFileSync(join(folder, `${file}.passwd`), '', { flag: 'a' });
      execFileSync('mosquitto_passwd', ['-b', join(folder, `${file}.passwd`), user, user], { stdio: 'ignore' });
    }
    const broker = new FieldBroker(folder, { machines: await freePort(), people: await freePort() });
    await broker.#run(await freePort());
    return broker;
  }

  async #run(programs: number): Promise<void> {
    const { machines, people } = this.#ports;
    const file = join(this.#folder, 'mosquitto.conf');
    writeFileSync(file, fieldConfiguration(this.#folder, { machines, people, programs }));
    const child = spawn('/usr/sbin/mosquitto', ['-c', file], { stdio: 'ignore' });
    this.#process = child;
    while (!(await isAnswered(people)))
      if (child.exitCode !== null) throw new Error('Mosquitto does not take these files');
  }

  /** Where machines connect. */
  get address(): string {
    return `mqtts://localhost:${String(this.#ports.machines)}`;
  }

  /** A machine's connection with a certificate of this name; null: with none. Fails with what the broker or TLS said. */
  machine(name: string | null, more: IClientOptions = {}): Promise<MqttClient> {
    const file = (end: string): Buffer => readFileSync(join(this.#folder, end));
    const own = name === null ? {} : { cert: file(`${name}.crt`), key: file(`${name}.key`) };
    const ca = file('machines-ca.crt');
    return connected({ protocol: 'mqtts', host: 'localhost', port: this.#ports.machines, ca, ...own, ...more });
  }

  /** A console's connection. */
  person(username: string, password: string): Promise<MqttClient> {
    return connected({ protocol: 'mqtt', host: '127.0.0.1', port: this.#ports.people, username, password });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

function connected(options: IClientOptions): Promise<MqttClient> {
  const client = connect({ ...options, protocolVersion: MQTT_5, reconnectPeriod: 0 });
  return new Promise((resolve, reject) => {
    client.once('connect', () => {
      resolve(client);
    });
    client.on('error', (error) => {
      reject(error);
      client.end(true);
    });
    client.once('close', () => {
      reject(new Error('closed'));
    });
  });
}
