import type { ChangePath, FileValue, NotChanged } from '../../../app/config/change.ts';
import { valueAt } from '../../../app/config/change.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { ConfigEditor } from '../../config/edit/config-editor.ts';

/**
 * Writes one value into the configuration. `before` is the value on which the decision was based; without it, any value
 * is replaced.
 */
export async function setValue(
  editor: ConfigEditor,
  path: ChangePath,
  after: FileValue,
  before?: (found: FileValue | undefined) => boolean,
): Promise<Result<void, NotChanged>> {
  const read = await editor.read();
  if (!read.ok) return read;
  const found = valueAt(read.value.values, path);
  if (before !== undefined && !before(found)) return err(conflictAt(path.map(String).join('.')));
  const changed = await editor.change([{ kind: 'set', path, before: found, after }]);
  if (changed.ok) return ok(undefined);
  return changed.error.kind === 'conflict' ? err(conflictAt(changed.error.conflict.key)) : changed;
}

/** Without the value of the file, which may be the hash of a PIN. */
function conflictAt(key: string): NotChanged {
  return { kind: 'conflict', conflict: { key, found: null } };
}
