import { runScript } from '../setup/run-script.ts';

/** The serial ports of this computer, by the path that goes into the configuration. */
export function run(args: string[]): Promise<number> {
  return runScript('main/ports/cli.ts', args);
}
