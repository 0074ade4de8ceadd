import { utilityProcess, type UtilityProcess } from 'electron';
import {
  fromSandboxSchema,
  type FromSandbox,
  type StartMessage,
  type ToSandbox,
} from '../../app/ipc/sandbox-process.ts';
import { err, ok, type Result } from '../../app/result.ts';

/** The messages after the sandbox is ready. */
export type SandboxNews = Exclude<FromSandbox, { kind: 'ready' | 'failed' }>;
export type SandboxReady = Extract<FromSandbox, { kind: 'ready' }>;

/** The sandbox in its own process. Main communicates with it over HTTPS, as with the real service. */
export interface SandboxLink {
  readonly ready: SandboxReady;
  send(message: ToSandbox): void;
  onNews(listener: (news: SandboxNews) => void): void;
  stop(): void;
}

/** Generating certificates on a slow machine takes a few seconds. */
export const START_LIMIT_MS = 30_000;

/** Starts the sandbox. Resolves when it listens, or with its error message. */
export function startSandboxProcess(
  file: string,
  options: Omit<StartMessage, 'kind'>,
): Promise<Result<SandboxLink, string>> {
  const child = utilityProcess.fork(file, [], { serviceName: 'Sauda sandbox', stdio: 'inherit' });
  const listeners: ((news: SandboxNews) => void)[] = [];
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      child.kill();
      resolve(err(`the sandbox was not ready within ${String(START_LIMIT_MS / 1000)} s`));
    }, START_LIMIT_MS);
    const answer = (result: Result<SandboxLink, string>): void => {
      clearTimeout(limit);
      resolve(result);
    };
    child.on('message', (data: unknown) => {
      const message = fromSandboxSchema.safeParse(data);
      if (!message.success) return;
      if (message.data.kind === 'ready') answer(ok(linkOver(child, message.data, listeners)));
      else if (message.data.kind === 'failed') {
        child.kill();
        answer(err(message.data.message));
      } else for (const listener of listeners) listener(message.data);
    });
    child.on('exit', (code) => {
      answer(err(`the sandbox ended with code ${String(code)}`));
    });
    child.on('spawn', () => {
      child.postMessage({ kind: 'start', ...options } satisfies ToSandbox);
    });
  });
}

function linkOver(child: UtilityProcess, ready: SandboxReady, listeners: ((news: SandboxNews) => void)[]): SandboxLink {
  return {
    ready,
    send(message): void {
      child.postMessage(message);
    },
    onNews(listener): void {
      listeners.push(listener);
    },
    stop(): void {
      child.kill();
    },
  };
}
