import { runScript } from '../setup/run-script.ts';

/** What is owed under a customer's code, and that it was paid by hand. */
export function run(args: string[]): Promise<number> {
  return runScript('main/cli/claim/cli.ts', args);
}
