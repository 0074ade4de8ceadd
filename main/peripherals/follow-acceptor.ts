import type { Log } from '../../app/log/events.ts';
import type { Tiyn } from '../../app/money/money.ts';
import { unreachable } from '../../app/result.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { problem } from '../../app/problem.ts';
import type { AcceptorRemark, BillAcceptor, BillAcceptorEvent } from '../../drivers/bill-acceptor/bill-acceptor.ts';
import { heldFacts, heldParameters } from './port-facts.ts';
import { troubleText } from '../../drivers/bill-acceptor/vocabulary.ts';
import { randomUUID } from 'node:crypto';

/** The receivers of the acceptor's events. */
export interface AcceptorPorts {
  readonly port: string;
  readonly dispatch: (event: KioskEvent) => void;
  readonly log: Log;
  /** Creates the number of an orphan; random by default. */
  readonly freshId?: () => string;
}

/** Forwards the acceptor's events to the loop, and writes those that a technician needs to the log. */
export function followAcceptor(acceptor: BillAcceptor, ports: AcceptorPorts): void {
  /**
   * The accepted notes; null before the acceptor is initialised and after it is lost. The end of a fault does not mean
   * that it is back.
   */
  let knownTiyn: readonly Tiyn[] | null = null;
  acceptor.onEvent((event) => {
    if (event.kind === 'ready') knownTiyn = event.billsTiyn;
    if (event.kind === 'lost') knownTiyn = null;
    logEvent(event, ports);
    for (const reported of eventsOf(event, knownTiyn, ports)) ports.dispatch(reported);
  });
  acceptor.onRemark?.((remark) => logRemark(remark, ports));
  acceptor.start();
}

function eventsOf(
  event: BillAcceptorEvent,
  knownTiyn: readonly Tiyn[] | null,
  { port, freshId = randomUUID }: AcceptorPorts,
): readonly KioskEvent[] {
  switch (event.kind) {
    case 'ready':
      return [{ kind: 'acceptor-ready', billsTiyn: event.billsTiyn, isFresh: true }];
    case 'lost':
      return [
        {
          kind: 'acceptor-out',
          problem: problem('acceptor-lost', {
            port,
            detail: event.reason.message,
            ...heldParameters(event.reason, port),
          }),
        },
      ];
    case 'found':
      return [{ kind: 'bill-found', where: event.bill }];
    case 'escrowed':
      return [{ kind: 'bill-escrowed', billTiyn: event.billTiyn }];
    case 'stacked':
      return [{ kind: 'bill-stacked', billTiyn: event.billTiyn, asked: event.asked, freshId: freshId() }];
    case 'returned':
      return [{ kind: 'bill-returned', asked: event.asked }];
    case 'stack-doubtful':
      return [{ kind: 'bill-doubtful' }];
    case 'trouble': {
      const reason = problem('acceptor-lost', { port, detail: troubleText(event.trouble) });
      if (event.trouble.kind === 'paused') return [{ kind: 'acceptor-pausing', problem: reason }];
      const out: KioskEvent = { kind: 'acceptor-out', problem: reason };
      return event.trouble.kind === 'cassette-removed' ? [{ kind: 'cassette-removed' }, out] : [out];
    }
    case 'trouble-over':
      return knownTiyn === null ? [] : [{ kind: 'acceptor-ready', billsTiyn: knownTiyn, isFresh: false }];
    case 'rejected':
      return [];
    default:
      return unreachable(event);
  }
}

function logEvent(event: BillAcceptorEvent, { port, log }: AcceptorPorts): void {
  if (event.kind === 'ready')
    log.write('info', 'acceptor-ready', {
      port,
      firmware: event.identity.firmware,
      serialNumber: event.identity.serialNumber,
    });
  if (event.kind === 'lost')
    log.write('error', 'acceptor-lost', {
      port,
      kind: event.reason.kind,
      detail: event.reason.message,
      ...heldFacts(event.reason),
    });
  if (event.kind === 'trouble')
    log.write('error', 'acceptor-trouble', { port, kind: event.trouble.kind, detail: troubleText(event.trouble) });
  if (event.kind === 'rejected') log.write('info', 'bill-rejected', { reason: event.reason });
}

function logRemark(remark: AcceptorRemark, { port, log }: AcceptorPorts): void {
  switch (remark.kind) {
    case 'reset-sent':
      return log.write(remark.wasSilent ? 'warning' : 'info', 'acceptor-reset', { port, wasSilent: remark.wasSilent });
    case 'waiting-after-reset':
      return log.write('warning', 'acceptor-waiting', { port, sinceResetMs: remark.sinceMs, detail: remark.why });
    case 'back-after-reset':
      return log.write('info', 'acceptor-port-back', { port, sinceResetMs: remark.sinceMs });
    case 'stacked-told-again':
      return log.write('warning', 'acceptor-told-again', { port, billTiyn: remark.billTiyn });
    case 'unknown-answer':
      return log.write('warning', 'acceptor-unknown-answer', { port, bytes: remark.bytes });
    default:
      return unreachable(remark);
  }
}
