// @ts-check
/**
 * Shows the progress of long steps on standard error, because programs read the standard output of commands such as
 * `electron-path` and `ledger`.
 */
const TERMINAL_TICK_MS = 200;
/** Interval of the lines that show progress without a terminal. */
const LOG_TICK_MS = 5000;
const CLEAR_LINE = '\r\u001b[2K';

/** @type {Map<string, number>} label to the start time; steps can run in parallel */
const active = new Map();
/** @type {NodeJS.Timeout | undefined} */
let ticker;

/** @param {number} since */
const seconds = (since) => (performance.now() - since) / 1000;

function tick() {
  const now = [...active].map(([label, since]) => `${label}: ${Math.floor(seconds(since))} s`);
  if (process.stderr.isTTY)
    process.stderr.write(`${CLEAR_LINE}  ${now.join(' · ').slice(0, (process.stderr.columns ?? 80) - 3)}`);
  else process.stderr.write(`  … ${now.join(' · ')}\n`);
}

/**
 * Prints a line without disturbing the progress.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${process.stderr.isTTY && active.size > 0 ? CLEAR_LINE : ''}${text}\n`);
}

/**
 * Does the work and shows the label with the elapsed seconds.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const since = performance.now();
  say(`• ${label}`);
  active.set(label, since);
  ticker ??= setInterval(tick, process.stderr.isTTY ? TERMINAL_TICK_MS : LOG_TICK_MS).unref();
  try {
    const result = await work();
    say(`✓ ${label} (${seconds(since).toFixed(1)} s)`);
    return result;
  } finally {
    active.delete(label);
    if (active.size === 0) {
      clearInterval(ticker);
      ticker = undefined;
      if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
    }
  }
}
