import { runScript } from '../setup/run-script.ts';

/** The audit of the money journal. Its standard output is the ledger and nothing else. */
export function run(args: string[]): Promise<number> {
  return runScript('main/cli/ledger/cli.ts', args);
}
