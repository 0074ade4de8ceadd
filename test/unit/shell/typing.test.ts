import { expect, test } from 'vitest';
import { isTyping } from '../../../main/windows/refuse-leaving.ts';

const NONE = { alt: false, control: false, meta: false };

test.each(['a', 'Ж', 'ә', '7', ' ', 'Enter', 'Backspace', 'Tab', 'ArrowLeft'])('%j is typing', (key) => {
  expect(isTyping({ ...NONE, key })).toBe(true);
});

test.each(['F1', 'F5', 'F11', 'F12', 'F24', 'Escape', 'BrowserBack', 'BrowserHome', 'Meta', 'ContextMenu', 'Power'])(
  '%s is not',
  (key) => {
    expect(isTyping({ ...NONE, key })).toBe(false);
  },
);

test.each(['alt', 'control', 'meta'] as const)('nothing with %s is', (modifier) => {
  expect(isTyping({ ...NONE, [modifier]: true, key: 'w' })).toBe(false);
});
