import { describe, expect, test } from 'vitest';
import { files, read } from './repository.ts';

const sources = files(/^(app|drivers|main|renderer|sandbox|scripts)\/.*\.(ts|tsx|mts)$/);

function namesOf(pattern: RegExp): readonly string[] {
  return sources.filter((file) => pattern.test(read(file)));
}

describe('what the API must never be asked', () => {
  test('the emulation methods are known to the sandbox alone, and to the names of its own messages', () => {
    const knowing = namesOf(/test\/payment/);
    expect(knowing).toContain('sandbox/api/table.ts');
    expect(knowing.filter((file) => !file.startsWith('sandbox/') && file !== 'app/ipc/sandbox-process.ts')).toEqual([]);
  });

  test("a person's question is made only where touches arrive", () => {
    expect(namesOf(/new PersonsQuestion\(/).filter((file) => !file.startsWith('main/ipc/'))).toEqual([]);
  });

  test('only the client and the journal take the number out of an invoice', () => {
    expect(
      namesOf(/\.reveal\(\)/).filter(
        (file) => file !== 'main/payments/kaspi/client.ts' && !file.startsWith('main/journal/'),
      ),
    ).toEqual([]);
  });

  test('nothing that runs on a timer knows invoices: the session and the provider port have no word for them', () => {
    const knowing = namesOf(/RemoteInvoice|invoiceStatus/);
    expect(knowing).toContain('main/payments/kaspi/client.ts');
    expect(knowing.filter((file) => /^app\/session\/|^main\/runtime\/|^app\/payment\/provider\.ts/.test(file))).toEqual(
      [],
    );
  });

  test('the client knows nothing of Electron, of the journal or of the session’s state', () => {
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
  /^(app\/(config\/kaspi\.ts|payment\/kaspi\/)|main\/(payments\/kaspi|certificate|cli\/certificate)\/|sandbox\/)/;

describe('a payment service is one among several', () => {
  const strangers = sources.filter((file) => /^(app|main|renderer|drivers)\//.test(file) && !KASPI_ROOMS.test(file));

  test.each([
    ['the name of a contract', /['"](lite|standard|enhanced)['"]/],
    ['the contract in the settings', /\.scheme\b|\bKaspiScheme\b/],
    ['what follows from a contract', /\bREFUND_WAYS\b|\brefundWayOf\b|\bhasMethod\b/],
  ])('outside of its own rooms nothing knows %s', (_what, pattern) => {
    expect(strangers.length).toBeGreaterThan(300);
    expect(strangers.filter((file) => pattern.test(read(file)))).toEqual([]);
  });

  test("only the registry, the demonstration and the certificate's commands reach into Kaspi's folder", () => {
    const reaching = strangers.filter((file) => /from '[^']*(payments|\.)\/kaspi\//.test(read(file)));
    expect(reaching).toEqual(['main/compose/demo-bank.ts', 'main/payments/registry.ts']);
  });

  test('the settings of a service are read by its own provider', () => {
    const reading = strangers.filter((file) => /config\/kaspi\.ts'|\.\/kaspi\.ts'/.test(read(file)));
    expect(reading).toEqual(['app/config/config.ts', 'app/config/rules.ts', 'main/config/absolute-paths.ts']);
  });
});
