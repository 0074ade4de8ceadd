/* eslint no-empty-pattern: off -- Playwright reads what a fixture needs from its pattern */
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { test as base } from '@playwright/test';
import { ForeignBank } from '../foreign-bank/bank.ts';
import type { BankPki, ClientIdentity } from '../foreign-bank/pki.ts';
import { Kiosk } from './kiosk.ts';
import {
  installCertificates,
  makeKioskFolder,
  saleConfig,
  writeConfig,
  type ConfigTree,
  type KioskFolder,
  type Proof,
} from './kiosk-files.ts';
import { RelayLine } from '../lines/relay-line.ts';
import type { SmallDisk } from './small-disk.ts';

interface Banks {
  readonly own: BankPki;
  readonly other: BankPki;
}

/** Starts kiosks; all of them end with the test. */
export interface Starter {
  /** Configuration, certificates and data of this test. */
  readonly folder: KioskFolder;
  /** Writes a whole configuration that sells, with the partner's files beside it. */
  prepare(options?: {
    proof?: Proof;
    identity?: ClientIdentity;
    pulseMs?: number;
    change?: (config: ConfigTree) => ConfigTree;
  }): Promise<void>;
  /** With what is prepared, on the same data as before. */
  start(flags?: readonly string[], disk?: SmallDisk): Promise<Kiosk>;
  /** Without any configuration. */
  startDemo(flags?: readonly string[]): Promise<Kiosk>;
  /** Prepares, starts and waits until it sells. */
  open(options?: Parameters<Starter['prepare']>[0]): Promise<Kiosk>;
}

interface Fixtures {
  readonly banks: Banks;
  /** The strict bank; whatever the kiosk did against the specification fails the test. */
  readonly bank: ForeignBank;
  readonly relay: RelayLine;
  readonly kiosks: Starter;
}

/** A test with its own bank, its own relay on a real line, and fresh data. */
export const test = base.extend<Fixtures>({
  banks: async ({}, use) => {
    const file = process.env['SAUDA_E2E_BANKS'];
    if (file === undefined) throw new Error('the global set-up has not run');
    await use(JSON.parse(readFileSync(file, 'utf8')) as Banks);
  },
  bank: async ({ banks }, use) => {
    const bank = await ForeignBank.open(banks.own);
    await use(bank);
    await bank.goDown();
    expect(bank.violations).toEqual([]);
  },
  relay: async ({}, use) => {
    const relay = await RelayLine.open();
    await use(relay);
    await relay.dispose();
  },
  kiosks: async ({ banks, bank, relay }, use, info) => {
    const folder = await makeKioskFolder();
    const started: Kiosk[] = [];
    const startWith = async (config: string | null, flags: readonly string[], disk?: SmallDisk): Promise<Kiosk> => {
      const where = disk === undefined ? {} : { disk };
      const kiosk = await Kiosk.start({ dataDirectory: folder.dataDirectory, config, flags, ...where });
      started.push(kiosk);
      return kiosk;
    };
    const starter: Starter = {
      folder,
      async prepare({
        proof = 'pfx',
        identity = banks.own.clients.latin,
        pulseMs,
        change = (config: ConfigTree) => config,
      } = {}) {
        await installCertificates(folder, banks.own, identity);
        const pulse = pulseMs === undefined ? {} : { pulseMs };
        await writeConfig(
          folder,
          change(saleConfig({ baseUrl: bank.baseUrl, relayPort: relay.path, proof, ...pulse })),
        );
      },
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
    if (info.status !== info.expectedStatus) {
      const lines =
        started
          .at(-1)
          ?.logSoFar()
          .map(({ event, facts }) => `${event} ${JSON.stringify(facts)}`) ?? [];
      // As a file: the terminal shows no more than the beginning of what is attached.
      const path = info.outputPath('kiosk.log');
      await writeFile(path, `${lines.join('\n')}\n`);
      await info.attach('log of the last kiosk', { path, contentType: 'text/plain' });
    }
    for (const kiosk of started) await kiosk.close();
    await rm(folder.directory, { recursive: true, force: true });
  },
});

export const expect = test.expect;
