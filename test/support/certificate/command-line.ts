import { z } from 'zod';
import { certificateCommand } from '../../../main/cli/certificate/command.ts';
import { applicationContext } from '../application-context.ts';
import { runAsTyped, type Ran } from '../run-command.ts';

export interface RunOptions {
  readonly dataDirectory: string;
  /** The text typed at the terminal; null without a person there. */
  readonly typed?: string | null;
  readonly env?: Readonly<Record<string, string>>;
  readonly userId?: number;
  readonly nowMs?: number;
}

/** Runs a command as the application does, in this process. */
export function runCommand(
  args: readonly string[],
  { dataDirectory, typed = null, env = {}, userId, nowMs }: RunOptions,
): Promise<Ran> {
  return runAsTyped(certificateCommand, args, (console) =>
    applicationContext(console, { dataDirectory, typed, env, userId: userId ?? null, nowMs }),
  );
}

const answerSchema = z.looseObject({
  command: z.string(),
  ok: z.boolean(),
  findings: z.array(z.object({ reason: z.string(), severity: z.enum(['error', 'warning']), text: z.string() })),
});

/** What `--json` prints. */
export type Answer = z.infer<typeof answerSchema>;

/** The one object of `--json`. */
export function readAnswer(out: string): Answer {
  return answerSchema.parse(JSON.parse(out));
}

/** The reasons, errors and warnings, in their order. */
export function answerReasons({ findings }: Answer): readonly string[] {
  return findings.map(({ reason }) => reason);
}
