import { problem } from '../../app/problem.ts';
import type { Printer, PrinterStatus } from '../../drivers/printer/printer.ts';
import { heldFacts, heldParameters, type Loss } from './port-facts.ts';
import type { FollowPorts } from './follow-relay.ts';

/** Starts the printer and reports to the loop and the log whether it can print. */
export function followPrinter(printer: Printer, ports: FollowPorts): void {
  printer.onEvent((event) => {
    if (event.kind === 'status') reportStatus(event.status, ports);
    else if (event.kind === 'no-flow-control') {
      ports.log.write('warning', 'printer-without-flow-control', { port: ports.port, flowControl: event.flowControl });
    } else reportOut(event.reason.kind, event.reason.message, ports, event.reason);
  });
  printer.start();
}

/** Reports the status. A paper left in the presenter does not prevent the next one, for which it is drawn back. */
function reportStatus({ faults: all, isPaperNearEnd, isAssumed }: PrinterStatus, ports: FollowPorts): void {
  const faults = all.filter((fault) => fault !== 'ticket-waiting');
  if (faults.length > 0) {
    reportOut(faults[0] ?? 'offline', faults.join(', '), ports);
    return;
  }
  ports.log.write(isPaperNearEnd ? 'warning' : 'info', 'printer-ready', {
    port: ports.port,
    isPaperNearEnd,
    isAssumed,
  });
  ports.dispatch({ kind: 'printer-ready', isPaperNearEnd, ...(isAssumed ? { isAssumed } : {}) });
}

function reportOut(code: string, detail: string, { port, log, dispatch }: FollowPorts, loss: Loss = {}): void {
  log.write('error', 'printer-out', { port, kind: code, detail, ...heldFacts(loss) });
  dispatch({
    kind: 'printer-out',
    problem: problem('printer-out', { port, code, detail, ...heldParameters(loss, port) }),
  });
}
