import type { Access } from './found-port.ts';
import type { PortFiles } from './port-files.ts';

/** Whether this user may open a device under Linux, and otherwise what is missing. */
export function accessTo(device: string, user: string, files: PortFiles): Access {
  if (files.mayOpen(device)) return { kind: 'granted' };
  const owning = files.owningGroup(device);
  if (owning === null) return { kind: 'unknown' };
  if (!owning.mayUse) return { kind: 'owner-only' };
  const { name, members } = groupOf(owning.id, files);
  return { kind: members.includes(user) ? 'log-in-again' : 'join-group', group: name };
}

/** A line of /etc/group is `name:password:id:member,member`. */
function groupOf(id: number, files: PortFiles): { readonly name: string; readonly members: readonly string[] } {
  const rows = (files.text('/etc/group') ?? '').split('\n').map((line) => line.split(':'));
  const [name, , , members] = rows.find((row) => row[2] === String(id)) ?? [];
  return { name: name ?? String(id), members: (members ?? '').split(',') };
}
