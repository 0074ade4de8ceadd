import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Result } from '../../../app/result.ts';
import type { UpdateFailure } from '../../../app/update/failure.ts';
import type { UpdateOutcome } from '../../../app/update/status.ts';
import { JOURNAL_VERSION } from '../../../main/journal/migrations.ts';
import { realDisk, type UpdateDisk } from '../../../main/update/disk.ts';
import { names, type UpdatePlaces } from '../../../main/update/places.ts';
import { folderSource } from '../../../main/update/source.ts';
import {
  checkForUpdate,
  fetchUpdate,
  installOffered,
  type Look,
  type UpdateSubject,
} from '../../../main/update/update.ts';
import { applicationIn, publish, type Published } from '../../../scripts/updates/publish.ts';
import { makeKeys, rootFile, type Repository } from '../../../scripts/updates/repository.ts';
import { ROOT } from '../../../scripts/setup/project.ts';

const BEFORE_START = join(ROOT, 'resources/linux/package/tree/usr/lib/sauda/before-start');
const PROGRAM_MODE = 0o755;
const OTHERS_READ = 0o004;
/** As large as a file has to be for several chunks, and not to be compressed away. */
const RUNTIME_BYTES = 30_000;

const RUNTIME = noise(RUNTIME_BYTES);

/** The files of a small application: a program that prints its version, our code, and a runtime that stays the same. */
function smallApplication(version: string, journal = 3): Readonly<Record<string, string | Buffer>> {
  return {
    'sauda': `#!/bin/sh\necho ${version}\n`,
    'resources/version': `${version}\n`,
    'resources/journal-version': `${String(journal)}\n`,
    'resources/app.asar': `the code of ${version}`,
    'lib/runtime.so': RUNTIME,
  };
}

/** The same bytes each time, which no compression makes smaller. */
function noise(length: number): Buffer {
  let state = 42;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor(state / 65_536) % 256;
    }),
  );
}

