import { parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { DRIVERS } from '../../drivers/registry.ts';
import { documentedKeys, withTables } from '../../scripts/docs/device-settings.ts';
import { read } from './repository.ts';

const keys = documentedKeys();

test('the tables of resources/docs/devices.md match the drivers; made by: node scripts/docs/device-settings.ts', () => {
  const document = read('resources/docs/devices.md');
  expect(document).toBe(withTables(document));
});

test('every key of every driver has its sentence', () => {
  const mute = keys.filter(({ meaning }) => !/^[A-Z`].*\.$/.test(meaning) || meaning.includes('|'));
  expect(mute.map(({ driver, key }) => `${driver}.${key}`)).toEqual([]);
});

describe('resources/config/default.yaml matches the drivers', () => {
  const section =
    read('resources/config/default.yaml')
      .split(/^peripherals:$/m)[1]
      ?.split(/^# One line a product/m)[0] ?? '';
  const examples = [...section.matchAll(/^ {2}(?:# )?(relay|dropSensor|billAcceptor|printer): (\{.*\})$/gm)];
  const prose = [...section.matchAll(/^ {2}#(.*)$/gm)]
    .map(([, line = '']) => line)
    .filter((line) => !/^ \w+: \{.*\}$/.test(line))
    .join(' ');

  /** The text about a key, up to the next key. */
  function explanation(key: string): string | null {
    return new RegExp(`\\b${key}: (.*?)(?=\\s\\w+(?:, \\w+)*: |$)`).exec(prose)?.[1] ?? null;
  }

  test.each(Object.values(DRIVERS).flatMap((drivers: readonly { name: string; kind: string }[]) => drivers))(
    '$kind $name: every key is shown, and no other',
    ({ kind, name }) => {
      const shown = examples.flatMap(([, device, block = '']): object[] => {
        const value: unknown = parseDocument(block).toJS();
        const isMeant = device === kind && typeof value === 'object' && value !== null;
        return isMeant && 'driver' in value && value.driver === name ? [value] : [];
      });
      const known = keys.filter((one) => one.kind === kind && one.driver === name).map(({ key }) => key);
      // What is the same for every board is shown with the first one.
      const optional = kind === 'relay' && name === 'lcus' ? ['baudRate'] : [];
      expect(shown).toHaveLength(1);
      expect([...Object.keys(shown[0] ?? {}), ...optional].toSorted()).toEqual(['driver', ...known].toSorted());
    },
  );

  test('bounds and defaults in its comments are those of the drivers', () => {
    let compared = 0;
    for (const { driver, key, minimum, maximum, default: value } of keys) {
      const said = explanation(key) ?? '';
      const bounds = /(\d+) to (\d+)/.exec(said);
      const without = /(\d+) without the key/.exec(said);
      if (bounds !== null && minimum !== null) {
        compared += 1;
        expect([driver, key, Number(bounds[1]), Number(bounds[2])]).toEqual([driver, key, minimum, maximum]);
      }
      if (without !== null) expect([driver, key, Number(without[1])]).toEqual([driver, key, value]);
      compared += without === null ? 0 : 1;
    }
    expect(compared).toBeGreaterThan(8);
  });
});
