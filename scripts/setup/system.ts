/** Finds missing libraries and programs of the operating system, and installs them where possible. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './child.mjs';
import { SYSTEM_NEEDS, type Need, type SystemNeed } from './constants.ts';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';

const APT_TIMEOUT_S = 300;

/** The needs that are not met. */
export function missingNeeds(
  kinds: readonly SystemNeed[],
  hasLibrary: (name: string) => boolean,
  hasCommand: (name: string) => boolean,
): Need[] {
  const needs = [...new Set(kinds)].flatMap((kind) => SYSTEM_NEEDS[kind]);
  return needs.filter((need) => ('library' in need ? !hasLibrary(need.library) : !hasCommand(need.command)));
}

/**
 * The packages' names on this release: since the change to 64-bit time, the names of some libraries end in `t64`
 * (Debian 13, Ubuntu 24.04).
 */
export function packageNames(needs: readonly Need[], isKnown: (name: string) => boolean): string[] {
  return needs.map((need) =>
    'library' in need && isKnown(`${need.package}t64`) ? `${need.package}t64` : need.package,
  );
}

/** Whether a program of this name is installed. */
export function hasCommand(name: string): boolean {
  // On Debian, root's folders are not in an ordinary user's PATH.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function libraryFinder(): (name: string) => boolean {
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  const { status, stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env });
  // Without the list nothing counts as missing; Electron reports a missing library itself.
  if (status !== 0) return () => true;
  return (name) =>
    stdout.includes(`\t${name} (libc6,x86-64`) || (process.arch !== 'x64' && stdout.includes(`\t${name} `));
}

function aptKnows(name: string): boolean {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

function describe(needs: readonly Need[]): string {
  return needs.map((need) => ('library' in need ? need.library : need.command)).join(', ');
}

/** Installs a command's needs; on a system that it cannot change, throws a `Failure` that says what to type. */
export async function ensureSystem(kinds: readonly SystemNeed[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = missingNeeds(kinds, libraryFinder(), hasCommand);
  if (missing.length === 0) return;

  if (!hasCommand('apt-get')) {
    throw new Failure(
      `This system lacks ${describe(missing)}. Install them with its package manager, then repeat the command.`,
    );
  }
  if (process.getuid?.() !== 0) {
    const names = packageNames(missing, aptKnows).join(' ');
    throw new Failure(
      `This system lacks ${describe(missing)}. Type this, then repeat the command:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`,
    );
  }
  await install(missing);
}

async function install(missing: readonly Need[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', `DPkg::Lock::Timeout=${APT_TIMEOUT_S}`];
  const advice = "Check that this machine reaches its distribution's packages, then repeat the command.";
  await step(`Installing system packages for ${describe(missing)}`, async () => {
    // A failed update is ignored: a slightly old list is usually sufficient, and the install fails if it is not.
    await runQuietly('apt-get', [...wait, 'update'], advice, { env }).catch(() => undefined);
    const names = packageNames(missing, aptKnows);
    await runQuietly('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...names], advice, { env });
  });
}
