import { utilityProcess } from 'electron';
import { fromSandboxSchema, type StartMessage, type ToSandbox } from '../../app/ipc/sandbox-process.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { RunningSandbox, SandboxNews } from './sandbox-keeper.ts';

/**
 * Starts the sandbox in its own process; main communicates with it over HTTPS, as with the real service. Resolves when
 * it listens, or with its error message.
 */
export function startSandboxProcess(
  file: string,
  options: Omit<StartMessage, 'kind'>,
  limitMs: number,
): Promise<Result<RunningSandbox, string>> {
  const child = utilityProcess.fork(file, [], { serviceName: 'Sauda sandbox', stdio: 'inherit' });
  const listeners: ((news: SandboxNews) => void)[] = [];
  const running: RunningSandbox = {
    send(message) {
      child.postMessage(message);
    },
    onNews(listener) {
      listeners.push(listener);
    },
    onEnd(listener) {
      child.on('exit', (code) => {
        listener(`the sandbox ended with code ${String(code)}`);
      });
    },
    stop() {
      child.kill();
    },
  };
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      child.kill();
      resolve(err(`the sandbox was not ready within ${String(limitMs / 1000)} s`));
    }, limitMs);
    const answer = (result: Result<RunningSandbox, string>): void => {
      clearTimeout(limit);
      resolve(result);
    };
    child.on('message', (data: unknown) => {
      const message = fromSandboxSchema.safeParse(data);
      if (!message.success) return;
      if (message.data.kind === 'ready') answer(ok(running));
      else if (message.data.kind === 'failed') {
        child.kill();
        answer(err(message.data.message));
      } else for (const listener of listeners) listener(message.data);
    });
    running.onEnd((detail) => {
      answer(err(detail));
    });
    child.on('spawn', () => {
      child.postMessage({ kind: 'start', ...options } satisfies ToSandbox);
    });
  });
}
