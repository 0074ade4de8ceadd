import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConfigChange } from '../../../app/config/change.ts';
import { editedText } from '../../../main/config/edit/edit-text.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import { newConfig } from '../../../main/setup/new-config.ts';

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../../resources/config/default.yaml'), 'utf8');
const live = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '' && !/^\s*#/.test(line));
const set = (path: readonly string[], after: Extract<ConfigChange, { kind: 'set' }>['after']): ConfigChange => ({
  kind: 'set',
  path: [...path],
  before: undefined,
  after,
});

test('a new configuration is the documented example in comments: nothing but its version counts', () => {
  const text = newConfig(EXAMPLE);
  expect(live(text)).toEqual(['version: 1']);
  expect(parseConfig(text, 'new').ok).toBe(true);
  expect(text.split('\n').length).toBe(EXAMPLE.split('\n').length);
  // It says of itself what it is, not how the example is copied.
  expect(text).toMatch(/^# The configuration of this machine, written by the set-up/);
  expect(text).not.toContain('my-kiosk.yaml');
});

test('each answer stands behind its example, laid out as a person would', () => {
  const edited = editedText(newConfig(EXAMPLE), [
    set(['languages'], ['ru']),
    set(['operator', 'name'], 'Вода'),
    set(['operator', 'contact'], '+77011234567'),
    set(['payment', 'kaspi'], {
      scheme: 'lite',
      baseUrl: 'https://a.kz/r1',
      deviceId: 'K',
      apiKeyFile: 'secrets/api-key',
    }),
    set(['payment', 'kaspi', 'tradePointId'], 12),
    set(['peripherals', 'relay'], { driver: 'lcus', port: '/dev/a' }),
    set(['peripherals', 'billAcceptor'], { driver: 'ccnet', port: '/dev/b' }),
    { kind: 'add', path: ['catalogue'], item: { id: 'water', channel: 1, name: 'Вода', priceTenge: 450 } },
    { kind: 'add', path: ['catalogue'], item: { id: 'juice', channel: 2, name: 'Сок', priceTenge: 650.5 } },
  ]);
  if (!edited.ok) throw new Error('not edited');
  const { text } = edited.value;
  expect(live(text)).toEqual([
    'version: 1',
    'languages: [ru]',
    'operator:',
    '  name: Вода',
    '  contact: "+77011234567"',
    'payment:',
    '  kaspi:',
    '    scheme: lite',
    '    baseUrl: https://a.kz/r1',
    '    deviceId: K',
    '    apiKeyFile: secrets/api-key',
    '    tradePointId: 12',
    'peripherals:',
    '  relay: { driver: lcus, port: /dev/a }',
    '  billAcceptor: { driver: ccnet, port: /dev/b }',
    'catalogue:',
    '  - { id: water, channel: 1, name: Вода, priceTenge: 450 }',
    '  - { id: juice, channel: 2, name: Сок, priceTenge: 650.5 }',
  ]);
  // Behind the whole example of its section, and before the comment of the next one.
  const at = (line: string): number => text.split('\n').indexOf(line);
  expect(at('# languages: [kk, ru, en]') + 1).toBe(at('languages: [ru]'));
  expect(at('payment:')).toBeGreaterThan(at('# payment:'));
  expect(at('payment:')).toBeLessThan(at('# peripherals:'));
  expect(at('peripherals:')).toBeLessThan(at('# catalogue:'));
  const parsed = parseConfig(text, 'new');
  expect(parsed).toMatchObject({ ok: true });
});

test('lines that end like those of Windows stay so', () => {
  const edited = editedText('version: 1\r\n# languages: [kk]\r\n#   more\r\n\r\n# end\r\n', [
    set(['languages'], ['ru']),
  ]);
  expect(edited).toMatchObject({
    value: { text: 'version: 1\r\n# languages: [kk]\r\n#   more\r\nlanguages: [ru]\r\n\r\n# end\r\n' },
  });
});
