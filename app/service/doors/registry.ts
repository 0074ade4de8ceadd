import type { DoorStep } from '../state/access.ts';
import type { Door } from '../state/door.ts';
import { homeDoor } from './home/door.ts';
import { checksDoor } from './checks/door.ts';
import { cashDoor } from './cash/door.ts';
import { stockDoor } from './stock/door.ts';
import { productsDoor } from './products/door.ts';
import { debtsDoor } from './debts/door.ts';
import { salesDoor } from './sales/door.ts';
import { logDoor } from './log/door.ts';
import { certificateDoor } from './certificate/door.ts';
import { paymentDoor } from './payment/door.ts';
import { devicesDoor } from './devices/door.ts';
import { exportDoor } from './export/door.ts';
import { importDoor } from './import/door.ts';
import { systemDoor } from './system/door.ts';
import { setupDoor } from './setup/door.ts';
import type { DoorTypes } from './types.ts';

/** Every door of the menu. */
export const DOORS: { readonly [S in DoorStep]: Door<DoorTypes[S]> } = {
  home: homeDoor,
  checks: checksDoor,
  cash: cashDoor,
  stock: stockDoor,
  products: productsDoor,
  debts: debtsDoor,
  sales: salesDoor,
  log: logDoor,
  certificate: certificateDoor,
  payment: paymentDoor,
  devices: devicesDoor,
  export: exportDoor,
  import: importDoor,
  system: systemDoor,
  setup: setupDoor,
};
