import { join } from 'node:path';
import { z } from 'zod';
import { runCertificateCommand } from '../../../main/cli/certificate/run.ts';
import { fileVault } from '../../../main/certificate/vault.ts';

/** What a command printed and how it ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

export interface RunOptions {
  readonly dataDirectory: string;
  /** What somebody at the terminal types; null where nobody is there. */
  readonly typed?: string | null;
  readonly env?: Readonly<Record<string, string>>;
  readonly userId?: number;
  readonly nowMs?: number;
}

/** Runs a command as the application does, in this process. */
export async function runCommand(args: readonly string[], options: RunOptions): Promise<Run> {
  let out = '';
  let complaint = '';
  const code = await runCertificateCommand(args, {
    defaultDataDirectory: options.dataDirectory,
    openVault: () => Promise.resolve(fileVault()),
    env: options.env ?? {},
    userId: options.userId ?? null,
    nowMs: () => options.nowMs ?? Date.now(),
    ask: () => Promise.resolve(options.typed ?? null),
    out: (text) => {
      out += text;
    },
    complain: (text) => {
      complaint += text;
    },
  });
  return { code, out, complaint };
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

/** A folder for one test's configuration and data. */
export function placesIn(directory: string): { config: string; data: string; passphrase: string } {
  return {
    config: join(directory, 'kiosk.yaml'),
    data: join(directory, 'data'),
    passphrase: join(directory, 'passphrase'),
  };
}
