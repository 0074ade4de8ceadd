/** The package of the test, and the versions behind it: on a stick, signed, and as a package of its own. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { VERSION } from '../../main/files/version.ts';
import { KEPT } from '../../main/kept-code/script.ts';
import { makeDebianPackage } from '../package/debian.ts';
import { makePackage } from '../package/make-package.ts';
import { sourceDateS } from '../package/source-date.ts';
import { runQuietly } from '../setup/child.mjs';
import { Failure } from '../setup/failure.mjs';
import { step } from '../setup/progress.mjs';
import { applicationIn, publish } from '../updates/publish.ts';
import { makeKeys } from '../updates/repository.ts';

const HELP = 'The virtual machine cannot be made without it.';
/** Electron's files make most of it: about 90 MB packed. */
const STICK_MB = 300;
const FILES = { deb: 'sauda.deb', newerDeb: 'newer.deb', stick: 'update.img', brokenStick: 'broken.img' } as const;

/** What the machine is made from, and what it gets later. */
export interface Releases {
  readonly deb: string;
  /** A package of a version newer than all others. */
  readonly newerDeb: string;
  /** A memory stick with a version that works. */
  readonly stick: string;
  /** A memory stick with one more, which ends at once. */
  readonly brokenStick: string;
}

/** The versions, from the one that is installed first. */
export const VERSIONS = {
  installed: VERSION,
  update: laterVersion(1),
  broken: laterVersion(2),
  package: laterVersion(3),
} as const;

function laterVersion(by: number): string {
  const [major = '0', minor = '0', patch = '0'] = VERSION.split('.');
  return [major, minor, String(Number(patch) + by)].join('.');
}

/** Makes them in `folder`, where what is there already is taken. Throws a `Failure`. */
export async function makeReleases(folder: string, official: boolean): Promise<Releases> {
  const files = Object.fromEntries(Object.entries(FILES).map(([name, file]) => [name, join(folder, file)]));
  const { deb = '', newerDeb = '', stick = '', brokenStick = '' } = files;
  const releases = { deb, newerDeb, stick, brokenStick };
  if (Object.values(releases).every((file) => existsSync(file))) return releases;
  const work = mkdtempSync(join(tmpdir(), 'sauda-releases-'));
  try {
    const keys = join(work, 'keys');
    const made = await makePackage({
      arch: 'x64',
      compression: 'fast',
      isChecked: false,
      isMadeTwice: false,
      hasDeb: true,
      output: join(work, 'package'),
      official,
      updateRoot: makeKeys(keys, Date.now(), null),
    });
    if (made.deb === undefined) throw new Failure('No package was made.');
    const repository = { folder: join(work, 'sauda'), keys, nowMs: Date.now(), passphrase: null };
    const release = async (version: string, isBroken: boolean, file: string): Promise<void> => {
      const application = await changed(made.application, version, isBroken);
      const publication = { platform: 'linux-x64', channel: 'stable', sharePercent: 100 };
      await publish(repository, { ...publication, application: applicationIn(application) });
      await makeStick(repository.folder, file);
    };
    await step('Publishing an update', () => release(VERSIONS.update, false, stick));
    await step('Publishing one that does not start', () => release(VERSIONS.broken, true, brokenStick));
    await step('Making a newer package', async () => {
      const application = await changed(made.application, VERSIONS.package, false);
      const facts = { arch: 'x64', compression: 'fast', copyright: 'See the repository.\n' } as const;
      const output = join(work, 'newer');
      const version = VERSIONS.package;
      mkdirSync(output);
      cpSync(await makeDebianPackage({ ...facts, application, version, dateS: await sourceDateS(), output }), newerDeb);
    });
    cpSync(made.deb, deb);
    return releases;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The application under another version; `isBroken`: it ends before it has done anything. */
async function changed(application: string, version: string, isBroken: boolean): Promise<string> {
  const folder = `${application}-${version}`;
  await runQuietly('cp', ['-al', application, folder], HELP);
  const archive = join(folder, 'resources', 'app.asar');
  const sources = `${folder}-sources`;
  extractAll(archive, sources);
  const main = join(sources, 'dist', 'main');
  const names = readdirSync(main);
  // Code that was compiled with the version in it; V8 would take it for this one's.
  for (const name of names) if (name.endsWith(KEPT)) rmSync(join(main, name));
  const renamed = names.filter((name) => name.endsWith('.cjs') && rename(join(main, name), version));
  if (renamed.length === 0) throw new Failure('The program does not have its version in it.');
  if (isBroken) {
    const entry = join(main, 'main.cjs');
    writeFileSync(entry, `process.exit(1);\n${readFileSync(entry, 'utf8')}`);
  }
  const unpacked = readdirSync(join(`${archive}.unpacked`, 'node_modules'));
  // Hard links: what is written into them would be in the other version as well.
  for (const name of [archive, `${archive}.unpacked`]) rmSync(name, { recursive: true, force: true });
  await createPackageWithOptions(sources, archive, { unpackDir: `node_modules/{${unpacked.join(',')}}` });
  const file = join(folder, 'resources', 'version');
  rmSync(file);
  writeFileSync(file, `${version}\n`);
  rmSync(sources, { recursive: true, force: true });
  return folder;
}

/** Whether the file has the version in it. */
function rename(file: string, version: string): boolean {
  const text = readFileSync(file, 'utf8');
  const other = text.replaceAll(`\`${VERSION}\``, `\`${version}\``);
  if (other !== text) writeFileSync(file, other);
  return other !== text;
}

/** A memory stick as an operator has it, with the repository in its folder `sauda`. */
async function makeStick(repository: string, file: string): Promise<void> {
  rmSync(file, { force: true });
  await runQuietly('truncate', ['-s', `${String(STICK_MB)}M`, file], HELP);
  await runQuietly('mkfs.vfat', ['-n', 'SAUDA', file], HELP);
  await runQuietly('mcopy', ['-s', '-i', file, repository, '::sauda'], HELP);
}
