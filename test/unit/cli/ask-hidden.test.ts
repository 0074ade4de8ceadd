import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { askHidden, type Terminal } from '../../../main/cli/terminal/ask-hidden.ts';

/** A terminal with typed input. */
function typing(): { terminal: Terminal; type: (text: string) => void; raw: ReturnType<typeof vi.fn> } {
  const keys = new EventEmitter();
  const raw = vi.fn();
  const terminal = Object.assign(keys, { setRawMode: raw, setEncoding: vi.fn(), resume: vi.fn(), pause: vi.fn() });
  return { terminal, type: (text) => keys.emit('data', text), raw };
}

test.each([
  ['letters and Enter', ['se', 'cret', '\r'], 'secret'],
  ['letters of every language', ['Құпия', ' №7', '\n'], 'Құпия №7'],
  ['Backspace takes one character away', ['Құ', '\u007f', 'ұх', '\b', '\r'], 'Құ'],
  ['nothing but Enter', ['\r'], ''],
  ['a pasted line: what stands behind it is not read', ['secret\rls -l\r'], 'secret'],
  ['Ctrl+C breaks off', ['sec\u0003'], null],
])('%s', async (_, chunks, wanted) => {
  const { terminal, type, raw } = typing();
  const shown: string[] = [];
  const asked = askHidden(terminal, (text) => shown.push(text), 'Passphrase: ');
  for (const chunk of chunks) type(chunk);
  expect(await asked).toBe(wanted);
  expect(shown).toEqual(['Passphrase: ', '\n']);
  expect(raw.mock.calls).toEqual([[true], [false]]);
});
