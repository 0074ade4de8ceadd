import { test as base } from 'vitest';
import { ForeignBank } from '../foreign-bank/bank.ts';
import { answerReasons, readAnswer, runCommand, type Answer, type RunOptions } from './command-line.ts';
import { makeKioskPlace, type KioskPlace } from './kiosk-place.ts';
import { OpensslBank, type Client } from './openssl.ts';

/** The command line beside a bank that answers. */
export interface CertificateCli {
  readonly ca: OpensslBank;
  readonly bank: ForeignBank;
  readonly configured: Client;
  readonly place: KioskPlace;
  /** With the kiosk's own options; `code` is the exit code. */
  run(
    args: readonly string[],
    options?: Partial<RunOptions>,
  ): Promise<Answer & { readonly code: number; readonly reasons: readonly string[] }>;
}

/** A test with a bank and a kiosk of its own. */
export const test = base.extend<{ cli: CertificateCli }>({
  cli: async ({}, use) => {
    const ca = await OpensslBank.make();
    const bank = await ForeignBank.open(await ca.serving());
    const configured = await ca.client();
    const place = makeKioskPlace(ca, configured, bank.baseUrl);
    await use({
      ca,
      bank,
      configured,
      place,
      async run(args, options): Promise<Answer & { code: number; reasons: readonly string[] }> {
        const { code, out } = await runCommand([...args, ...place.options], { dataDirectory: place.data, ...options });
        const answer = readAnswer(out);
        return { ...answer, code, reasons: answerReasons(answer) };
      },
    });
    await bank.goDown();
    place.dispose();
    ca.dispose();
  },
});
