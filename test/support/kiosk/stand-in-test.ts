import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.ts';
import { attachLog } from './bank-test.ts';
import { Kiosk } from './kiosk.ts';

/** The stand-ins of a test, and a kiosk in the language of the test. */
export interface StandIns {
  open(options: Partial<SandboxOptions>): Promise<Sandbox>;
  start(config: string, language: string): Promise<Kiosk>;
  /** Where the kiosk keeps its journal, its log and everything else. */
  readonly dataDirectory: string;
}

/** A test against the stand-ins of payment services, over TLS. */
export const test = base.extend<{ readonly standIns: StandIns }>({
  standIns: async ({}, use, info) => {
    const dir = await mkdtemp(join(tmpdir(), 'sauda-stand-ins-'));
    const opened: { close(): Promise<void> }[] = [];
    let kiosk: Kiosk | undefined;
    const dataDirectory = join(dir, 'data');
    await use({
      dataDirectory,
      async open(options) {
        const sandbox = await startSandbox({ dir, ports: {}, strict: true, ...options });
        opened.push(sandbox);
        return sandbox;
      },
      async start(config, language) {
        kiosk = await Kiosk.start({ dataDirectory, config, isStill: true });
        opened.unshift(kiosk);
        await kiosk.waitScreen('idle');
        await kiosk.tap(language);
        return kiosk;
      },
    });
    if (info.status !== info.expectedStatus) await attachLog(kiosk, info);
    for (const one of opened) await one.close();
    await rm(dir, { recursive: true, force: true });
  },
});

export const expect = test.expect;

/** The customer pastes a number from a keyboard. */
export async function pasteNumber({ page }: Kiosk, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  }, text);
}

/** The customer types a number, digit by digit. */
export async function typeNumber({ page }: Kiosk, digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
}
