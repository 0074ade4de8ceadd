import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, isAnswered } from '../../../scripts/setup/local-port.ts';
import type { FleetCertificates } from './certificates.ts';

/** Debian's Mosquitto with client certificates and each machine's own topics, as in the field. */
export class Mosquitto {
  readonly port: number;
  readonly #directory: string;
  readonly #config: string;
  #process: ChildProcess | null = null;

  private constructor(port: number, directory: string, config: string) {
    this.port = port;
    this.#directory = directory;
    this.#config = config;
  }

  /** Starts one on a free port; `more` are further lines of its configuration. */
  static async start(directory: string, certificates: FleetCertificates, more = ''): Promise<Mosquitto> {
    const port = await freePort();
    const { caFile, broker } = certificates;
    const access = join(directory, 'access');
    const rules = ['state', 'sales', 'events', 'answers', 'audit'].map((name) => `pattern write sauda/v1/%u/${name}`);
    const reads = ['commands', 'confirmed', 'state'].map((name) => `pattern read sauda/v1/%u/${name}`);
    writeFileSync(access, `${[...rules, ...reads].join('\n')}\nuser operator\ntopic readwrite sauda/v1/#\n`);
    const config = join(directory, 'mosquitto.conf');
    writeFileSync(
      config,
      `listener ${String(port)} 127.0.0.1
cafile ${caFile}
certfile ${broker.certFile}
keyfile ${broker.keyFile}
require_certificate true
use_identity_as_username true
allow_anonymous false
acl_file ${access}
user root
${more}
`,
    );
    const mosquitto = new Mosquitto(port, directory, config);
    await mosquitto.run();
    return mosquitto;
  }

  /** Starts it, again perhaps. */
  async run(): Promise<void> {
    const child = spawn('/usr/sbin/mosquitto', ['-c', this.#config], { cwd: this.#directory, stdio: 'ignore' });
    this.#process = child;
    await answering(this.port, child);
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child?.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  get address(): string {
    return `mqtts://localhost:${String(this.port)}`;
  }
}

/** Resolves when the port is open. */
async function answering(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`mosquitto has ended with code ${String(child.exitCode)}`);
    if (await isAnswered(port)) return;
  }
}
