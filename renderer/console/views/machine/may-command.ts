import type { Machine } from '../../../../app/fleet/console/machine.ts';
import type { CommandKind } from '../../../../app/fleet/wire/command.ts';
import type { OpenKey } from '../../state/console-store.ts';

/** Whether the machine can carry such a command out, and knows the key that is open here. */
export function mayCommand({ lastOnline }: Machine, key: OpenKey | null, kind: CommandKind): boolean {
  return (
    key !== null && lastOnline !== null && lastOnline.keys.includes(key.keyName) && lastOnline.commands.includes(kind)
  );
}
