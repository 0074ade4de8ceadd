import { rm } from 'node:fs/promises';
import { attachLog, prepareFolder, test as base, type Preparation } from '../kiosk/bank-test.ts';
import { makeKioskFolder, type KioskFolder } from '../kiosk/kiosk-files.ts';
import { WindowlessKiosk } from './windowless-kiosk.ts';

/** Starts kiosks without a window; all of them end with the test. */
interface Starter {
  /** Configuration, certificates and data of this test. */
  readonly folder: KioskFolder;
  /** Prepares, starts and waits until it sells. */
  open(options?: Preparation): Promise<WindowlessKiosk>;
  /** With what is prepared, on the same data as before. */
  start(): Promise<WindowlessKiosk>;
  /** Writes a whole configuration that sells, with the partner's files beside it. */
  prepare(options?: Preparation): Promise<void>;
}

/** The same test as with a window, where nothing of the window is looked at. */
export const test = base.extend<{ readonly kiosks: Starter }>({
  kiosks: async ({ banks, bank, relay }, use, info) => {
    const folder = await makeKioskFolder();
    const started: WindowlessKiosk[] = [];
    const starter: Starter = {
      folder,
      prepare: (options) => prepareFolder(folder, { banks, bank, relay }, options),
      async start() {
        const kiosk = await WindowlessKiosk.start({ dataDirectory: folder.dataDirectory, config: folder.configFile });
        started.push(kiosk);
        return kiosk;
      },
      async open(options) {
        await starter.prepare(options);
        const kiosk = await starter.start();
        await kiosk.waitScreen('idle');
        return kiosk;
      },
    };
    await use(starter);
    if (info.status !== info.expectedStatus) await attachLog(started.at(-1), info);
    for (const kiosk of started) await kiosk.close();
    await rm(folder.directory, { recursive: true, force: true });
  },
});

export const expect = test.expect;
