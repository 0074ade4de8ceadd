import { describe, expect, test } from 'vitest';
import { files, read } from './repository.ts';

const sources = files(/^(app|drivers|main|renderer|sandbox|scripts)\/.*\.(ts|tsx|mts)$/);

function namesOf(pattern: RegExp): readonly string[] {
  return sources.filter((file) => pattern.test(read(file)));
}

describe('requests that must never be sent', () => {
  test('the emulation methods occur only in the sandbox, in the names of its messages, and behind the gate of the test host', () => {
    const knowing = namesOf(/test\/payment/);
    expect(knowing).toContain('sandbox/api/table.ts');
    expect(knowing.filter((file) => !file.startsWith('sandbox/') && file !== 'app/ipc/sandbox-process.ts')).toEqual([
      'main/payments/kaspi/emulation.ts',
    ]);
    expect(read('main/payments/kaspi/emulation.ts')).toMatch(
      /if \(!isTestHost\(access\.settings\.baseUrl\)\) return err[^;]*;\s*const wanted/,
    );
  });

  test('only the check of the service menu runs a test sale', () => {
    const running = namesOf(/\btestSale\b/).filter((file) => file.startsWith('main/'));
    expect(running).toEqual(['main/payments/kaspi/provider.ts', 'main/service/doors/checks.ts']);
  });

  test("a person's question is made only where touches arrive", () => {
    expect(namesOf(/new PersonsQuestion\(/).filter((file) => !file.startsWith('main/ipc/'))).toEqual([]);
  });

  test('only the client and the remote payment of its provider read the number of an invoice', () => {
    expect(namesOf(/\.reveal\(\)/).toSorted()).toEqual([
      'main/payments/kaspi/client.ts',
      'main/payments/kaspi/remote.ts',
    ]);
  });

  test('nothing that runs on a timer uses invoices: they do not occur in the session and the provider port', () => {
    const knowing = namesOf(/RemoteInvoice|invoiceStatus/);
    expect(knowing).toContain('main/payments/kaspi/client.ts');
    expect(knowing.filter((file) => /^app\/session\/|^main\/runtime\/|^app\/payment\/provider\.ts/.test(file))).toEqual(
      [],
    );
  });

  test('the client does not import Electron, the journal or the session’s state', () => {
    const client = files(/^main\/payments\/kaspi\/.*\.ts$/);
    expect(client.length).toBeGreaterThan(10);
    for (const file of client)
      expect(read(file), file).not.toMatch(/from 'electron'|\/journal\/|session\/(state|transition|event)/);
  });

  test('verification of the server is never turned off', () => {
    expect(
      namesOf(/rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/).filter(
        (file) => !file.startsWith('sandbox/'),
      ),
    ).toEqual([]);
  });
});

/** Where Kaspi's contracts are known: its settings, its provider, its certificate, the sandbox. */
const KASPI_ROOMS =
  /^(app\/(config\/kaspi(-contracts)?\.ts|payment\/kaspi\/)|main\/(payments\/kaspi|certificate|cli\/certificate)\/|sandbox\/)/;

describe('payment services are interchangeable', () => {
  const strangers = sources.filter((file) => /^(app|main|renderer|drivers)\//.test(file) && !KASPI_ROOMS.test(file));

  test.each([
    ['the name of a contract', /['"](lite|standard|enhanced)['"]/],
    ['the contract in the settings', /\.scheme\b|\bKaspiScheme\b/],
    ['what follows from a contract', /\bREFUND_WAYS\b|\brefundWayOf\b|\bhasMethod\b/],
  ])('only its own folders name %s', (_what, pattern) => {
    expect(strangers.length).toBeGreaterThan(300);
    expect(strangers.filter((file) => pattern.test(read(file)))).toEqual([]);
  });

  test("only the registry, the demonstration and the certificate's commands reach into Kaspi's folder", () => {
    const reaching = strangers.filter((file) => /from '[^']*(payments|\.)\/kaspi\//.test(read(file)));
    expect(reaching).toEqual(['main/compose/demo-bank.ts', 'main/payments/registry.ts']);
  });

  test('only its own provider reads the settings of a service', () => {
    const others = strangers.filter((file) => !file.startsWith('main/payments/'));
    const reading = others.filter((file) => /(config|\.)\/(kaspi|api-pay|by-fly)\.ts'/.test(read(file)));
    expect(reading).toEqual(['app/config/payment.ts']);
  });
});
