import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { DEFAULT_ORGANISATIONS } from '../../../sandbox/bank/organisation.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import type { ConfigTree } from '../kiosk/kiosk-files.ts';
import { withCertificates } from './kept-certificates.ts';

/** The contracts that the strict bank of the other tests does not have. */
export type OtherScheme = 'lite' | 'enhanced';

/** A bank of one contract, and its customer. */
export class SchemeBank {
  readonly #scheme: OtherScheme;
  readonly #sandbox: Sandbox;

  private constructor(scheme: OtherScheme, sandbox: Sandbox) {
    this.#scheme = scheme;
    this.#sandbox = sandbox;
  }

  /** Opens a bank for as long as the work lasts; whatever broke the specification fails the test. */
  static async during(scheme: OtherScheme, work: (bank: SchemeBank) => Promise<void>): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), 'sauda-scheme-'));
    await withCertificates(directory);
    const sandbox = await startSandbox({
      dir: directory,
      ports: { [scheme]: 0 },
      strict: true,
      behaviour: { pollingIntervalS: 1 },
    });
    try {
      await work(new SchemeBank(scheme, sandbox));
      expect(sandbox.violations()).toEqual([]);
    } finally {
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** The same kiosk under this contract. */
  contract(): (config: ConfigTree) => ConfigTree {
    const { files, urls } = this.#sandbox;
    const scheme = this.#scheme;
    const [organisation] = DEFAULT_ORGANISATIONS;
    const access =
      scheme === 'lite'
        ? { apiKeyFile: files.apiKey }
        : { certificate: { pfxFile: files.pfx, passphraseFile: files.passphrase }, organizationBin: organisation?.bin };
    const caFiles = [files.rootCa, files.intermediateCa];
    const kaspi = {
      scheme,
      baseUrl: urls[scheme],
      deviceId: 'KIOSK-0001',
      tradePointId: String(organisation?.tradePoints[0]?.id),
      caFiles,
      ...access,
    };
    return (config) => ({ ...config, payment: { kaspi } });
  }

  /** The customer pays the only purchase, as soon as it is there. */
  async pay(): Promise<void> {
    const id = this.onlyPurchase().id;
    expect(await this.#sandbox.phone.scan(id)).toMatchObject({ ok: true });
    expect(await this.#sandbox.phone.confirm(id)).toMatchObject({ ok: true });
  }

  onlyPurchase(): ReturnType<Sandbox['purchases']>[number] {
    const purchases = this.#sandbox.purchases();
    expect(purchases).toHaveLength(1);
    const [purchase] = purchases;
    if (purchase === undefined) throw new Error('unreachable');
    return purchase;
  }
}
