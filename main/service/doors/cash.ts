import type { CashDoor } from '../../../app/service/doors/cash/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Reads the cassette's facts from the journal, in the thread of past sales. */
export function runCash({ past }: Pick<ServicePorts, 'past'>): DoorRunner<CashDoor> {
  return async ({ reading }, tell) => {
    const read = await past.cash();
    tell({ kind: 'cash-read', reading, facts: read.ok ? read.value : null });
  };
}
