import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { startSandbox, type IssueOptions, type Sandbox } from '../../sandbox/server.ts';
import { runInApplication } from '../support/certificate/application.ts';
import { SUBJECT_OPTIONS } from '../support/certificate/kiosk-place.ts';
import { makeSandboxIdentity, sandboxPki } from '../support/certificate/sandbox-identity.ts';
import { DoorLooks } from '../support/kiosk/door-pictures.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { installCertificates, type ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { expect, test as base, type Starter } from '../support/kiosk/kiosk-test.ts';
import { readQr } from '../support/kiosk/read-qr.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

const DAY_MS = 86_400_000;
const PASSPHRASE = 'kiosk №1 «құпия»';
/** A ping comes every 20 seconds at idle, an attempt to connect at least every half a minute. */
const NEXT_LOOK_MS = 120_000;
/** The answers to the dialogue of appendix 2. */
const SUBJECT_FIELDS = {
  organization: 'Contoso Ltd.',
  region: 'Almaty Province',
  city: 'Almaty',
  host: '10.0.0.5',
  email: 'kiosk@contoso.example',
};
/** The success screen stays for 20 seconds. */
const BACK_TO_IDLE_MS = 90_000;

interface Fixtures {
  readonly sandbox: Sandbox;
  readonly technician: Technician;
}

/** The technician beside the kiosk, with the sandbox as the bank that issues certificates. */
interface Technician {
  /** The folder that counts as a stick. */
  readonly stick: string;
  /** Puts a kiosk there whose configured certificate the sandbox has issued; gives its serial number. */
  prepare(options: IssueOptions): Promise<string>;
  /** `certificate request`, the bank's letter, `certificate install`: all of it beside the kiosk. Gives the serial number. */
  renew(): Promise<string>;
}

const test = base.extend<Fixtures>({
  sandbox: async ({ kiosks }, use) => {
    const dir = join(kiosks.folder.directory, 'bank');
    mkdirSync(dir);
    const sandbox = await startSandbox({
      dir,
      ports: { standard: 0 },
      strict: true,
      behaviour: { pollingIntervalS: 1 },
    });
    await use(sandbox);
    await sandbox.close();
    expect(sandbox.violations()).toEqual([]);
  },
  technician: async ({ kiosks, sandbox }, use) => {
    await use({
      stick: stickOf(kiosks),
      prepare: (options) => prepare(kiosks, sandbox, options),
      renew: () => renew(kiosks, sandbox),
    });
  },
});

function stickOf({ folder }: Starter): string {
  return join(folder.directory, 'STICK');
}

async function prepare(kiosks: Starter, sandbox: Sandbox, options: IssueOptions): Promise<string> {
  const { folder } = kiosks;
  const identity = await makeSandboxIdentity(sandbox, join(folder.directory, 'mailed'), {
    ...options,
    passphrase: PASSPHRASE,
  });
  await kiosks.prepare({
    proof: 'pem',
    change: (config) => {
      const { kaspi } = config['payment'] as { kaspi: ConfigTree };
      return {
        ...withPins(config),
        payment: { kaspi: { ...kaspi, baseUrl: sandbox.urls.standard } },
        export: { folder: stickOf(kiosks) },
      };
    },
  });
  mkdirSync(stickOf(kiosks));
  await installCertificates(folder, sandboxPki(sandbox, identity), identity);
  return identity.serial;
}

async function renew(kiosks: Starter, sandbox: Sandbox): Promise<string> {
  const { configFile, dataDirectory, directory } = kiosks.folder;
  const run = (...args: string[]): ReturnType<typeof runInApplication> =>
    runInApplication([...args, '--config', configFile, '--data-dir', dataDirectory]);
  const [request, letter] = [join(directory, 'certrequest.csr'), join(directory, 'letter.zip')];
  expect(await run('request', ...SUBJECT_OPTIONS, '--out', request)).toMatchObject({ code: 0, findings: [] });
  const { archive, serial } = await sandbox.issue(readFileSync(request, 'utf8'));
  writeFileSync(letter, archive);
  expect(await run('install', letter)).toMatchObject({ code: 0, trial: { outcome: 'accepted' }, findings: [] });
  return serial;
}

