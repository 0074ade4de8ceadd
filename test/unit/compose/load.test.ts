import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');

/** A process of its own chooses these devices; it reports every module of our folders that it has loaded for that. */
function loadedFor(peripherals: object): readonly string[] {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ load(url, context, next) { loaded.add(url); return next(url, context); } });
    const { configSchema } = await import(${JSON.stringify(join(ROOT, 'main', 'config', 'config-schema.ts'))});
    const { choosePeripherals } = await import(${JSON.stringify(join(ROOT, 'main', 'compose', 'peripherals.ts'))});
    const { systemClock } = await import(${JSON.stringify(join(ROOT, 'drivers', 'common', 'system-clock.ts'))});
    const settings = configSchema.parse({ version: 1, peripherals: ${JSON.stringify(peripherals)} }).peripherals;
    const chosen = await choosePeripherals(settings, systemClock);
    if (!chosen.ok) throw new Error(JSON.stringify(chosen.error));
    process.stdout.write(JSON.stringify([...loaded]));
    process.exit(0);`;
  const output = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program],
    { encoding: 'utf8' },
  );
  return z.array(z.string()).parse(JSON.parse(output));
}

const LCUS = { driver: 'lcus', port: '/dev/serial/by-path/relay' };
const PRINTER = { driver: 'escpos', port: '/dev/serial/by-path/printer' };

describe('what a kiosk loads for its devices', () => {
  test('a relay and a validator only: neither the printer’s encoder, nor the Modbus library, nor a simulator', () => {
    const loaded = loadedFor({ relay: LCUS, billAcceptor: { driver: 'ccnet', port: '/dev/serial/by-path/bills' } });
    const heavy =
      /receipt-printer-encoder|modbus-serial|qrcode|drivers\/printer\/escpos\/(?!entry|settings)|simulat|stand-in/;
    expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
    expect(loaded.some((url) => url.endsWith('/drivers/relay/lcus/driver.ts'))).toBe(true);
  });

  test('with a printer the encoder is loaded', () => {
    expect(loadedFor({ relay: LCUS, printer: PRINTER }).some((url) => url.includes('receipt-printer-encoder'))).toBe(
      true,
    );
  });
});
