import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import type { PaymentSettings } from '../../../app/config/payment.ts';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { entrySchema } from '../../../app/journal/entry.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import { loadConfig } from '../../../main/config/load-config.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import type { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import type { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { serviceOf } from '../../../main/payments/registry.ts';
import { reconcileCommandWithin } from '../../../main/cli/reconcile/command.ts';
import { applicationContext } from '../../support/application-context.ts';
import { runAsTyped, type Ran } from '../../support/run-command.ts';
import type { AskLimits } from '../../../main/reconcile/ask.ts';
import type { SandboxOptions } from '../../../sandbox/server.ts';
import { value } from '../../support/sandbox/method-proofs.ts';
import { until } from '../../support/until.ts';
import { SandboxHarness } from '../../support/harness/sandbox-harness.ts';

export const PRICE = 45_000;
/** Tests do not wait; the wait for a real bank is tested on a fake clock. */
const NO_WAITING: AskLimits = { gapMs: 0, tries: 2, againMs: 0, lostMs: 0, patienceMs: 0 };
/** Old enough that no customer can be standing there any more. */
const AGE_MS = 3_600_000;

const findingSchema = z.object({
  finding: z.string(),
  severity: z.enum(['money', 'look', 'unknown']),
  qrPaymentIds: z.array(z.string()),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
const summarySchema = z.object({
  summary: z.looseObject({
    compared: z.number(),
    findings: z.number(),
    notes: z.array(z.string()),
    notAsked: z.string().nullable(),
  }),
});

/** The output of a run with `--json`. */
export interface ReconcileOutcome {
  readonly code: number;
  readonly reason: string | null;
  readonly findings: readonly z.infer<typeof findingSchema>[];
  readonly summary: z.infer<typeof summarySchema>['summary'];
}

/** A kiosk's data directory with real purchases at the sandbox, another device beside it, and the command. */
export class TradePoint {
  readonly harness: SandboxHarness;
  readonly scheme: KaspiScheme;
  #dataDirectory = '';
  #provider: KaspiProvider | null = null;
  #cashier: { client: KaspiClient; token: string } | null = null;
  #sales = 0;

  constructor(scheme: KaspiScheme, options: Partial<SandboxOptions> = {}) {
    this.scheme = scheme;
    this.harness = new SandboxHarness(options);
  }

  async start(): Promise<void> {
    await this.harness.start();
    await this.newKiosk();
    this.#cashier = await this.harness.registered(this.scheme, 'CASH-DESK');
  }

  /** A machine without history, registered. */
  async newKiosk(): Promise<void> {
    this.#dataDirectory = mkdtempSync(join(this.harness.directory, 'kiosk-'));
    this.#provider = this.harness.provider(this.settings, this.#dataDirectory);
    value(await this.#provider.connect());
    // Registered is answered before it is on disk, where the command reads it.
    await until(() => existsSync(join(this.#dataDirectory, 'device.json')));
    this.write();
  }

  get configFile(): string {
    return this.harness.sandbox.files.configs[this.scheme] ?? '';
  }

  get dataDirectory(): string {
    return this.#dataDirectory;
  }

  get settings(): KaspiSettings {
    return this.#payment().kaspi ?? this.harness.settings(this.scheme);
  }

  get provider(): KaspiProvider {
    if (this.#provider === null) throw new Error('not started');
    return this.#provider;
  }

  #payment(): PaymentSettings {
    const loaded = loadConfig(this.configFile);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    return loaded.value.payment ?? {};
  }

  /** Writes entries into the journal, as they would have been an hour ago. */
  write(...entries: readonly object[]): void {
    const journal = openJournal(join(this.#dataDirectory, 'journal.db'), join(this.#dataDirectory, 'backups'));
    if (!journal.ok) throw new Error(JSON.stringify(journal.error));
    const written = journal.value.append(
      entries.map((one) => entrySchema.parse(one)),
      { wallMs: Date.now() - AGE_MS, monoMs: 0 },
    );
    journal.value.close();
    expect(written).toMatchObject({ ok: true });
  }

  /** A purchase at the bank and in the journal, up to the QR. */
  async open(priceTiyn = PRICE): Promise<{ saleId: string; qrPaymentId: string }> {
    const saleId = `sale-${String((this.#sales += 1))}`;
    const binding = serviceOf(this.#payment())?.capabilities.binding ?? null;
    const { qrPaymentId } = value(await this.provider.createPurchase({ externalId: saleId, amountTiyn: tiyn(PRICE) }));
    const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn };
    this.write(
      { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding },
      {
        kind: 'purchase-known',
        saleId,
        qrPaymentId,
        pollIntervalMs: 5_000,
        scanTimeoutMs: 180_000,
        confirmTimeoutMs: 65_000,
      },
    );
    return { saleId, qrPaymentId };
  }

  /** The customer pays at the bank. */
  async pay(qrPaymentId: string): Promise<void> {
    const { phone } = this.harness.sandbox;
    expect(await phone.scan(qrPaymentId)).toMatchObject({ ok: true });
    expect(await phone.confirm(qrPaymentId)).toMatchObject({ ok: true });
  }

  /** Paid and delivered, in the journal and at the bank. */
  async sell(): Promise<{ saleId: string; qrPaymentId: string }> {
    const sale = await this.open();
    await this.pay(sale.qrPaymentId);
    this.write(
      { kind: 'paid', ...sale, amountTiyn: PRICE },
      { kind: 'dispensed', saleId: sale.saleId, by: 'assumed', valueTiyn: PRICE },
    );
    return sale;
  }

  /** Paid, and nothing dropped: the journal owes it. */
  async owe(): Promise<{ saleId: string; qrPaymentId: string }> {
    const sale = await this.open();
    await this.pay(sale.qrPaymentId);
    this.write(
      { kind: 'paid', ...sale, amountTiyn: PRICE },
      { kind: 'debt-recorded', saleId: sale.saleId, amountTiyn: PRICE, claimCode: 'ABCD-EFGH' },
    );
    return sale;
  }

  /** Another device of the same trade point gives money back, as a cashier does in the Kaspi Pay app. */
  async refundOutside(qrPaymentId: string, amountTiyn = PRICE): Promise<void> {
    if (this.#cashier === null) throw new Error('not started');
    const { client, token } = this.#cashier;
    if (this.scheme === 'enhanced') {
      value(await client.returnPayment(token, qrPaymentId, tiyn(amountTiyn)));
      return;
    }
    const { qrReturnId } = value(await client.createReturn(token));
    expect(await this.harness.sandbox.phone.scanReturn(qrReturnId)).toMatchObject({ ok: true });
    value(await client.returnToCustomer(token, qrPaymentId, qrReturnId, tiyn(amountTiyn)));
  }

  /** Runs the command as the application does, in this process. */
  async run(args: readonly string[] = [], limits: Partial<AskLimits> = {}): Promise<Ran> {
    const command = reconcileCommandWithin({ ...NO_WAITING, ...limits });
    const config = args.includes('--config') ? [] : ['--config', this.configFile];
    const options = [...config, '--data-dir', this.#dataDirectory, ...args];
    return runAsTyped(command, options, (console) =>
      applicationContext(console, { dataDirectory: this.#dataDirectory, env: {} }),
    );
  }

  /** The same with `--json`, read. */
  async reconcile(...args: readonly string[]): Promise<ReconcileOutcome> {
    const { code, reason, out } = await this.run([...args, '--json']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const { summary } = summarySchema.parse(lines.pop());
    return { code, reason, findings: lines.map((line) => findingSchema.parse(line)), summary };
  }
}

/** One trade point for all tests of the file. */
export function withTradePoint(scheme: KaspiScheme, options: Partial<SandboxOptions> = {}): TradePoint {
  const point = new TradePoint(scheme, options);
  beforeAll(() => point.start());
  afterAll(() => point.harness.stop());
  return point;
}
