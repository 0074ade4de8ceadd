// @ts-check
/**
 * Shows what a long step is doing. Everything goes to standard error: standard output belongs to the command itself
 * (`electron-path` and `ledger` are read by programs).
 */
const TERMINAL_TICK_MS = 200;
/** Without a terminal a line now and then shows that it has not hung. */
const LOG_TICK_MS = 5000;
const CLEAR_LINE = '\r\u001b[2K';

/** @type {Map<string, number>} label to the time it began; steps may run side by side */
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

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${process.stderr.isTTY && active.size > 0 ? CLEAR_LINE : ''}${text}\n`);
}

/**
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
