/** The .deb, by plain `dpkg-deb` over a tree: no downloads, no fakeroot, the same bytes wherever it is made. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync, constants } from 'node:zlib';
import { runQuietly } from '../setup/child.mjs';
import { ROOT } from '../setup/project.ts';
import type { Architecture } from './application.ts';

const FILES = join(ROOT, 'resources', 'linux', 'package');
const KIB = 1_024;
/** Debian's names of the processors. */
const DEBIAN: Readonly<Record<Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };
const MODE = { folder: 0o755, program: 0o755, file: 0o644, suid: 0o4755 } as const;
const MAINTAINER_SCRIPTS = ['postinst', 'prerm', 'postrm'];
/** Chromium's helper for systems without user namespaces, which only works as root's own. */
const SUID_HELPER = 'opt/Sauda/chrome-sandbox';

/** `xz` is what machines download; `fast` is for trials: 30 % larger, a fiftieth of the time. */
export const COMPRESSIONS = { xz: ['-Zxz', '-z6'], fast: ['-Zzstd', '-z3'] } as const;
export type Compression = keyof typeof COMPRESSIONS;

export interface DebianRequest {
  /** The unpacked application. */
  readonly application: string;
  readonly arch: Architecture;
  readonly version: string;
  /** The moment that every file carries. */
  readonly dateS: number;
  readonly copyright: string;
  readonly compression: Compression;
  readonly output: string;
}

/** The file's name: `sauda_<version>_<processor>.deb`. */
function debianFile({ version, arch, output }: Pick<DebianRequest, 'version' | 'arch' | 'output'>): string {
  return join(output, `sauda_${version}_${DEBIAN[arch]}.deb`);
}

/** Makes the package and returns its path. Throws a `Failure`. */
export async function makeDebianPackage(request: DebianRequest): Promise<string> {
  const tree = join(request.output, 'tree');
  rmSync(tree, { recursive: true, force: true });
  try {
    fillTree(tree, request);
    const file = debianFile(request);
    const options = ['--root-owner-group', ...COMPRESSIONS[request.compression], '--threads-max=2'];
    await runQuietly('dpkg-deb', [...options, '-b', tree, file], 'Is dpkg-deb installed, and the disk not full?', {
      env: { ...process.env, SOURCE_DATE_EPOCH: String(request.dateS) },
    });
    return file;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** Everything that dpkg unpacks, with the same names, modes and dates wherever it is made. */
function fillTree(tree: string, request: DebianRequest): void {
  cpSync(join(FILES, 'tree'), tree, { recursive: true });
  cpSync(request.application, join(tree, 'opt', 'Sauda'), { recursive: true });
  const documents = join(tree, 'usr', 'share', 'doc', 'sauda');
  mkdirSync(documents, { recursive: true });
  writeFileSync(join(documents, 'copyright'), request.copyright);
  writeFileSync(join(documents, 'changelog.gz'), packed(changelog(request)));
  const manual = join(tree, 'usr', 'share', 'man', 'man1', 'sauda.1');
  writeFileSync(`${manual}.gz`, packed(readFileSync(manual, 'utf8')));
  rmSync(manual);
  writeControl(tree, request);
  for (const path of pathsIn(tree)) makeUniform(tree, path, request.dateS);
}

function packed(text: string): Buffer {
  return gzipSync(text, { level: constants.Z_BEST_COMPRESSION });
}

/** Debian wants a list of changes; the history is in the repository. */
function changelog({ version, dateS }: DebianRequest): string {
  const date = new Date(dateS * 1_000).toUTCString().replace('GMT', '+0000');
  return `sauda (${version}) stable; urgency=medium\n\n  * See the repository.\n\n -- Sauda contributors <sauda@localhost>  ${date}\n`;
}

function writeControl(tree: string, { arch, version }: DebianRequest): void {
  const files = filesIn(tree);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  const control = join(tree, 'DEBIAN');
  mkdirSync(control);
  const text = readFileSync(join(FILES, 'control'), 'utf8')
    .replace('@VERSION@', version)
    .replace('@ARCHITECTURE@', DEBIAN[arch])
    .replace('@INSTALLED_KIB@', String(Math.ceil(bytes / KIB)));
  writeFileSync(join(control, 'control'), text);
  const sums = files.map((path) => `${md5(path)}  ${relative(tree, path)}\n`).toSorted(bySecondWord);
  writeFileSync(join(control, 'md5sums'), sums.join(''));
  for (const name of MAINTAINER_SCRIPTS) cpSync(join(FILES, name), join(control, name));
}

function bySecondWord(a: string, b: string): number {
  const [, first = ''] = a.split('  ');
  const [, second = ''] = b.split('  ');
  return first < second ? -1 : 1;
}

/** What dpkg compares installed files with; nothing relies on it for safety. */
function md5(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

function pathsIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
}

function filesIn(folder: string): readonly string[] {
  return pathsIn(folder).filter((path) => statSync(path).isFile());
}

/** The user's umask, the clone's dates and hard links must not show in the package. */
function makeUniform(tree: string, path: string, dateS: number): void {
  chmodSync(path, modeOf(tree, path));
  lutimesSync(path, dateS, dateS);
}

function modeOf(tree: string, path: string): number {
  const found = statSync(path);
  if (found.isDirectory()) return MODE.folder;
  if (relative(tree, path) === SUID_HELPER) return MODE.suid;
  const isScript = basename(dirname(path)) === 'DEBIAN' && MAINTAINER_SCRIPTS.includes(basename(path));
  const isProgram = (found.mode & 0o100) !== 0 && !/\.(so(\.\d+)?|node)$/.test(path);
  return isScript || isProgram ? MODE.program : MODE.file;
}
