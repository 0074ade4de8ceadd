import { runScript } from '../setup/run-script.ts';

/** The technical log for eyes and as an export. Its standard output is the log and nothing else. */
export function run(args: string[]): Promise<number> {
  return runScript('main/cli/log/cli.ts', args);
}