/** The customer taps, and the sandbox has the purchase; gives its number. */
async function toQr(kiosk: Kiosk, sandbox: Sandbox): Promise<string> {
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('qr');
  const id = sandbox.purchases().at(-1)?.id;
  if (id === undefined) throw new Error('the QR is of no purchase');
  return id;
}

async function pay(kiosk: Kiosk, sandbox: Sandbox, id: string): Promise<void> {
  expect((await sandbox.phone.scan(id)).ok).toBe(true);
  await kiosk.waitScreen('confirm');
  expect((await sandbox.phone.confirm(id)).ok).toBe(true);
  await kiosk.waitScreen('success');
}

/** The certificates under which the kiosk came, in their order; the command line's trial is a connection of its own. */
function shown(sandbox: Sandbox, method: string): readonly (string | null)[] {
  return sandbox
    .requests()
    .filter((entry) => entry.line === 'kiosk' && entry.method === method)
    .map(({ certificate }) => certificate);
}

test(
  'renewed in the middle of a sale: the sale ends undisturbed, then the new certificate takes over',
  { tag: '@waits' },
  async ({ technician, sandbox, kiosks, relay }) => {
    const old = await technician.prepare({ validToMs: Date.now() + 5 * DAY_MS });
    const kiosk = await kiosks.start();
    await kiosk.waitScreen('idle');
    const first = await toQr(kiosk, sandbox);
    const renewed = await technician.renew();
    expect(await kiosk.screen()).toBe('qr');
    await pay(kiosk, sandbox, first);
    await expect.poll(() => relay.pulses()).toEqual([1]);
    expect(new Set([...shown(sandbox, 'qr/create'), ...shown(sandbox, 'payment/status')])).toEqual(new Set([old]));

    await kiosk.waitScreen('idle', BACK_TO_IDLE_MS);
    await kiosk.logged('certificate-switched', { timeoutMs: NEXT_LOOK_MS });
    // Reported before the switch, with the days left at that time.
    const warnings = kiosk.logSoFar().filter(({ event }) => event === 'certificate-expires');
    expect(warnings).toMatchObject([{ level: 'error', facts: { level: 'within-7-days', days: 4 } }]);
    sandbox.revoke(old);
    await pay(kiosk, sandbox, await toQr(kiosk, sandbox));
    expect(shown(sandbox, 'qr/create')).toEqual([old, renewed]);
    await expect.poll(() => relay.pulses()).toEqual([1, 1]);
    expect(
      (await kiosk.ledger()).map(({ state, paidTiyn, deliveredTiyn }) => [state, paidTiyn, deliveredTiyn]),
    ).toEqual([
      ['closed', 45_000, 45_000],
      ['closed', 45_000, 45_000],
    ]);
    await kiosk.loggedTimes('screen-changed', 2, { fits: ({ screen }) => screen === 'success' });
    const log = kiosk.logSoFar();
    // A line that a busy computer holds up for a moment has nothing to do with the certificate.
    const isTheBanks = ({ event, facts }: (typeof log)[number]): boolean =>
      event === 'request-failed' || (event === 'out-of-service' && facts['reason'] !== 'relay-lost');
    expect(log.filter(isTheBanks)).toEqual([]);
    expect(JSON.stringify(log)).not.toMatch(/PRIVATE KEY|құпия/);

    await kiosk.waitScreen('idle', BACK_TO_IDLE_MS);
    const third = await renewAtTheDoor(kiosk, sandbox, technician.stick);
    await press(kiosk, 'leave');
    await kiosk.waitScreen('idle');
    await toQr(kiosk, sandbox);
    expect(shown(sandbox, 'qr/create')).toEqual([old, renewed, third]);
    expect(JSON.stringify(kiosk.logSoFar())).not.toMatch(/PRIVATE KEY|құпия/);
  },
);

