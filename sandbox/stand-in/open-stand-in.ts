import type { Clock } from '../../app/ports/clock.ts';
import { FaultControl } from '../http/faults.ts';
import { openListener, type TlsMaterial } from '../http/listener.ts';
import { Waits } from '../http/waits.ts';
import { serveService, type StandInParts } from './serve-service.ts';
import { LastEntries, type ServiceEntry } from './service-log.ts';

/** Where a stand-in listens, and with which certificate. */
export interface StandInDoor {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
  /** Called for every request, after its answer. */
  readonly log?: ((entry: ServiceEntry) => void) | undefined;
}

/** A running stand-in. */
export interface StandIn<Name extends string> {
  readonly port: number;
  readonly faults: FaultControl<Name>;
  /** The last requests, oldest first. */
  requests(): readonly ServiceEntry[];
  close(): Promise<void>;
}

/** Opens a service that is reached by TLS without a client certificate. Rejects when the port is in use. */
export async function openStandIn<Name extends string>(
  door: StandInDoor,
  parts: StandInParts<Name>,
): Promise<StandIn<Name>> {
  const { clock, host, port, tls } = door;
  const log = new LastEntries<ServiceEntry>(door.log);
  const waits = new Waits(clock);
  const opened: { cut: () => void }[] = [];
  const faults = new FaultControl<Name>(() => {
    for (const listener of opened) listener.cut();
  });
  let connections = 0;
  const listener = await openListener({
    host,
    port,
    tls,
    mutual: false,
    isRevoked: () => false,
    accepts: () => faults.plugged,
    nextConnectionNumber: () => (connections += 1),
    onWrongTlsVersion: () => undefined,
    onRequest: (request, response, connection) => {
      void serveService({ clock, faults, log, waits, parts }, request, response, connection);
    },
  });
  opened.push(listener);
  return {
    port: listener.port,
    faults,
    requests: () => log.all(),
    close: async () => {
      waits.close();
      await listener.close();
    },
  };
}
