import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apiPaySchema } from '../../app/config/api-pay.ts';
import { byFlySchema } from '../../app/config/by-fly.ts';
import { kaspiSchema, type KaspiSettings } from '../../app/config/kaspi.ts';
import { KASPI_SCHEMES } from '../../app/payment/kaspi/methods.ts';
import { NOTES_ALONE, type MethodCapabilities, type PaymentCapabilities } from '../../app/payment/capabilities.ts';
import { apiPayCapabilities } from '../../main/payments/apipay/capabilities.ts';
import { byFlyCapabilities } from '../../main/payments/byfly/capabilities.ts';
import { KASPI_PHONE, KASPI_QR, kaspiCapabilities } from '../../main/payments/kaspi/capabilities.ts';
import { read, root } from './repository.ts';

const CELL = /^\[([^\]]+)\]\((test\/\S+\.test\.ts) "([^"]+)"\)$/;
const NOTHING = '—';
const CAPABILITIES = 6;

/** One column: what the service declares about itself, under every contract that there is. */
interface Column {
  readonly contracts: readonly PaymentCapabilities[];
  /** The way to pay; null for notes. */
  readonly method: MethodCapabilities | null;
}

/** The README's table of services by column and by the beginning of each row. */
function table(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [, part = ''] = read('README.md').split('## Payment services\n');
  const lines = (part.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  const [head = [], , ...rows] = lines.map((line) => line.split('|').slice(1, -1)).map((row) => row.map(trimmed));
  return new Map(head.map((name, column) => [name, new Map(rows.map((row) => [row[0] ?? '', row[column] ?? '']))]));
}

function trimmed(cell: string): string {
  return cell.trim();
}

interface Named {
  readonly words: string;
  readonly file: string;
  readonly name: string;
}

/** The claim of a cell, and the test that it names; null where its service has no such thing. */
function named(cell: string): Named | null {
  if (cell === NOTHING) return null;
  const [, words, file, name] = CELL.exec(cell) ?? [];
  if (words === undefined || file === undefined || name === undefined) throw new Error(`not a named test: ${cell}`);
  return { words, file, name };
}

function allNamed(): readonly Named[] {
  const columns = [...table()].filter(([name]) => name !== '').map(([, rows]) => [...rows.values()]);
  return columns
    .flat()
    .map(named)
    .filter((one) => one !== null);
}

function kaspi(scheme: KaspiSettings['scheme']): PaymentCapabilities {
  const certificate = { certificate: { pfxFile: 'a.pfx', passphraseFile: 'b' } };
  const credentials = {
    lite: { apiKeyFile: 'key' },
    standard: certificate,
    enhanced: { ...certificate, organizationBin: '180340021791' },
  }[scheme];
  const address = { baseUrl: 'https://localhost:1/r2/v01', deviceId: 'KIOSK-1', caFiles: ['a.crt'] };
  return kaspiCapabilities(kaspiSchema.parse({ scheme, ...address, ...credentials }));
}

const CONTRACTS = KASPI_SCHEMES.map(kaspi);
const API_PAY = apiPayCapabilities(apiPaySchema.parse({ baseUrl: 'https://a.example/api', apiKeyFile: 'key' }));
const BY_FLY = byFlyCapabilities(byFlySchema.parse({ baseUrl: 'https://b.example/api', apiTokenFile: 'token' }));

/** The contracts that have a way to pay, with what it can do. */
function columnOf(contracts: readonly PaymentCapabilities[], id?: string): Column {
  const having = contracts.filter(({ methods }) => methods.some((one) => id === undefined || one.id === id));
  const method = having[0]?.methods.find((one) => id === undefined || one.id === id) ?? null;
  return { contracts: having, method };
}

const COLUMNS: Readonly<Record<string, Column>> = {
  'Kaspi QR': columnOf(CONTRACTS, KASPI_QR),
  'Kaspi invoice': columnOf(CONTRACTS, KASPI_PHONE),
  'ApiPay': columnOf([API_PAY]),
  'ByFly': columnOf([BY_FLY]),
  'notes': { contracts: [NOTES_ALONE], method: null },
};

/** What the table has to say by the declared capabilities: the beginning of each row, and the words of its cell. */
const CLAIMS: Readonly<Record<string, (column: Column) => string>> = {
  'an answer is lost': ({ contracts, method }) => {
    if (method === null) return NOTHING;
    if (contracts.every(({ findsLost }) => findsLost)) return 'found by our number';
    if (method.presents === 'invoice') return 'in doubt, decided by a person';
    return method.canCancel ? 'nothing payable unseen' : 'a second code, paid once';
  },
  '*Cancel*, paid in the same second': ({ contracts, method }) => {
    if (method === null) return 'notes are owed';
    if (!method.canCancel) return NOTHING;
    if (contracts.every(({ refundWay }) => refundWay === 'by-hand')) return 'kept and owed';
    return method.asks.kind === 'on-touch' ? 'found, goes back' : 'payment wins';
  },
  'commission, payment in parts': ({ method }) => {
    const costsMore = method !== null && method.commissionRate > 0;
    expect(costsMore).toBe(method?.takesParts ?? false);
    return costsMore ? 'shown before, parts owed' : NOTHING;
  },
  'refund': ({ contracts }) => {
    const ways = new Set(contracts.map(({ refundWay }) => refundWay));
    if (ways.size > 1) return 'by contract';
    if (ways.has('by-hand')) return 'by hand';
    return contracts.every(({ refundsSettleLater, refundsInParts }) => refundsInParts && refundsSettleLater)
      ? 'in full, in part'
      : 'direct';
  },
};

test.each(Object.keys(CLAIMS))('the README’s table says about "%s" what the services declare', (row) => {
  const rows = table();
  for (const [name, column] of Object.entries(COLUMNS)) {
    expect(column.contracts.length).toBeGreaterThan(0);
    const cell = rows.get(name)?.get(row);
    if (cell === undefined) throw new Error(`no cell: ${name}, ${row}`);
    expect([name, named(cell)?.words ?? NOTHING]).toEqual([name, CLAIMS[row]?.(column)]);
  }
});

test('the README’s table has a column for each payment service', () => {
  expect([...table().keys()].filter((name) => name !== '')).toEqual(Object.keys(COLUMNS));
});

test('every cell of the README’s table of services names a test, which runs', () => {
  const tests = allNamed();
  expect(tests.length).toBeGreaterThan(4 * CAPABILITIES);
  const missing = tests.filter(({ file, name }) => {
    if (!existsSync(join(root, file))) return true;
    const written = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    // The first argument of a test, of a group of them, or of the contract.
    return !new RegExp(String.raw`\(\s*(['"])${written}\1,`).test(read(file));
  });
  expect(missing).toEqual([]);
  const left = tests.filter(({ file }) =>
    /\b(?:test|it|describe)\.(?:skip|todo|only|fails|skipIf|runIf)\b/.test(read(file)),
  );
  expect(left).toEqual([]);
});
