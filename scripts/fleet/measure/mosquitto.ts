import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { Failure } from '../../setup/failure.mjs';
import { freePort, isAnswered } from '../../setup/local-port.ts';
import { ROOT } from '../../setup/project.ts';
import type { CertificateFiles } from '../machine/certificates.ts';

const PROGRAM = '/usr/sbin/mosquitto';
const FIELD = join(ROOT, 'resources', 'fleet');
const KEEPER = 'keeper';
const DAYS = '30';
/** Certificates that are made at once. */
const AT_ONCE = 4;

/** The ports of the three listeners. */
interface Ports {
  readonly machines: number;
  readonly people: number;
  readonly programs: number;
}

/** The operator's `mosquitto.conf` with its files in this folder, free ports, and no part in the system's log. */
export function fieldConfiguration(folder: string, { machines, people, programs }: Ports): string {
  const text = readFileSync(join(FIELD, 'mosquitto.conf'), 'utf8')
    .replaceAll(/\/etc\/mosquitto\/fleet\/(\w+\.acl)/g, `${FIELD}/$1`)
    .replaceAll('/etc/mosquitto/fleet', folder)
    .replace('/var/lib/mosquitto/', `${folder}/`)
    .replace('listener 8883', `listener ${machines} 127.0.0.1`)
    .replace('listener 1884', `listener ${people}`)
    .replace('listener 1883', `listener ${programs}`)
    .replace('log_dest syslog', 'log_dest none');
  // It would give its rights up, and with them the folder.
  return `${text}\nuser root\n`;
}

/** How a broker of a measurement differs from the field's. */
export interface MosquittoOptions {
  /** Mosquitto's own limit of 1,000 waiting messages, beyond which it drops. */
  readonly hasDefaultQueue: boolean;
}

/** Debian's Mosquitto with the operator's configuration: TLS, a certificate and the topics of each machine. */
export class FieldMosquitto {
  readonly caFile: string;
  readonly ports: Ports;
  readonly #folder: string;
  readonly #machineKey: string;
  readonly #child: ChildProcess;

  private constructor(folder: string, ports: Ports, child: ChildProcess) {
    this.#folder = folder;
    this.ports = ports;
    this.#child = child;
    this.caFile = join(folder, 'machines-ca.crt');
    this.#machineKey = join(folder, 'machine.key');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    writeFileSync(this.#machineKey, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }

  /** Starts it in a folder that is there. Throws a `Failure` where Mosquitto is not installed. */
  static async start(folder: string, { hasDefaultQueue }: MosquittoOptions): Promise<FieldMosquitto> {
    if (!existsSync(PROGRAM))
      throw new Failure('This measurement needs Mosquitto and openssl: apt-get install mosquitto openssl');
    const env = { ...process.env, SAUDA_BROKER_HOST: 'localhost' };
    execFileSync(join(FIELD, 'ca.sh'), ['new'], { cwd: folder, env, stdio: 'ignore' });
    for (const [file, user] of [
      ['people', 'operator'],
      ['programs', KEEPER],
    ] as const) {
      writeFileSync(join(folder, `${file}.passwd`), '', { flag: 'a' });
      execFileSync('mosquitto_passwd', ['-b', join(folder, `${file}.passwd`), user, user], { stdio: 'ignore' });
    }
    // One program instead of Telegraf and confirm.sh.
    const reads = ['state', 'sales', 'events', 'answers'].map((name) => `topic read sauda/v1/+/${name}`);
    const writes = ['confirmed', 'commands'].map((name) => `topic write sauda/v1/+/${name}`);
    writeFileSync(join(folder, 'keeper.acl'), [`user ${KEEPER}`, ...reads, ...writes, ''].join('\n'));
    const ports = { machines: await freePort(), people: await freePort(), programs: await freePort() };
    const field = fieldConfiguration(folder, ports).replace(`${FIELD}/programs.acl`, join(folder, 'keeper.acl'));
    const text = hasDefaultQueue ? field.replaceAll(/^max_queued_.*$/gm, '') : field;
    const file = join(folder, 'mosquitto.conf');
    writeFileSync(file, text);
    const child = spawn(PROGRAM, ['-c', file], { stdio: 'ignore' });
    while (!(await isAnswered(ports.programs)))
      if (child.exitCode !== null) throw new Failure('Mosquitto does not take resources/fleet/mosquitto.conf.');
    return new FieldMosquitto(folder, ports, child);
  }

  /** The keeper's name and password. */
  get keeper(): { readonly username: string; readonly password: string } {
    return { username: KEEPER, password: KEEPER };
  }

  /** Certificates with these names, by one key, which saves minutes at a thousand. */
  async certificates(names: readonly string[]): Promise<ReadonlyMap<string, CertificateFiles>> {
    const config = join(this.#folder, 'request.cnf');
    writeFileSync(config, '[req]\ndistinguished_name = name\n[name]\n');
    const made = new Map<string, CertificateFiles>();
    const left = [...names];
    const work = async (): Promise<void> => {
      for (let name = left.pop(); name !== undefined; name = left.pop()) {
        const certFile = join(this.#folder, `${name}.crt`);
        const by = ['-CA', this.caFile, '-CAkey', join(this.#folder, 'machines-ca.key'), '-days', DAYS];
        const what = ['-key', this.#machineKey, '-subj', `/CN=${name}`, '-addext', 'extendedKeyUsage=clientAuth'];
        await promisify(execFile)('openssl', [
          'req',
          '-x509',
          '-new',
          '-config',
          config,
          ...what,
          ...by,
          '-out',
          certFile,
        ]);
        made.set(name, { certFile, keyFile: this.#machineKey });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return made;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
