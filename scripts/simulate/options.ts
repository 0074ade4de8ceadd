import { choice, flag, path, repeated, text, value } from '../../app/command-line/option.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { OptionValues } from '../../drivers/simulation/device.ts';

/** The options of every simulated device. */
export interface RunOptions {
  /** Null makes a pair of pseudo-terminals. */
  readonly port: string | null;
  /** Path of the kiosk's end of that pair; null for a folder of its own. */
  readonly link: string | null;
  readonly baudRate: number;
  readonly faults: readonly unknown[];
  readonly quiet: boolean;
  readonly once: boolean;
  /** The options of the device itself. */
  readonly own: OptionValues;
}

const BAUD_RATES = ['1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200'] as const;

/** The options that all devices share, listed after each device's own. */
export const RUN_OPTIONS = {
  port: text({ placeholder: 'PATH', help: 'the serial port to sit at', conflicts: ['pty', 'link'] }),
  pty: flag({ help: 'makes a pseudo-terminal pair instead, for a kiosk on this computer' }),
  link: path({ help: "where the kiosk's end of that pair shall be found", needs: ['pty'] }),
  baud: choice(BAUD_RATES, { placeholder: 'N', help: 'bits per second, where they are not the usual ones' }),
  fault: repeated(
    value(
      { placeholder: 'JSON', help: 'a fault from the start on' },
      (typed): Result<{ readonly fault: unknown }, string> => {
        try {
          return ok({ fault: JSON.parse(typed) as unknown });
        } catch {
          return err(`takes JSON, as in --fault '{"kind":"jam"}', not ${typed}`);
        }
      },
    ),
  ),
  quiet: flag({ help: 'events only, no frames' }),
  once: flag({ help: 'for scripts: ends with the input, and with 1 where something was refused' }),
} as const;

interface RunValues {
  readonly port: string | null;
  readonly pty: boolean;
  readonly link: string | null;
  readonly baud: string | null;
  readonly fault: readonly { readonly fault: unknown }[];
  readonly quiet: boolean;
  readonly once: boolean;
}

/** Makes the request from the options' values; the error says that `--port` or `--pty` is needed. */
export function runOptions(values: RunValues, own: OptionValues, usualBaudRate: number): Result<RunOptions, string> {
  const { port, pty, link, baud, fault, quiet, once } = values;
  if (port === null && !pty) return err('give either --port PATH or --pty');
  return ok({
    port,
    link,
    baudRate: baud === null ? usualBaudRate : Number(baud),
    faults: fault.map((one) => one.fault),
    quiet,
    once,
    own,
  });
}
