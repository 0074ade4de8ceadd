import { rm } from 'node:fs/promises';
import { attachLog, prepareFolder, test as base, type Preparation } from './bank-test.ts';
import { Kiosk } from './kiosk.ts';
import { makeKioskFolder, type KioskFolder } from './kiosk-files.ts';
import type { SmallDisk } from './small-disk.ts';

/** Starts kiosks; all of them end with the test. */
export interface Starter {
  /** Configuration, certificates and data of this test. */
  readonly folder: KioskFolder;
  /** Writes a whole configuration that sells, with the partner's files beside it. */
  prepare(options?: Preparation): Promise<void>;
  /** With what is prepared, on the same data as before. */
  start(flags?: readonly string[], disk?: SmallDisk): Promise<Kiosk>;
  /** Without any configuration. */
  startDemo(flags?: readonly string[]): Promise<Kiosk>;
  /** Prepares, starts and waits until it sells. */
  open(options?: Preparation): Promise<Kiosk>;
}

/** A test with its own bank, its own relay on a real line, and fresh data. */
export const test = base.extend<{
  /**
   * Whether pages move. Without a graphics device every frame of a turning ring costs a quarter of a core, and most tests
   * look at nothing that turns: they are shown what a customer with less motion is shown. Layouts and touches move.
   */
  readonly motion: boolean;
  readonly kiosks: Starter;
}>({
  motion: [false, { option: true }],
  kiosks: async ({ banks, bank, relay, motion }, use, info) => {
    const folder = await makeKioskFolder();
    const started: Kiosk[] = [];
    const startWith = async (config: string | null, flags: readonly string[], disk?: SmallDisk): Promise<Kiosk> => {
      const where = disk === undefined ? {} : { disk };
      const { dataDirectory } = folder;
      const kiosk = await Kiosk.start({ dataDirectory, config, flags, isStill: !motion, ...where });
      started.push(kiosk);
      return kiosk;
    };
    const starter: Starter = {
      folder,
      prepare: (options) => prepareFolder(folder, { banks, bank, relay }, options),
      start: (flags = [], disk) => startWith(folder.configFile, flags, disk),
      startDemo: (flags = []) => startWith(null, flags),
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
