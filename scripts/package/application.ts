/** The unpacked application as it goes into the field, made by electron-builder from the build and the runtime. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERSION } from '../../main/files/version.ts';
import { JOURNAL_VERSION } from '../../main/journal/migrations.ts';
import { KEPT } from '../../main/kept-code/script.ts';
import { runQuietly } from '../setup/child.mjs';
import type { ElectronRuntime } from '../setup/electron-runtime.ts';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';
import { setLaterFuses } from './fuses.ts';
import { builderSettings, type BuilderSettings } from './settings.ts';

/** Processors that a package can be made for. */
export const ARCHITECTURES = ['x64', 'arm64'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** The executable's name in the package. */
const EXECUTABLE = 'sauda';
/** What of the development runtime is not for the field: the launcher, and the set-up's own notes. */
const ONLY_FOR_DEVELOPMENT = ['resources/app', 'sauda-files.json', 'version'];

export interface ApplicationRequest {
  readonly runtime: ElectronRuntime;
  readonly arch: Architecture;
  /** Below it electron-builder makes the folder of the application. */
  readonly output: string;
  /** The operator's root of updates, which the package then trusts; null for none. */
  readonly updateRoot: string | null;
}

/** The application's folder below `output`. */
export function applicationFolder(output: string, arch: Architecture): string {
  return join(output, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);
}

/** Makes the unpacked application, and returns its folder. The build has to be there. Throws a `Failure`. */
export async function makeApplication(request: ApplicationRequest): Promise<string> {
  const { arch, output } = request;
  const folder = applicationFolder(output, arch);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const settings = builderSettings();
  const file = join(output, 'electron-builder.json');
  writeFileSync(file, JSON.stringify(completed(settings, request)));
  await runQuietly(
    toolNode(ROOT),
    [join(ROOT, 'node_modules', 'electron-builder', 'cli.js'), '--linux', 'dir', `--${arch}`, '--config', file],
    'The messages above are those of electron-builder.',
    { cwd: ROOT },
  );
  for (const name of [file, join(output, 'builder-debug.yml')]) rmSync(name, { force: true });
  for (const name of ONLY_FOR_DEVELOPMENT) rmSync(join(folder, name), { recursive: true, force: true });
  await setLaterFuses(join(folder, EXECUTABLE), settings.electronFuses);
  nameForUpdates(folder, request.updateRoot);
  return folder;
}

/** What is read without starting the program: by `npm run release`, and by the switch between versions. */
function nameForUpdates(folder: string, updateRoot: string | null): void {
  const resources = join(folder, 'resources');
  writeFileSync(join(resources, 'version'), `${VERSION}\n`);
  writeFileSync(join(resources, 'journal-version'), `${String(JOURNAL_VERSION)}\n`);
  if (updateRoot !== null) cpSync(updateRoot, join(resources, 'update-root.json'));
}

/** The settings with what is known only on this computer. */
function completed(settings: BuilderSettings, { runtime, arch, output }: ApplicationRequest): Record<string, unknown> {
  // Electron of another processor has to be downloaded.
  const dist = arch === process.arch ? { electronDist: dirname(runtime.executable) } : {};
  return {
    ...settings,
    ...dist,
    electronVersion: runtime.version,
    directories: { output, buildResources: 'resources' },
    files: [
      ...settings.files.map((pattern) => bindingFor(runtime, pattern)),
      // Code that this computer's runtime has compiled.
      ...(arch === process.arch ? [] : [`!dist/main/*${KEPT}`]),
    ],
  };
}

/** The published binding of better-sqlite3 does not run in the fallback, which has one of its own. */
function bindingFor({ fallback }: ElectronRuntime, pattern: string): string {
  const published = pattern.startsWith('node_modules/better-sqlite3/prebuilds/');
  return fallback && published ? 'node_modules/better-sqlite3/build/Release/better_sqlite3.node' : pattern;
}
