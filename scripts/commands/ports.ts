import { runScript } from '../setup/run-script.ts';

/** The serial ports of this computer, by the path that goes into the configuration. */
export function run(args: string[]): Promise<number> {
  return runScript('main/cli/ports/cli.ts', args);
}
