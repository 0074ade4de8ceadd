// @ts-check
/**
 * Child processes that end with this process. Each gets its own process group, so that its descendants can be ended
 * with it; on Linux the kernel ends it even if this process is killed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { Failure } from './failure.mjs';

/** Time that children have to end after a signal before they are killed. */
const GRACE_MS = 5000;
/** Length of the end of a quiet child's output that is kept for the message if it fails. */
const TAIL_CHARACTERS = 4000;
const groups = process.platform !== 'win32';

/** @type {Set<{ child: import('node:child_process').ChildProcess, last: boolean }>} */
const running = new Set();
let watching = false;
/** @type {boolean | undefined} */
let parentDeathSignal;

function canSetParentDeathSignal() {
  parentDeathSignal ??=
    process.platform === 'linux' &&
    (spawnSync('setpriv', ['--help'], { encoding: 'utf8' }).stdout ?? '').includes('--pdeathsig');
  return parentDeathSignal;
}

/**
 * Kills a child with all its descendants.
 * @param {import('node:child_process').ChildProcess} child
 */
function killTree(child) {
  try {
    if (groups && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // No process of the group is left.
  }
}

/**
 * Ends one child, waits for it, and kills it after the limit. The signal goes only to the child, which ends its own
 * children: an Electron whose graphics process is ended first crashes instead of closing its files.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 * @returns {Promise<void>}
 */
export function stop(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const kill = setTimeout(() => killTree(child), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill(signal);
  });
}

/** @param {NodeJS.Signals} signal */
async function stopAll(signal) {
  for (const last of [false, true]) {
    await Promise.all([...running].filter((entry) => entry.last === last).map(({ child }) => stop(child, signal)));
  }
  process.exit(128 + constants.signals[signal]);
}

function watchSignals() {
  if (watching) return;
  watching = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => void stopAll(signal));
  }
  process.on('exit', () => running.forEach(({ child }) => killTree(child)));
}

/**
 * Starts a child process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { last?: boolean, deathSignal?: 'TERM' | 'KILL' }} [options]
 * `last`: end it after the others, as a display after the windows on it; `deathSignal`: the signal that it gets if this
 * process is killed
 * @returns {import('node:child_process').ChildProcess}
 */
export function start(command, args, { last = false, deathSignal = 'TERM', ...options } = {}) {
  watchSignals();
  const [file, argv] = canSetParentDeathSignal()
    ? ['setpriv', ['--pdeathsig', deathSignal, '--', command, ...args]]
    : [command, [...args]];
  const child = spawn(file, argv, { stdio: 'inherit', detached: groups, ...options });
  const entry = { child, last };
  running.add(entry);
  child.once('exit', () => {
    running.delete(entry);
    killTree(child);
  });
  child.once('error', () => running.delete(entry));
  return child;
}

/**
 * Waits for the end of a child.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; an end by a signal counts as 128 + the signal's number, as in a shell
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/**
 * Runs a command in the foreground.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options) {
  return ended(start(command, args, options));
}

/**
 * Runs a step of the set-up without output; if it fails, throws a `Failure` with the end of its output and the advice.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} advice what the user can do if it fails
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>} its standard output
 */
export async function runQuietly(command, args, advice, options) {
  // SIGKILL, because npm would react to SIGTERM with a clean-up in the folder that the next run installs into.
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], deathSignal: 'KILL' });
  let output = '';
  let tail = '';
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
    tail = (tail + String(chunk)).slice(-TAIL_CHARACTERS);
  });
  child.stderr?.on('data', (chunk) => {
    tail = (tail + String(chunk)).slice(-TAIL_CHARACTERS);
  });
  const code = await ended(child).catch((error) => {
    tail += String(error);
    return 127;
  });
  if (code === 0) return output;
  throw new Failure(`${tail.trim()}\n\n"${[command, ...args].join(' ')}" failed (exit code ${code}). ${advice}`);
}
