/**
 * The kiosk as a program without Electron, for tests that look at money, devices and the bank and not at a window: the
 * composition, the threads of the journal and of the log, the real lines and connections, and the contract of the
 * customer's window, which the parent process speaks. What only `main/shell` has is absent: windows, the guardian, and
 * the service menu. Arguments: the configuration's file, the data directory, and the folder of the built threads.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import { composeSafely, partsOf } from '../../../main/compose/compose-safely.ts';
import { serveCustomer } from '../../../main/ipc/customer.ts';
import { openJournalThread } from '../../../main/journal/worker/journal-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { openLogThread } from '../../../main/log/worker/log-thread.ts';
import { startEarly } from '../../../main/peripherals/start-early.ts';
import { startKiosk } from '../../../main/runtime/kiosk.ts';
import { APP_ORIGIN } from '../../../main/windows/app-origin.ts';
import type { LastingWindow } from '../../../main/windows/lasting-window.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { WindowCall, WindowPush } from './messages.ts';

type Handle = (event: object, argument: unknown) => unknown;

/** The port of the customer's window: its calls come from the parent process, and its pushes go there. */
function parentsWindow(): LastingWindow<BrowserWindow> {
  const handlers = new Map<string, Handle>();
  const frame = { url: `${APP_ORIGIN}/index.html`, parent: null };
  process.on('message', ({ channel, argument }: WindowCall) => {
    handlers.get(channel)?.({ senderFrame: frame, sender: { mainFrame: frame } }, argument);
  });
  const window = {
    isDestroyed: () => false,
    webContents: {
      isDestroyed: () => false,
      mainFrame: frame,
      ipc: { handle: (channel: string, handle: Handle) => handlers.set(channel, handle) },
      send: (_channel: string, view: View) => process.send?.({ view } satisfies WindowPush),
    },
  };
  const lasting = window as unknown as BrowserWindow;
  return {
    current: () => lasting,
    prepare: (work) => {
      work(lasting);
    },
    onClosed: () => undefined,
  };
}

async function run(configFile: string, dataDirectory: string, threads: string): Promise<void> {
  const journalThread = join(threads, 'journal-thread.cjs');
  const logThread = join(threads, 'log-thread.cjs');
  mkdirSync(dataDirectory, { recursive: true });
  const journal = openJournalThread({ program: journalThread, dataDirectory });
  void journal.open();
  const redactor = createRedactor();
  const log = openLogThread({
    program: logThread,
    file: join(dataDirectory, 'log.db'),
    clock: systemClock,
    redactor,
  });
  log.start();
  const line = serveCustomer(parentsWindow(), { devServer: null, log });
  const composed = await composeSafely({
    configFile,
    setup: false,
    dataDirectory,
    log,
    redactor,
    vault: fileVault(),
    clock: systemClock,
    places: {
      renderer: '',
      preload: '',
      sandboxProcess: '',
      journalThread,
      logThread,
      pastThread: '',
      readingThread: '',
      exportThread: '',
      stickThread: '',
      fleetThread: '',
      exampleConfig: '',
      demoConfig: '',
    },
  });
  const parts = partsOf(composed);
  const kiosk = startKiosk({
    ...parts,
    relay: parts.relay === null ? null : startEarly(parts.relay),
    version: 'test',
    journal,
    clock: systemClock,
    log,
    show: (view) => {
      line.show(view);
    },
  });
  process.once('SIGTERM', () => {
    line.disconnect();
    void kiosk.stop().then(() => {
      if (composed.ok) composed.value.close();
      process.exit(0);
    });
  });
  line.connect(kiosk.loop, { knock: () => undefined, open: () => undefined });
}

const [configFile = '', dataDirectory = '', threads = ''] = process.argv.slice(2);
// A rejection ends the process with its message.
void run(configFile, dataDirectory, threads);
