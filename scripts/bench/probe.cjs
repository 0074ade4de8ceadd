'use strict';
/**
 * Loaded with `-r` into the main process of whatever is measured, the kiosk as well as the bare window, so that both
 * pay the same for it. Tells the stages of the start on standard output and obeys one command per line of standard
 * input: run a script in the page, or touch a point.
 */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { performance } = require('node:perf_hooks');
const process = require('node:process');
const { createInterface } = require('node:readline');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { setTimeout: wait } = require('node:timers/promises');
const { app } = require('electron');

const MARK = '@bench ';
/** How long threads take to be found and to answer, and how often they are waited for. */
const THREADS_MS = 100;
const MOST_LOOKS = 100;
const now = () => performance.timeOrigin + performance.now();
const say = (message) => process.stdout.write(`${MARK}${JSON.stringify(message)}\n`);

/** In the page: the moment after the frame in which the idle screen is there. */
const IDLE_PAINTED = `new Promise((resolve) => {
  const page = document.documentElement;
  const look = () => {
    if (page.dataset.screen !== 'idle') return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(page, { attributes: true });
  look();
})`;

/** In the page: the moment from which a touch is taken at once, because the screen is the loop's own. */
const LOOP_SHOWN = `new Promise((resolve) => {
  const page = document.documentElement;
  const look = () => {
    if (page.dataset.screen !== 'idle' || page.dataset.first !== undefined) return;
    observer.disconnect();
    resolve(performance.timeOrigin + performance.now());
  };
  const observer = new MutationObserver(look);
  observer.observe(page, { attributes: true });
  look();
})`;

/** Profiles main until touches are taken, where the suite names a file; sampling slows the start, so these times do not count. */
const PROFILE_FILE = process.env.SAUDA_BENCH_PROFILE;
const SAMPLE_MICROSECONDS = 200;
const profiler = PROFILE_FILE === undefined ? null : beginProfile();

function beginProfile() {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  session.post('Profiler.start');
  return session;
}

function endProfile() {
  profiler?.post('Profiler.stop', (error, ended) => {
    if (error === null) writeFileSync(PROFILE_FILE, JSON.stringify(ended.profile));
    else say({ error: String(error) });
  });
}

let contents = null;
say({ stage: 'main-begins', atMs: now() });
app.once('ready', () => say({ stage: 'electron-ready', atMs: now() }));

app.on('web-contents-created', (_event, created) => {
  if (contents !== null) return;
  contents = created;
  say({ stage: 'window-made', atMs: now() });
  contents.once('dom-ready', () => {
    say({ stage: 'page-parsed', atMs: now() });
    // The frame's own method: the window's waits until the page has stopped loading.
    void contents.mainFrame.executeJavaScript(IDLE_PAINTED).then((atMs) => say({ stage: 'idle-painted', atMs }));
    void contents.mainFrame.executeJavaScript(LOOP_SHOWN).then((atMs) => {
      endProfile();
      say({ stage: 'touch-taken', atMs });
    });
  });
});

async function touch({ x, y }, heldMs) {
  const at = { x, y, button: 'left', clickCount: 1 };
  contents.sendInputEvent({ type: 'mouseMove', ...at });
  contents.sendInputEvent({ type: 'mouseDown', ...at });
  if (heldMs > 0) await wait(heldMs);
  contents.sendInputEvent({ type: 'mouseUp', ...at });
}

/** The garbage of main's threads, each of which has a heap of its own. */
async function collectInThreads() {
  const session = new Session();
  session.connect();
  const threads = [];
  let answers = 0;
  session.on('NodeWorker.attachedToWorker', ({ params }) => threads.push(params.sessionId));
  session.on('NodeWorker.receivedMessageFromWorker', () => (answers += 1));
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  await wait(THREADS_MS);
  for (const sessionId of threads) {
    const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' });
    session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
  }
  for (let looks = 0; answers < threads.length && looks < MOST_LOOKS; looks += 1) await wait(THREADS_MS);
  session.disconnect();
}

/**
 * Main's garbage, that of its threads, and the page's, as if memory were short: without that V8 leaves main with some twenty
 * megabytes that nothing holds.
 */
async function collect() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')({ type: 'major', flavor: 'last-resort' });
  await collectInThreads();
  if (!contents.debugger.isAttached()) contents.debugger.attach();
  await contents.debugger.sendCommand('HeapProfiler.collectGarbage');
}

async function obey({ id, script, point, heldMs = 0, isToCollect = false }) {
  try {
    if (isToCollect) await collect();
    if (point !== undefined) await touch(point, heldMs);
    const value = script === undefined ? null : await contents.mainFrame.executeJavaScript(script);
    say({ id, value: value ?? null });
  } catch (error) {
    say({ id, error: String(error) });
  }
}

createInterface({ input: process.stdin }).on('line', (line) => void obey(JSON.parse(line)));
