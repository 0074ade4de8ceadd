import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LogFacts } from '../../../app/log/events.ts';
import { parseConfig } from '../../../main/config/load-config.ts';

const text = readFileSync('resources/config/default.yaml', 'utf8');
const RELAY = /^ {2}relay: .*$/m;

/** Each example that is commented out, as the line that a technician gets by deleting the mark. */
const examples = [...text.matchAll(/^ {2}# ((relay|dropSensor|billAcceptor|printer): \{.*\})$/gm)].map(
  ([, line = '', name = '']) => [name, line] as const,
);

function read(configuration: string): object {
  const warnings: LogFacts[] = [];
  const parsed = parseConfig(configuration, 'default.yaml', (facts) => warnings.push(facts));
  return parsed.ok
    ? { cash: parsed.value.payment?.cash, peripherals: parsed.value.peripherals, warnings }
    : parsed.error;
}

test('every kind of device has an example', () => {
  expect(examples.map(([name, line]) => `${name} ${/driver: (\S+),/.exec(line)?.[1] ?? ''}`).toSorted()).toEqual([
    'billAcceptor ccnet',
    'dropSensor modbus',
    'dropSensor modem-line',
    'printer escpos',
    'relay modbus',
  ]);
});

/** The documented configuration with this device in place of the same one. */
function withDevice(name: string, line: string): string {
  return name === 'relay' ? text.replace(RELAY, `  ${line}`) : text.replace(RELAY, (relay) => `${relay}\n  ${line}`);
}

test.each(examples)('the example for %s is valid, and shows the default of the key: %s', (name, line) => {
  const example = line.replace('by-path/...', `by-path/${name}`);
  // Only the operator knows how long a product is in the beam.
  const own = /blocksMs: \d+/.exec(example)?.[0];
  const short = example.replace(/(port: [^,]+),.*\}/, own === undefined ? '$1 }' : `$1, ${own} }`);
  expect(short).not.toBe(example);
  const device: unknown = { driver: expect.any(String), port: `/dev/serial/by-path/${name}` };
  expect(read(withDevice(name, example))).toMatchObject({ peripherals: { [name]: device }, warnings: [] });
  expect(read(withDevice(name, example))).toMatchObject(read(withDevice(name, short)));
});

test('the example for change is valid with a bill acceptor, and shows the defaults', () => {
  const [, acceptor = ''] = examples.find(([name]) => name === 'billAcceptor') ?? [];
  const withNotes = withDevice('billAcceptor', acceptor.replace('by-path/...', 'by-path/notes'));
  const example = withNotes.replace(/^ {2}# (?=cash: \{)/m, '  ');
  expect(read(example)).toMatchObject({ cash: { change: 'owe', moreProducts: false }, warnings: [] });
  expect(read(withNotes)).toMatchObject({ cash: undefined, warnings: [] });
  expect(read(example)).toEqual(read(example.replace(/cash: \{.*\}/, 'cash: {}')));
  expect(read(example.replace('moreProducts: false', 'moreProducts: true'))).toMatchObject({
    cash: { change: 'owe', moreProducts: true },
    warnings: [],
  });
});
