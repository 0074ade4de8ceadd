import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import type { DeviceOptions, OptionValues } from './common/device.ts';

/** What every simulated device is told on the command line. */
export interface RunOptions {
  /** Null: a pseudo-terminal pair is made. */
  readonly port: string | null;
  /** Where the kiosk's end of that pair shall be found; null: in a folder of its own. */
  readonly link: string | null;
  readonly baudRate: number;
  readonly faults: readonly unknown[];
  readonly quiet: boolean;
  readonly once: boolean;
  /** The options of the device itself. */
  readonly own: OptionValues;
}

const COMMON = {
  port: { type: 'string' },
  pty: { type: 'boolean' },
  link: { type: 'string' },
  baud: { type: 'string' },
  fault: { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  once: { type: 'boolean' },
} as const;
const BAUD_RATES = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200];

/** Reads the command line of a device; the error is a sentence for the person who typed it. */
export function readOptions(
  args: readonly string[],
  own: DeviceOptions,
  defaultBaudRate: number,
): Result<RunOptions, string> {
  const parsed = parse(args, own);
  if (!parsed.ok) return parsed;
  const { port, pty, link, baud, fault, quiet, once, ...rest } = parsed.value;
  if ((port === undefined) === (pty !== true)) return err('Give either --port PATH or --pty.');
  if (link !== undefined && pty !== true) return err('--link belongs to --pty.');
  const baudRate = Number(baud ?? defaultBaudRate);
  if (!BAUD_RATES.includes(baudRate)) return err(`--baud takes one of: ${BAUD_RATES.join(', ')}.`);
  const faults = readFaults(fault ?? []);
  if (!faults.ok) return faults;
  return ok({
    port: port ?? null,
    link: link ?? null,
    baudRate,
    faults: faults.value,
    quiet: quiet === true,
    once: once === true,
    own: rest,
  });
}

/** What the reader of the command line gives; everything else belongs to the device. */
const valuesSchema = z
  .object({
    port: z.string().optional(),
    pty: z.boolean().optional(),
    link: z.string().optional(),
    baud: z.string().optional(),
    fault: z.array(z.string()).optional(),
    quiet: z.boolean().optional(),
    once: z.boolean().optional(),
  })
  .catchall(z.union([z.string(), z.boolean()]));

function parse(args: readonly string[], own: DeviceOptions): Result<z.output<typeof valuesSchema>, string> {
  try {
    return ok(
      valuesSchema.parse(
        parseArgs({ args: [...args], options: { ...own, ...COMMON }, allowPositionals: false }).values,
      ),
    );
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function readFaults(texts: readonly string[]): Result<readonly unknown[], string> {
  const faults: unknown[] = [];
  for (const text of texts) {
    try {
      faults.push(JSON.parse(text));
    } catch {
      return err(`--fault takes JSON, as in --fault '{"kind":"jam"}', not: ${text}`);
    }
  }
  return ok(faults);
}
