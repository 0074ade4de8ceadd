import type { ServerResponse } from 'node:http';
import type { Clock } from '../../app/ports/clock.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Connection } from './listener.ts';
import type { Reply } from './reply.ts';

/** Sends a reply with its faults; false when the client does not get it. */
export async function send(
  clock: Clock,
  response: ServerResponse,
  connection: Connection,
  reply: Reply,
  { closeAfter, ending, waitAfterMs }: FaultPlan,
): Promise<boolean> {
  if (waitAfterMs > 0) await delayOrClose(clock, response, waitAfterMs);
  if (ending === 'silence' || response.destroyed) return false;
  if (ending === 'reset') {
    connection.reset();
    return false;
  }
  const whole = reply.body.length === reply.announcedBytes;
  response.writeHead(reply.httpStatus, {
    'Content-Type': reply.contentType,
    'Content-Length': reply.announcedBytes,
    ...reply.headers,
  });
  if (!whole) {
    response.write(reply.body, () => {
      connection.close();
    });
    return false;
  }
  response.end(reply.body, () => {
    if (closeAfter) connection.close();
  });
  return true;
}

function delayOrClose(clock: Clock, response: ServerResponse, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(delayMs, () => {
      response.off('close', closed);
      resolve();
    });
    const closed = (): void => {
      cancel();
      resolve();
    };
    response.once('close', closed);
  });
}