/** Everything at the door: the request by codes and by a stick, the bank's files from a stick. Gives the serial number. */
async function renewAtTheDoor(kiosk: Kiosk, sandbox: Sandbox, stick: string): Promise<string> {
  const { page } = kiosk;
  const looks = new DoorLooks(kiosk, 'certificate-');
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-certificate');
  await waitStep(kiosk, 'certificate');
  await press(kiosk, 'certificate-look');
  await press(kiosk, 'request-open');
  await press(kiosk, 'request-make');
  await expect(page.locator('.notice[data-kind=fault]')).toBeVisible();
  for (const [field, text] of Object.entries(SUBJECT_FIELDS)) await page.locator(`[data-field=${field}]`).fill(text);
  await looks.look('request-form');
  await press(kiosk, 'request-make');
  const codes = page.locator('.request-code svg');
  await codes.first().waitFor();
  await looks.look('request');
  const parts: string[] = [];
  for (const code of await codes.all()) {
    await code.scrollIntoViewIfNeeded();
    parts.push(await readQr(await code.screenshot()));
  }
  await press(kiosk, 'request-out-STICK');
  await expect(page.locator('.notice[data-kind=good]')).toBeVisible();
  const [written = ''] = readdirSync(stick);
  const request = readFileSync(join(stick, written), 'utf8');
  expect(parts.join('\n')).toBe(request.trim());

  const { archive, serial } = await sandbox.issue(request);
  mkdirSync(join(stick, 'bank'));
  for (const [name, bytes] of Object.entries(unzipSync(archive)))
    writeFileSync(join(stick, 'bank', basename(name)), bytes);
  await press(kiosk, 'request-close');
  await expect(page.locator('[data-action=request-open]')).toBeVisible();
  await press(kiosk, 'certificate-look');
  await press(kiosk, 'certificate-take-0');
  await expect(page.locator('.notice[data-kind=good]')).toBeVisible();
  await looks.look('certificate-taken');
  expect(looks.found).toEqual([]);
  return serial;
}

test(
  'revoked without an installed successor: out of service with that reason, and an installation alone ends it',
  { tag: '@waits' },
  async ({ technician, sandbox, kiosks, relay }) => {
    const old = await technician.prepare({});
    const kiosk = await kiosks.start();
    await kiosk.waitScreen('idle');
    sandbox.revoke(old);
    await kiosk.waitReason('out-of-service', 'client-certificate-refused', NEXT_LOOK_MS);
    expect(await kiosk.technicianSentence()).toMatch(/alert.*revoked/i);
    const renewed = await technician.renew();
    await kiosk.waitScreen('idle', NEXT_LOOK_MS);
    await pay(kiosk, sandbox, await toQr(kiosk, sandbox));
    expect(shown(sandbox, 'qr/create')).toEqual([renewed]);
    await expect.poll(() => relay.pulses()).toEqual([1]);
  },
);

test(
  'expired before the start: out of service with that reason, and an installation alone leads to the first sale',
  { tag: '@waits' },
  async ({ technician, sandbox, kiosks, relay }) => {
    await technician.prepare({ validFromMs: Date.now() - 30 * DAY_MS, validToMs: Date.now() - DAY_MS });
    const kiosk = await kiosks.start();
    await kiosk.waitReason('out-of-service', 'certificate-expired');
    const renewed = await technician.renew();
    await kiosk.waitScreen('idle', NEXT_LOOK_MS);
    await pay(kiosk, sandbox, await toQr(kiosk, sandbox));
    expect(shown(sandbox, 'qr/create')).toEqual([renewed]);
    await expect.poll(() => relay.pulses()).toEqual([1]);
  },
);
