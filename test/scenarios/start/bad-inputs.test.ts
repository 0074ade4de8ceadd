import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { ForeignBank } from '../../support/foreign-bank/bank.ts';
import { makeBankPki, type BankPki } from '../../support/foreign-bank/pki.ts';
import { ComposedKiosk } from '../../support/harness/composed-kiosk.ts';
import { BAD_INPUTS } from '../../support/kiosk/bad-inputs.ts';
import { installCertificates, makeKioskFolder, saleConfig, writeConfig } from '../../support/kiosk/kiosk-files.ts';
import { RelayLine } from '../../support/lines/relay-line.ts';

/* The other inputs: test/e2e/bad-inputs.e2e.ts, in the window. */
const WITHOUT_WINDOW = BAD_INPUTS.filter(({ inWindow = false }) => !inWindow);

let directory: string;
let own: BankPki;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sauda-banks-'));
  own = await makeBankPki(directory);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test.each(WITHOUT_WINDOW)(
  '$name: $reason',
  async ({ reason, names, proof = 'pfx', change = (config) => config, spoil }) => {
    const [bank, relay, folder] = await Promise.all([ForeignBank.open(own), RelayLine.open(), makeKioskFolder()]);
    try {
      await installCertificates(folder, own, own.clients.latin);
      await writeConfig(folder, change(saleConfig({ baseUrl: bank.baseUrl, relayPort: relay.path, proof })));
      // No other bank has a part in these.
      await spoil?.({ folder, bank, own, other: own });
      const kiosk = await ComposedKiosk.start(folder.configFile, folder.dataDirectory);
      await kiosk.screen((screen) => screen.name === 'out-of-service' && screen.problem.reason === reason);

      const [sentence = ''] = kiosk.logged
        .filter(({ event, facts }) => event === 'out-of-service' && facts['reason'] === reason)
        .map(({ facts }) => String(facts['message']));
      for (const fact of names) expect(sentence).toMatch(fact);
      expect(bank.requestsOf('qr/create')).toEqual([]);
      expect(relay.pulses()).toEqual([]);
      const ledger = readLedger(folder.dataDirectory);
      expect(ledger.ok && [...ledger.value.sales.values()]).toEqual([]);
      await kiosk.stop();
    } finally {
      await bank.goDown();
      await relay.dispose();
      await rm(folder.directory, { recursive: true, force: true });
    }
    expect(bank.violations).toEqual([]);
  },
);
