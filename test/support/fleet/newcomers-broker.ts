import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { Authority } from '../../../scripts/fleet/authority/authority.ts';
import { connected } from '../../../scripts/fleet/authority/connection.ts';
import { freePort, isAnswered } from '../../../scripts/setup/local-port.ts';

const FIELD = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet');
const MQTT_5 = 5;

/** Base64 of a public key of Ed25519. */
export const OPERATOR_KEY = `${'A'.repeat(43)}=`;

/** Debian's Mosquitto with the operator's files for newcomers, and the authority beside it. */
export class NewcomersBroker {
  readonly folder: string;
  authority: Authority;
  readonly #port: number;
  #process: ChildProcess | null = null;
  readonly #clients: MqttClient[] = [];

  private constructor(folder: string, authority: Authority, port: number) {
    this.folder = folder;
    this.authority = authority;
    this.#port = port;
  }

  /** Makes an authority in a folder of its own, and starts the broker. */
  static async start(): Promise<NewcomersBroker> {
    const folder = mkdtempSync(join(tmpdir(), 'sauda-newcomers-'));
    const env = { ...process.env, SAUDA_BROKER_HOST: 'localhost' };
    execFileSync(join(FIELD, 'ca.sh'), ['new'], { cwd: folder, env, stdio: 'ignore' });
    const [port, operators] = [await freePort(), await freePort()];
    const settings = {
      broker: 'mqtts://localhost:8883',
      newcomers: `mqtts://localhost:${String(operators)}`,
      operatorKeys: [OPERATOR_KEY],
    };
    writeFileSync(join(folder, 'fleet.json'), JSON.stringify(settings));
    const authority = Authority.open(folder);
    if (!authority.ok) throw new Error(authority.error);
    const broker = new NewcomersBroker(folder, authority.value, port);
    await broker.#run(operators);
    return broker;
  }

  async #run(operators: number): Promise<void> {
    const text = readFileSync(join(FIELD, 'newcomers.conf'), 'utf8')
      .replaceAll(/\/etc\/mosquitto\/fleet\/(\w+\.acl)/g, `${FIELD}/$1`)
      .replaceAll('/etc/mosquitto/fleet', this.folder)
      .replace('listener 8884', `listener ${String(this.#port)} 127.0.0.1`)
      .replace('listener 8885', `listener ${String(operators)} 127.0.0.1`)
      .replace('log_dest syslog', 'log_dest none');
    const file = join(this.folder, 'newcomers.conf');
    writeFileSync(file, `${text}\nuser root\n`);
    const child = spawn('/usr/sbin/mosquitto', ['-c', file], { stdio: 'ignore' });
    this.#process = child;
    while (!(await isAnswered(operators)))
      if (child.exitCode !== null) throw new Error('Mosquitto does not take these files');
  }

  /** New machines are told this broker from now on. */
  tells(machines: string): void {
    const file = join(this.folder, 'fleet.json');
    writeFileSync(file, JSON.stringify({ ...this.authority.settings, broker: machines }));
    const authority = Authority.open(this.folder);
    if (!authority.ok) throw new Error(authority.error);
    this.authority = authority.value;
  }

  /** Where a machine connects, by its configuration. */
  get place(): { readonly newcomers: string; readonly caFiles: readonly string[] } {
    return {
      newcomers: `mqtts://localhost:${String(this.#port)}`,
      caFiles: [join(this.folder, 'machines-ca.crt')],
    };
  }

  /** The operator's side. */
  async operator(): Promise<MqttClient> {
    const client = await connected(this.authority, this.authority.settings.newcomers);
    this.#clients.push(client);
    return client;
  }

  /** A stranger with this client id, without a certificate. */
  async stranger(clientId: string): Promise<MqttClient> {
    const { newcomers, caFiles } = this.place;
    return this.#open(newcomers, { clientId, ca: caFiles.map((file) => readFileSync(file)) });
  }

  /** At the operator's side with these files. */
  async intruder(credentials: Pick<IClientOptions, 'cert' | 'key'>): Promise<MqttClient> {
    return this.#open(this.authority.settings.newcomers, { ...credentials, ca: this.authority.certificate });
  }

  async #open(address: string, options: IClientOptions): Promise<MqttClient> {
    const client = connect(address, { ...options, protocolVersion: MQTT_5, reconnectPeriod: 0 });
    this.#clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client.once('connect', () => {
        resolve();
      });
      client.once('error', reject);
      client.once('close', () => {
        reject(new Error('closed'));
      });
    });
    return client;
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.end(true);
    const child = this.#process;
    if (child?.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
