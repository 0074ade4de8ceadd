import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { doorAct } from '../../../app/service/doors/joined.ts';
import type { DoorAct, DoorActOf, DoorView, DoorViewOf } from '../../../app/service/doors/types.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { DoorProps } from './door-props.ts';
import { HomeDoor } from './home.tsx';

// `home` is shown right after the PIN; every other door is loaded when it is opened.
const ChecksDoor = lazy(() => import('./checks.tsx').then(({ ChecksDoor: door }) => ({ default: door })));
const CashDoor = lazy(() => import('./cash.tsx').then(({ CashDoor: door }) => ({ default: door })));
const StockDoor = lazy(() => import('./stock.tsx').then(({ StockDoor: door }) => ({ default: door })));
const ProductsDoor = lazy(() => import('./products.tsx').then(({ ProductsDoor: door }) => ({ default: door })));
const DebtsDoor = lazy(() => import('./debts.tsx').then(({ DebtsDoor: door }) => ({ default: door })));
const SalesDoor = lazy(() => import('./sales.tsx').then(({ SalesDoor: door }) => ({ default: door })));
const LogDoor = lazy(() => import('./log.tsx').then(({ LogDoor: door }) => ({ default: door })));
const CertificateDoor = lazy(() =>
  import('./certificate.tsx').then(({ CertificateDoor: door }) => ({ default: door })),
);
const PaymentDoor = lazy(() => import('./payment.tsx').then(({ PaymentDoor: door }) => ({ default: door })));
const DevicesDoor = lazy(() => import('./devices.tsx').then(({ DevicesDoor: door }) => ({ default: door })));
const ExportDoor = lazy(() => import('./export.tsx').then(({ ExportDoor: door }) => ({ default: door })));
const ImportDoor = lazy(() => import('./import.tsx').then(({ ImportDoor: door }) => ({ default: door })));
const SetupDoor = lazy(() => import('./setup.tsx').then(({ SetupDoor: door }) => ({ default: door })));
const SystemDoor = lazy(() => import('./system.tsx').then(({ SystemDoor: door }) => ({ default: door })));

/** How each door is drawn. */
const DOOR_SCREENS: { readonly [S in DoorStep]: ComponentType<DoorProps<S>> } = {
  home: HomeDoor,
  checks: ChecksDoor,
  cash: CashDoor,
  stock: StockDoor,
  products: ProductsDoor,
  debts: DebtsDoor,
  sales: SalesDoor,
  log: LogDoor,
  certificate: CertificateDoor,
  payment: PaymentDoor,
  devices: DevicesDoor,
  export: ExportDoor,
  import: ImportDoor,
  system: SystemDoor,
  setup: SetupDoor,
};

/** Draws the door that is open. */
export function drawDoor(view: DoorView, act: (act: DoorAct) => void): ReactNode {
  const draw = <S extends DoorStep>({ step, door }: DoorViewOf<S>): ReactNode => {
    const Screen: ComponentType<DoorProps<S>> = DOOR_SCREENS[step];
    const actHere = (action: DoorActOf<S>['action']): void => {
      act(doorAct({ step, action }));
    };
    return <Screen view={door} act={actHere} />;
  };
  return <Suspense fallback={null}>{draw(view)}</Suspense>;
}
