import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';

const KASPI = 'kaspi remote kaspi.example';
const APIPAY = 'apipay apipay.example 1';
const now = { wallMs: 1_000, monoMs: 5 };
const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: 45_000 };

let directory: string;
let journal: Journal;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-numbers-'));
  const opened = openJournal(join(directory, 'journal.sqlite'), join(directory, 'backups'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  journal = opened.value;
});
afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function sale(saleId: string, binding: string | null): JournalEntry {
  return entrySchema.parse({ kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding });
}

function known(saleId: string, binding?: string): JournalEntry {
  const limits = { pollIntervalMs: 1, scanTimeoutMs: 1, confirmTimeoutMs: 1 };
  const at = binding === undefined ? {} : { binding };
  return entrySchema.parse({ kind: 'purchase-known', saleId, qrPaymentId: '77', ...at, ...limits });
}

test.each([
  ['of its sale', KASPI],
  ['of Kaspi, where its sale has none either', null],
])('its number is used up at the service %s, and at no other', (_, bindingOfSale) => {
  expect(journal.append([sale('old', bindingOfSale), known('old')], now).ok).toBe(true);
  expect(journal.knowsPurchase('77', KASPI)).toBe(true);
  expect(journal.knowsPurchase('77', APIPAY)).toBe(false);
  // The customer may have paid at Kaspi already: one payment must not count twice.
  expect(journal.append([sale('repeated', KASPI), known('repeated', KASPI)], now).ok).toBe(false);
  expect(journal.append([sale('new', KASPI), known('new', APIPAY)], now).ok).toBe(true);
  expect(journal.knowsPurchase('77', APIPAY)).toBe(true);
});
