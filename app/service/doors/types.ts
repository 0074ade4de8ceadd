import type { DoorStep } from '../state/access.ts';
import type { Role } from '../../role.ts';
import type { HomeDoor } from './home/types.ts';
import type { ChecksDoor } from './checks/types.ts';
import type { CashDoor } from './cash/types.ts';
import type { StockDoor } from './stock/types.ts';
import type { ProductsDoor } from './products/types.ts';
import type { DebtsDoor } from './debts/types.ts';
import type { SalesDoor } from './sales/types.ts';
import type { LogDoor } from './log/types.ts';
import type { CertificateDoor } from './certificate/types.ts';
import type { PaymentDoor } from './payment/types.ts';
import type { DevicesDoor } from './devices/types.ts';
import type { ExportDoor } from './export/types.ts';
import type { ImportDoor } from './import/types.ts';
import type { SystemDoor } from './system/types.ts';
import type { SetupDoor } from './setup/types.ts';

/** The types of every door. A step without one, here or in a registry of another layer, does not compile. */
export interface DoorTypes {
  readonly home: HomeDoor;
  readonly checks: ChecksDoor;
  readonly cash: CashDoor;
  readonly stock: StockDoor;
  readonly products: ProductsDoor;
  readonly debts: DebtsDoor;
  readonly sales: SalesDoor;
  readonly log: LogDoor;
  readonly certificate: CertificateDoor;
  readonly payment: PaymentDoor;
  readonly devices: DevicesDoor;
  readonly export: ExportDoor;
  readonly import: ImportDoor;
  readonly system: SystemDoor;
  readonly setup: SetupDoor;
}

/** One door's state, named by its step; with several steps, one of them. */
export type DoorStateOf<S extends DoorStep> = {
  [K in S]: { readonly step: K; readonly state: DoorTypes[K]['state'] };
}[S];
export type DoorState = DoorStateOf<DoorStep>;

/** What a door shows. */
export type DoorViewOf<S extends DoorStep> = { [K in S]: { readonly step: K; readonly door: DoorTypes[K]['view'] } }[S];
export type DoorView = DoorViewOf<DoorStep>;

/** What is done behind a door. */
export type DoorActOf<S extends DoorStep> = {
  [K in S]: { readonly step: K; readonly action: DoorTypes[K]['action'] };
}[S];
export type DoorAct = DoorActOf<DoorStep>;

/** An effect of a door, with the role that asked for it. */
export type DoorEffectOf<S extends DoorStep> = {
  [K in S]: {
    readonly kind: 'door-effect';
    readonly step: K;
    readonly role: Role;
    readonly effect: DoorTypes[K]['effect'];
  };
}[S];
export type DoorEffect = DoorEffectOf<DoorStep>;

/** What came of it. */
export type DoorOutcomeOf<S extends DoorStep> = {
  [K in S]: {
    readonly kind: 'door-outcome';
    readonly step: K;
    readonly role: Role;
    readonly outcome: DoorTypes[K]['outcome'];
  };
}[S];
export type DoorOutcome = DoorOutcomeOf<DoorStep>;
