import type { Role } from '../../role.ts';

/** The doors of the menu, each a `data-step` of the screen `service`; `pin` comes before them. */
export const DOOR_STEPS = [
  'home',
  'checks',
  'cash',
  'stock',
  'products',
  'debts',
  'sales',
  'log',
  'certificate',
  'payment',
  'devices',
  'export',
  'import',
  'system',
  'setup',
] as const;
export type DoorStep = (typeof DOOR_STEPS)[number];

/** Which doors are open to whom. What a collector may do behind a door is the door's own matter. */
const OPEN_TO: Readonly<Record<Role, readonly DoorStep[]>> = {
  technician: DOOR_STEPS,
  collector: ['home', 'cash', 'stock', 'debts'],
};

/** The doors that this role may go through, in the order of the menu. */
export function doorsOf(role: Role): readonly DoorStep[] {
  return OPEN_TO[role];
}

/** Whether this role may go through this door. */
export function mayEnter(role: Role, step: DoorStep): boolean {
  return OPEN_TO[role].includes(step);
}
