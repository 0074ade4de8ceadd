// @ts-check
/**
 * A lock between processes, so that two commands do not install or build at the same time. The file names its holder;
 * if that process no longer exists, the next one takes over the lock.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

const POLL_MS = 200;
let asked = 0;

/**
 * When a process started, which distinguishes it from a later one with the same number; known on Linux only.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Whether the holder of a lock still runs.
 * @param {string} holder `pid start`
 */
export function isAlive(holder) {
  const [number = '', since = ''] = holder.split(' ');
  const pid = Number(number);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
  }
  return since === startOf(pid);
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {string} mine a file beside it with this process as the holder; linking it is atomic
 * @returns {boolean}
 */
function tryTake(path, mine) {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const holder = read(path);
  if (holder === null || isAlive(holder)) return false;
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
    // Another process may have taken the lock between the check and the rename, so it is put back.
    if (read(aside) !== holder) linkSync(aside, path);
  } catch {
    // Another process removed the old lock first.
  }
  rmSync(aside, { force: true });
  return false;
}

/**
 * Does the work while this process holds the lock, and waits for another holder before.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  asked += 1;
  const mine = `${path}.${process.pid}-${asked}`;
  writeFileSync(mine, `${process.pid} ${startOf(process.pid)}`);
  try {
    let reported = false;
    while (!tryTake(path, mine)) {
      if (!reported && read(path) !== null) {
        say('• Waiting for another Sauda command that is setting up or building');
        reported = true;
      }
      await sleep(POLL_MS);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
