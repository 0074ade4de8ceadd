import { runScript } from '../setup/run-script.ts';

/** The sandbox alone. It needs no Electron. */
export function run(args: string[]): Promise<number> {
  return runScript('sandbox/cli.ts', args);
}
