// @ts-check
/** Installs exactly the packages of the lock file when the installed ones differ. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bringsOwnNode } from './check-node.mjs';
import { runQuietly } from './child.mjs';
import { withLock } from './lock.mjs';
import { npmNode, npmScript } from './npm.mjs';
import { step } from './progress.mjs';

const RETRY_MS = 3000;

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/**
 * Path of the lock that guards the set-up's files in the repository's folder.
 * @param {string} root
 */
export const setupLock = (root) => join(root, 'out', 'setup.lock');

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.sauda-stamp.json');

/** @param {string} root the file that npm writes as the last step of an install */
const installedFile = (root) => join(root, 'node_modules', '.package-lock.json');

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** @param {string} file */
function readOr(file, otherwise = '') {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/**
 * The required packages that are not installed. Optional ones may be missing, as most are for other platforms.
 * @param {Packages} locked
 * @param {(folder: string) => boolean} exists
 * @returns {string[]}
 */
export function missingPackages(locked, exists) {
  return Object.entries(locked)
    .filter(([folder, { optional }]) => folder !== '' && optional !== true && !exists(folder))
    .map(([folder]) => folder);
}

/**
 * Whether an install not made by this set-up, such as by `npm ci`, matches the lock file.
 * @param {Packages} locked
 * @param {Packages} installed
 * @returns {boolean}
 */
export function matches(locked, installed) {
  return Object.entries(locked).every(([folder, { version, integrity, optional }]) => {
    const found = installed[folder];
    if (folder === '' || (found === undefined && optional === true)) return true;
    return found !== undefined && found.version === version && found.integrity === integrity;
  });
}

/**
 * @param {string} root
 * @returns {boolean}
 */
function packagesAreFresh(root) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const installedText = readOr(installedFile(root));
  if (installedText === '') return false;
  /** @type {Packages} */
  const locked = JSON.parse(lockText).packages;
  if (missingPackages(locked, (folder) => existsSync(join(root, folder, 'package.json'))).length > 0) return false;
  if (bringsOwnNode(process.platform, process.arch) && !existsSync(join(root, 'node_modules', '.bin', 'node')))
    return false;

  const stamp = JSON.stringify({ lock: hashOf(lockText) });
  if (readOr(stampFile(root)) === stamp) return true;
  if (!matches(locked, JSON.parse(installedText).packages)) return false;
  writeFileSync(stampFile(root), stamp);
  return true;
}

/** @param {string} root */
async function install(root) {
  if (packagesAreFresh(root)) return;
  // The marks are removed before the packages, so that an interrupted install does not look complete.
  rmSync(stampFile(root), { force: true });
  rmSync(installedFile(root), { force: true });
  await step('Installing the packages of package-lock.json', () => npmCi(root));
  writeFileSync(
    stampFile(root),
    JSON.stringify({ lock: hashOf(readFileSync(join(root, 'package-lock.json'), 'utf8')) }),
  );
}

/**
 * @param {string} root
 * @param {number} [tries]
 * @returns {Promise<void>}
 */
async function npmCi(root, tries = 2) {
  try {
    // The includes override NODE_ENV=production and npm's `omit` settings: the tools and the optional Node are needed.
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const advice =
      'npm could not install the packages: check that this machine reaches its package registry, then repeat the command.';
    await runQuietly(npmNode(), [npmScript(), ...args], advice, { cwd: root });
  } catch (error) {
    // Another program, such as an orphaned installer or a virus scanner, was still using the folder.
    if (tries <= 1 || !/\b(ENOTEMPTY|EBUSY|EPERM)\b/.test(String(error))) throw error;
    await sleep(RETRY_MS);
    await npmCi(root, tries - 1);
  }
}

/**
 * Installs the packages if they are missing or differ from the lock file. Throws a `Failure`.
 * @param {string} root
 */
export async function ensurePackages(root) {
  if (!packagesAreFresh(root)) await withLock(setupLock(root), () => install(root));
}
