import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { doctorCommandOn } from '../../../main/cli/doctor/command.ts';
import { examinedSystem, type ExaminedSystem } from '../../../main/doctor/examined/examined-system.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { runAsTyped } from '../run-command.ts';

/** Of the real user, so that the files that a test makes are the kiosk's. */
const UID = process.getuid?.() ?? 0;
/** Another user where the tests run as root, who is never the kiosk. */
const KIOSK_UID = UID === 0 ? 0 : UID;
const HOUR_MS = 3_600_000;

const lineSchema = z.object({ area: z.string(), sound: z.boolean(), finding: z.string(), sentence: z.string() });
export type ReportedLine = z.infer<typeof lineSchema>;

/** How the network behaves that the installation is in. */
export interface Network {
  readonly addresses: readonly string[];
  readonly address: string | null;
  readonly isOpen: boolean;
}

const KIOSK_UNIT = `[Service]
Type=notify
ExecStart=/usr/bin/sauda --config /etc/sauda/kiosk.yaml
User=sauda
SupplementaryGroups=dialout
WatchdogSec=30
`;

let made: Readonly<Record<string, string>> | null = null;

/** Certificates without a bank: the doctor reads them and asks nobody. */
function makeCertificates(): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-doctor-certificates-'));
  const make = (name: string, isAuthority: boolean): void => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '365'];
    const use = ['-subj', `/CN=${name}`, '-addext', `basicConstraints=critical,CA:${isAuthority ? 'TRUE' : 'FALSE'}`];
    const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.cer`)];
    execFileSync('openssl', ['req', '-x509', ...key, ...use, ...files], { stdio: 'ignore' });
  };
  make('client', false);
  make('authority', true);
  const names = ['client.key', 'client.cer', 'authority.cer'];
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  rmSync(folder, { recursive: true });
  return texts;
}

/** A whole installation in a folder: what the package, the set-up and the kiosk leave on a sound machine. */
export class Installation {
  readonly root = mkdtempSync(join(tmpdir(), 'sauda-doctor-'));
  network: Network = { addresses: ['eth0 192.168.1.20'], address: '203.0.113.7', isOpen: true };
  wallMs = Date.now() + HOUR_MS;

  constructor() {
    this.write('/etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n');
    this.write('/etc/passwd', `root:x:0:0::/root:/bin/sh\nsauda:x:1300:1300::/var/lib/sauda:/usr/sbin/nologin\n`);
    this.write('/etc/group', 'root:x:0:\ndialout:x:20:\nlp:x:7:\nsauda:x:1300:\n');
    this.write('/etc/systemd/system/sauda-kiosk.service', KIOSK_UNIT);
    this.link('/etc/systemd/system/multi-user.target.wants/sauda-kiosk.service', '../sauda-kiosk.service');
    this.write('/etc/systemd/system.conf.d/sauda.conf', '[Manager]\nRuntimeWatchdogSec=20\n');
    this.write('/etc/udev/rules.d/60-sauda.rules', '');
    this.write('/usr/sbin/ModemManager', '');
    this.write('/dev/watchdog0', '');
    this.write('/dev/serial/by-path/relay', '');
    this.write('/run/systemd/timesync/synchronized', '');
    this.write('/proc/sys/user/max_user_namespaces', '60000\n');
    this.write('/proc/self/mounts', '/dev/sda1 / ext4 rw,relatime 0 0\n');
    this.write('/opt/Sauda/sauda', '');
    this.write('/etc/sauda/secrets/passphrase', 'secret\n', 0o600);
    this.#certificates();
    this.configure();
    this.write('/var/lib/sauda/.keep', '');
    chmodSync(this.path('/var/lib/sauda'), 0o700);
    const journal = openJournal(this.path('/var/lib/sauda/journal.db'), this.path('/var/lib/sauda/backups'));
    if (!journal.ok) throw new Error(JSON.stringify(journal.error));
    journal.value.close();
  }

  path(place: string): string {
    return join(this.root, place);
  }

  write(place: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(this.path(place)), { recursive: true });
    writeFileSync(this.path(place), text, { mode });
    chmodSync(this.path(place), mode);
  }

  remove(place: string): void {
    rmSync(this.path(place), { recursive: true });
  }

  link(place: string, target: string): void {
    mkdirSync(dirname(this.path(place)), { recursive: true });
    symlinkSync(target, this.path(place));
  }

  /** The configuration, with other settings of Kaspi or another port of the relay. */
  configure({
    kaspi = {},
    port = '/dev/serial/by-path/relay',
    more = {},
  }: { kaspi?: object; port?: string; more?: object } = {}): void {
    const certificate = {
      certFile: 'certs/client.cer',
      keyFile: 'certs/client.key',
      passphraseFile: 'secrets/passphrase',
    };
    const standard = { scheme: 'standard', baseUrl: 'https://bank.example.kz:8544/r2/v01', deviceId: 'KIOSK-0001' };
    const payment = { kaspi: { ...standard, certificate, caFiles: ['certs/authority.cer'], ...kaspi } };
    this.write(
      '/etc/sauda/kiosk.yaml',
      stringify({ version: 1, payment, peripherals: { relay: { driver: 'lcus', port } }, ...more }),
    );
  }

  /** The machine belongs to a fleet, whose certificate for it is the same as the bank's. */
  joinFleet(more: object = {}): void {
    const files = { certFile: 'certs/client.cer', keyFile: 'certs/client.key', caFiles: ['certs/authority.cer'] };
    this.configure({ more: { fleet: { broker: 'mqtts://fleet.example.kz', ...files, kioskId: 'client', ...more } } });
  }

  /** The client's, valid for a year, and the authority's. */
  #certificates(): void {
    made ??= makeCertificates();
    for (const [name, text] of Object.entries(made)) this.write(`/etc/sauda/certs/${name}`, text, 0o600);
  }

  /** The doctor as a technician calls it; every finding that says what to do, by its name. */
  async examine(): Promise<{
    readonly code: number;
    readonly lines: readonly ReportedLine[];
    readonly duties: string[];
  }> {
    const args = ['--root', this.root, '--json', '--language', 'en'];
    const ran = await runAsTyped(
      doctorCommandOn((root) => this.#system(root)),
      args,
      (console) => ({
        ...console,
        env: {},
        clock: { wallMs: () => this.wallMs, monoMs: () => 0, setTimer: () => () => undefined },
        version: '1.2.3',
      }),
    );
    const objects: unknown[] = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const lines = objects.flatMap((object) => lineSchema.safeParse(object).data ?? []);
    return { code: ran.code, lines, duties: lines.filter(({ sound }) => !sound).map(({ finding }) => finding) };
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Files are real; their owners are those of an installation, and the network is the test's own. */
  #system(root: string): ExaminedSystem {
    const real = examinedSystem(root);
    return {
      ...real,
      rights: (file) => {
        const rights = real.rights(file);
        if (rights === null) return null;
        if (file.startsWith('/var/lib/sauda'))
          return rights.uid === KIOSK_UID ? { ...rights, uid: 1300, gid: 1300 } : rights;
        if (file.startsWith('/dev/serial')) return { uid: 0, gid: 20, mode: 0o660 };
        return { ...rights, uid: 0, gid: 0 };
      },
      addresses: () => this.network.addresses,
      lookUp: () => Promise.resolve(this.network.address),
      reaches: () => Promise.resolve(this.network.isOpen),
    };
  }
}
