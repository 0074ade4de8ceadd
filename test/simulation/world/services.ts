import { createModelJournal } from '../journal/model-journal.ts';
import { CoreDevices } from './core-devices.ts';
import { drawServices } from './drawn-services.ts';
import { SimulatedServices } from './simulated-services.ts';
import { ServiceDevices } from './service-devices.ts';
import { ServicesAuditor } from './services-auditor.ts';
import type { Kind } from './simulate-machine.ts';

/** As `core`, on machines with all payment services, which the program's own `runEffect` asks. */
export const services: Kind = {
  makeJournal: () => createModelJournal({ entriesPerSummary: 60 }),
  withAcceptor: 0.4,
  withSensor: 0.2,
  withPrinter: 0.2,
  withNotesAlone: 0,
  withBaskets: 0.3,
  slowAppends: 0,
  heldBack: 0,
  technicians: null,
  services: {
    draw: drawServices,
    open: (world, capabilities, auditor) => {
      const watch = new ServicesAuditor(world, auditor);
      const simulated = new SimulatedServices(world, capabilities, watch);
      watch.watch(simulated);
      auditor.watch(simulated);
      auditor.services = watch;
      return { services: simulated, watch };
    },
    makeDevices: (world, parts) => new ServiceDevices(world, parts),
  },
  makeDevices: (world, parts) => new CoreDevices(world, parts),
};
