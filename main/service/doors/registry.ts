import type { DoorTypes } from '../../../app/service/doors/types.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { PinChanging } from '../pin/pin-changer.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { runHome } from './home.ts';
import { runChecks } from './checks.ts';
import { runCash } from './cash.ts';
import { runStock } from './stock.ts';
import { runProducts } from './products.ts';
import { runDebts } from './debts.ts';
import { runSales } from './sales.ts';
import { runLog } from './log.ts';
import { runCertificate } from './certificate.ts';
import { runPayment } from './payment.ts';
import { runDevices } from './devices.ts';
import { runExport } from './export.ts';
import { runImport } from './import.ts';
import { runSystem } from './system.ts';
import { runSetup } from './setup.ts';

export type DoorRunners = { readonly [S in DoorStep]: DoorRunner<DoorTypes[S]> };

/** What main does for each door. */
export function createDoorRunners(ports: ServicePorts, keeping: PinChanging): DoorRunners {
  return {
    home: runHome(ports),
    checks: runChecks(ports),
    cash: runCash(ports),
    stock: runStock(ports),
    products: runProducts(ports),
    debts: runDebts(ports),
    sales: runSales(ports),
    log: runLog(ports),
    certificate: runCertificate(ports),
    payment: runPayment(ports),
    devices: runDevices(ports),
    export: runExport(ports),
    import: runImport(ports),
    system: runSystem(ports, keeping),
    setup: runSetup(ports),
  };
}
