import { expect, test } from 'vitest';
import { parseConfig } from '../../../main/config/load-config.ts';
import { sentences, reported } from './harness.ts';

const NO_MAPPING = 'these are no settings: a configuration consists of keys with values, such as "version: 1"';
const EMPTY = 'there are no settings in the file: begin it with "version: 1"';

function saidOf(configuration: string): readonly string[] {
  const parsed = parseConfig(configuration, 'kiosk.yaml');
  return parsed.ok ? [] : sentences(parsed.error);
}

test.each([
  ['a plain text', 'Order the paper on Monday\n'],
  ['a list', '- version: 1\n- languages: [kk]\n'],
  ['a number', '42\n'],
])('%s names no key, and the sentence explains what a configuration is', (_what, configuration) => {
  expect(reported(configuration)).toEqual({ key: undefined, line: undefined, detail: NO_MAPPING });
  expect(saidOf(configuration)).toEqual([
    `Баптауда қате бар: kiosk.yaml (${NO_MAPPING}). Түзетіп, автоматты қайта іске қосыңыз.`,
    `Ошибка в настройках: kiosk.yaml (${NO_MAPPING}). Исправьте и перезапустите автомат.`,
    `The configuration is wrong: kiosk.yaml. ${NO_MAPPING}. Correct it and restart the machine.`,
  ]);
});

test.each([
  ['an empty file', ''],
  ['blank lines', '\n\n  \n'],
  ['nothing but comments', '# version: 1\n'],
  ['nothing', '~\n'],
])('%s: the sentence explains how to begin', (_what, configuration) => {
  expect(reported(configuration)).toEqual({ key: 'version', line: undefined, detail: EMPTY });
});

test('a key without a name is shown as such', () => {
  expect(reported('version: 1\n"": 2\n')).toEqual({ key: '""', line: '2', detail: 'unknown key' });
  expect(reported('version: 1\noperator:\n  "": 2\n')).toEqual({
    key: 'operator.""',
    line: '3',
    detail: 'unknown key',
  });
});
