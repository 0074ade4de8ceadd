import type { BrowserWindow } from 'electron';
import { LCUS_CHANNELS } from '../../app/config/lcus-channels.ts';
import { benchContract, type BenchView } from '../../app/ipc/contract.ts';
import type { SandboxPurchase, SandboxRequest } from '../../app/ipc/sandbox-process.ts';
import type { Log } from '../../app/log/events.ts';
import type { Workbench } from '../compose.ts';
import { pushTo, serveContract } from '../ipc/serve.ts';
import type { SandboxNews } from './sandbox-link.ts';

const MAX_REQUESTS = 40;

type Request = BenchView['requests'][number];

function requestLine(entry: SandboxRequest): Request {
  const status = entry.statusCode ?? entry.httpStatus;
  return {
    at: new Date(entry.atMs).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDThh:mm:ss'.length),
    line: `${entry.http} ${entry.path} → ${status === null ? 'no answer' : String(status)} · ${entry.durationMs.toFixed(0)} ms`,
    ok: entry.statusCode === 0,
  };
}

/** Serves the bench: its window plays the customer's phone, shows the relay's lamps and pulls cables. */
export function serveBench(window: BrowserWindow, workbench: Workbench, log: Log): void {
  const { simulator, sandbox } = workbench;
  const pulses = LCUS_CHANNELS.map(() => 0);
  let requests: readonly Request[] = [];
  let purchase: SandboxPurchase | null = null;
  let cablePlugged = true;
  let relayPlugged = true;
  let notice: string | null = null;

  const push = (): void => {
    const view: BenchView = {
      purchase:
        purchase === null
          ? null
          : { qrPaymentId: purchase.id, status: purchase.status, amountTiyn: purchase.amountTiyn },
      cablePlugged,
      relayPlugged,
      lamps: LCUS_CHANNELS.map((channel) => simulator.isOn(channel)),
      pulses: [...pulses],
      requests,
      notice,
    };
    pushTo(window, benchContract, 'bench', view);
  };

  const hear = (news: SandboxNews): void => {
    if (news.kind === 'purchases') purchase = news.purchases.at(-1) ?? null;
    else if (news.kind === 'request') requests = [requestLine(news.entry), ...requests].slice(0, MAX_REQUESTS);
    else notice = news.problem;
    push();
  };

  simulator.onChange(({ channel, on }) => {
    if (on) pulses[channel - 1] = (pulses[channel - 1] ?? 0) + 1;
    push();
  });
  sandbox?.onNews(hear);

  serveContract(
    benchContract,
    {
      ready: push,
      phone({ action }): void {
        if (purchase === null || sandbox === null) return;
        sandbox.send({ kind: 'phone', action, qrPaymentId: purchase.id });
      },
      cable({ plugged }): void {
        cablePlugged = plugged;
        sandbox?.send({ kind: 'cable', plugged });
        push();
      },
      relay({ plugged }): void {
        relayPlugged = plugged;
        simulator.setFault(plugged ? undefined : { kind: 'power-cut' });
        push();
      },
    },
    { window, devServer: process.env['SAUDA_DEV_SERVER'] ?? null, log },
  );
}
