// @ts-check
/**
 * A lock between processes, so that two commands started at once do not install or build over each other. The file
 * names its holder; if that process is gone, killed in the middle, the next one takes the lock over.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

const POLL_MS = 200;
let asked = 0;

/**
 * A process is told from a later one with the same number by when it started (known on Linux only).
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

/** @param {string} holder `pid start` */
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
 * @param {string} mine a file beside it, ready with our name: linking it is one step, so the lock is never half written
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
    // Somebody quicker may have taken it between our look and our move: give it back.
    if (read(aside) !== holder) linkSync(aside, path);
  } catch {
    // Somebody quicker cleared it away.
  }
  rmSync(aside, { force: true });
  return false;
}

/**
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
    let told = false;
    while (!tryTake(path, mine)) {
      if (!told && read(path) !== null) {
        say('• Waiting for another Sauda command that is setting up or building');
        told = true;
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
