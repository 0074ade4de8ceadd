import { plainCommand, type ActionCommand, type Console, type Definition } from '../../app/command-line/command.ts';
import { DONE, EXIT, type Ended } from '../../app/command-line/exit-codes.ts';
import { wrongUsage } from '../../app/command-line/run-command.ts';
import { flag, type OptionTable } from '../../app/command-line/option.ts';
import { Failure } from './failure.mjs';
import { WrongUsage } from './wrong-usage.ts';

/** The context of a developer's command. */
export interface DeveloperContext extends Console {
  /** Passes on the exit code of a program that the command ran, such as the kiosk, which has codes of its own. */
  endedWith(code: number): void;
}

/** An option of every command that needs Electron. */
export const OFFICIAL_ELECTRON = flag({
  help: "Electron's official release, also where a fallback is in the cache",
});

/** The option for a run without a visible window. */
export const HEADLESS = flag({ help: 'on a virtual display (Linux)' });

/** Declares a command of the repository. It returns an exit code; a `Failure` is shown as its message and gives 1. */
export function developerCommand<Options extends OptionTable, Request>({
  run,
  ...described
}: Omit<Definition<Options, Request, DeveloperContext>, 'run'> & {
  readonly run: (request: Request, context: DeveloperContext) => Promise<number>;
}): ActionCommand<DeveloperContext> {
  return plainCommand({
    ...described,
    run: async (request: Request, context: DeveloperContext): Promise<Ended> => {
      try {
        const code = await run(request, context);
        context.endedWith(code);
        return code === EXIT.done ? DONE : { code: EXIT.refused, reason: null };
      } catch (error) {
        if (error instanceof WrongUsage) return wrongUsage(context, false, error.message, '');
        if (!(error instanceof Failure)) throw error;
        context.complain(`\n✗ ${error.message}\n`);
        return { code: EXIT.refused, reason: 'failed' };
      }
    },
  });
}
