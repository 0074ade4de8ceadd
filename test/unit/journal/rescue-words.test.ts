import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noFiscal } from '../../../app/fiscal/port.ts';
import { entrySchema } from '../../../app/journal/entry.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { rescueCommand } from '../../../main/cli/rescue/rescue-command.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-words-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function say(...args: readonly string[]): { readonly code: number; readonly text: string } {
  let text = '';
  const code = rescueCommand(['--data-dir', directory, '--rescue', ...args], 0, (part) => {
    text += part;
  });
  return { code, text };
}

function fill(): void {
  const keeper = new JournalKeeper(directory);
  expect(keeper.open().ok).toBe(true);
  expect(keeper.append([entrySchema.parse({ kind: 'started', version: '1' })], { wallMs: 1_000, monoMs: 1 }).ok).toBe(
    true,
  );
  keeper.close();
}

test('an intact journal, a look at a damaged one, the rescue, and intact again', () => {
  fill();
  expect(say()).toMatchObject({ code: 0, text: expect.stringContaining('intact') });
  writeFileSync(join(directory, 'journal.db'), 'garbage');
  expect(say()).toMatchObject({ code: 3, text: expect.stringContaining('Nothing has been changed') });
  expect(say('--language', 'ru')).toMatchObject({
    code: 3,
    text: expect.stringContaining('Неизвестно, какой записью'),
  });
  expect(say('--yes', '--language', 'kk')).toMatchObject({
    code: 0,
    text: expect.stringContaining('Жаңа журнал басталды'),
  });
  expect(say('--json')).toMatchObject({ code: 0, text: expect.stringContaining('"intact":true') });
});

test('a kiosk that sells, and wrong usage', () => {
  const keeper = new JournalKeeper(directory);
  expect(keeper.open().ok).toBe(true);
  expect(say('--yes')).toMatchObject({ code: 1, text: expect.stringContaining('Stop the kiosk first') });
  keeper.close();
  expect(say('--language', 'de')).toMatchObject({ code: 2, text: expect.stringContaining('usage') });
  expect(say('--nonsense')).toMatchObject({ code: 2 });
});

test('without a fiscal provider nothing is registered and nothing is unknown', async () => {
  const document = { idempotencyKey: 'k', saleId: 's', happenedAtMs: 1, lines: [], payments: [] };
  expect(noFiscal.isActive).toBe(false);
  expect(await noFiscal.registerSale(document)).toEqual({ ok: true, value: { kind: 'off' } });
});
