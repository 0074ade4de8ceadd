import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { expect, test as base, type TestInfo } from '@playwright/test';
import { ForeignBank } from '../foreign-bank/bank.ts';
import type { BankPki, ClientIdentity } from '../foreign-bank/pki.ts';
import { RelayLine } from '../lines/relay-line.ts';
import {
  installCertificates,
  saleConfig,
  writeConfig,
  type ConfigTree,
  type KioskFolder,
  type Proof,
} from './kiosk-files.ts';
import type { KioskRecords } from './kiosk-records.ts';

/** Two banks that know nothing of each other. */
export interface Banks {
  readonly own: BankPki;
  readonly other: BankPki;
}

interface Fixtures {
  readonly banks: Banks;
  /** The strict bank; whatever the kiosk did against the specification fails the test. */
  readonly bank: ForeignBank;
  readonly relay: RelayLine;
}

/** A test with its own bank and its own relay on a real line. */
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
});

/** What is prepared for a kiosk before it starts. */
export interface Preparation {
  readonly proof?: Proof;
  readonly identity?: ClientIdentity;
  readonly pulseMs?: number;
  readonly change?: (config: ConfigTree) => ConfigTree;
}

/** Writes a whole configuration that sells, with the partner's files beside it. */
export async function prepareFolder(
  folder: KioskFolder,
  { banks, bank, relay }: Fixtures,
  { proof = 'pfx', identity = banks.own.clients.latin, pulseMs, change = (config) => config }: Preparation = {},
): Promise<void> {
  await installCertificates(folder, banks.own, identity);
  const pulse = pulseMs === undefined ? {} : { pulseMs };
  await writeConfig(folder, change(saleConfig({ baseUrl: bank.baseUrl, relayPort: relay.path, proof, ...pulse })));
}

/** Attaches the log of a failed test's last kiosk. */
export async function attachLog(kiosk: KioskRecords | undefined, info: TestInfo): Promise<void> {
  const lines = kiosk?.logSoFar().map(({ event, facts }) => `${event} ${JSON.stringify(facts)}`) ?? [];
  // As a file: the terminal shows no more than the beginning of what is attached.
  const path = info.outputPath('kiosk.log');
  await writeFile(path, `${lines.join('\n')}\n`);
  await info.attach('log of the last kiosk', { path, contentType: 'text/plain' });
}