/** An operator with keys and a repository, and one machine with version 1.0.0 out of a package; all of it real files. */
export class UpdateWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'sauda-updates-'));
  readonly keys = join(this.folder, 'keys');
  readonly repository = join(this.folder, 'repository');
  readonly package = join(this.folder, 'package');
  readonly versions = join(this.folder, 'versions');
  readonly data = join(this.folder, 'data');
  disk: UpdateDisk = realDisk;
  /** This machine's clock. */
  wallMs = Date.now();
  machine = 'KIOSK-0001';
  channel = 'stable';

  constructor() {
    mkdirSync(this.data);
    mkdirSync(this.versions);
    makeKeys(this.keys, Date.now());
    this.write(this.package, smallApplication('1.0.0'));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (name === 'sauda') chmodSync(file, PROGRAM_MODE);
    }
  }

  publisher(over: Partial<Repository> = {}): Repository {
    return { folder: this.repository, keys: this.keys, nowMs: Date.now(), ...over };
  }

  /** Publishes an application of this version. */
  async publish(
    version: string,
    {
      share = 100,
      journal = 3,
      files = {},
      ...over
    }: Partial<Repository> & {
      share?: number;
      journal?: number;
      files?: Readonly<Record<string, string | Buffer>>;
    } = {},
  ): Promise<Published> {
    const application = join(this.folder, `application-${version}`);
    this.write(application, { ...smallApplication(version, journal), ...files });
    const publication = {
      application: applicationIn(application),
      platform: 'linux-x64',
      channel: 'stable',
      sharePercent: share,
    };
    return publish(this.publisher(over), publication);
  }

  get places(): UpdatePlaces {
    const current = join(this.versions, 'current');
    const program = existsSync(join(current, 'sauda')) ? current : this.package;
    return {
      versions: this.versions,
      data: join(this.data, 'updates'),
      program,
      package: this.package,
      roots: [rootFile(this.keys)],
    };
  }

  get subject(): UpdateSubject {
    const { places } = this;
    return {
      clock: { wallMs: () => this.wallMs },
      disk: this.disk,
      places,
      version: this.runs(),
      platform: 'linux-x64',
    };
  }

  look(over: Partial<Look> = {}): Look {
    return {
      source: folderSource(this.repository),
      channel: this.channel,
      machine: this.machine,
      isAsked: false,
      ...over,
    };
  }

  check(over: Partial<Look> = {}): Promise<Result<UpdateOutcome, UpdateFailure>> {
    return checkForUpdate(this.subject, this.look(over));
  }

  fetch(over: Partial<Look> = {}): Promise<Result<UpdateOutcome, UpdateFailure>> {
    return fetchUpdate(this.subject, this.look(over));
  }

  install(): Promise<Result<string, UpdateFailure>> {
    return installOffered(this.subject);
  }

  /** Whoever has taken the kiosk over offers what is published, without looking at a signature. */
  offer(version: string): void {
    cpSync(this.repository, join(this.data, 'updates', names.copy), { recursive: true });
    this.kioskWrites(names.offer, `${version}\n`);
  }

  /** The kiosk asks for the version that is ready, at a quiet moment. */
  askFor(version: string): void {
    this.kioskWrites(names.apply, `${version}\n`);
  }

  /** The kiosk says that a version works. */
  confirm(version: string): void {
    this.kioskWrites(names.confirmed, `${version}\n`);
  }

  /** Makes a journal of this version in the data directory. */
  journalIs(version: number): void {
    const database = new Database(join(this.data, 'journal.db'));
    database.pragma(`user_version = ${String(version)}`);
    database.close();
  }

  private kioskWrites(name: string, text: string): void {
    mkdirSync(join(this.data, 'updates'), { recursive: true });
    writeFileSync(join(this.data, 'updates', name), text);
  }

  /** A newer package is installed by hand, with what its postinst does to the versions. */
  installPackage(version: string, journal = JOURNAL_VERSION): void {
    this.write(this.package, smallApplication(version, journal));
    for (const name of ['current', 'next', 'trial']) rmSync(join(this.versions, name), { force: true });
  }

  /** What the system does before each start of the kiosk, with the mask of its unit; gives the version that then runs. */
  start(env: NodeJS.ProcessEnv = process.env): string {
    const command = ['/bin/sh', BEFORE_START, this.versions, this.data, this.package];
    execFileSync('/bin/sh', ['-c', 'umask 0077 && exec "$@"', 'sh', ...command], { env });
    return this.runs();
  }

  /** What in root's folder of versions other users cannot read; the lock of root's own program is nobody else's. */
  hiddenFromOthers(): readonly string[] {
    const entries = readdirSync(this.versions, { withFileTypes: true });
    return entries
      .filter((entry) => (entry.isFile() || entry.isDirectory()) && !entry.name.endsWith('.lock'))
      .map(({ name }) => name)
      .filter((name) => (statSync(join(this.versions, name)).mode & OTHERS_READ) === 0);
  }

  /** What starts: the same choice as in `/usr/bin/sauda`. */
  runs(): string {
    const current = join(this.versions, 'current', 'sauda');
    return execFileSync(existsSync(current) ? current : join(this.package, 'sauda'), { encoding: 'utf8' }).trim();
  }

  /** Publishes, fetches and installs a version, without the switch; gives the reason of each failure, empty for none. */
  async bring(version: string): Promise<readonly string[]> {
    await this.publish(version);
    return [reasonOf(await this.fetch()), reasonOf(await this.install())];
  }

  /** Fetches, installs and switches to what is published. */
  async update(over: Partial<Look> = {}): Promise<string> {
    const fetched = await this.fetch(over);
    if (!fetched.ok) return fetched.error.reason;
    const installed = await this.install();
    if (!installed.ok) return installed.error.reason;
    this.askFor(installed.value);
    return this.start();
  }

  /** The versions' names in root's folder. */
  folders(): readonly string[] {
    return readdirSync(this.versions).filter((name) => /^\d/.test(name));
  }

  /** Whether everything of the version that runs is what was packed. */
  isWhole(): boolean {
    const version = this.runs();
    const wanted = smallApplication(version);
    return Object.entries(wanted).every(([name, content]) => {
      const found = readFileSync(join(this.places.program, name));
      return name === 'resources/journal-version' || found.equals(Buffer.from(content));
    });
  }

  /** A copy of the published repository, as on a stick or for an attacker. */
  copyOfRepository(name: string): string {
    const to = join(this.folder, name);
    rmSync(to, { recursive: true, force: true });
    cpSync(this.repository, to, { recursive: true });
    return to;
  }
}

/** The word of a refusal; empty for none. */
export function reasonOf(result: Result<unknown, UpdateFailure>): string {
  return result.ok ? '' : result.error.reason;
}
