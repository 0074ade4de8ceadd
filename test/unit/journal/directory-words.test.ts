import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../../app/language/schema.ts';
import { text } from '../../../app/messages/text.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';

const root = mkdtempSync(join(tmpdir(), 'sauda-nowhere-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test.each(LANGUAGES)('a data directory that cannot be used is named, without empty brackets: %s', (language) => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  for (const directory of [join(root, 'nowhere'), join(file, 'below')]) {
    const opened = new JournalKeeper(directory).open();
    if (opened.ok) throw new Error('it was opened');
    const { reason, parameters } = opened.error;
    const sentence = text(language, `problem.${reason}.technician`, parameters);
    expect(sentence).toContain(`: ${join(directory, 'journal.db')}`);
    expect(sentence).toContain('--data-dir');
    expect(sentence).not.toMatch(/\((код|code) \)|[{}[\]]/);
  }
});
