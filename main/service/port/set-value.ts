import type { ChangePath, FileValue, NotChanged } from '../../../app/config/change.ts';
import { valueAt } from '../../../app/config/change.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { SettingsRefusal } from '../../../app/service/state/settings-refusal.ts';
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
): Promise<Result<void, SettingsRefusal>> {
  const read = await editor.read();
  if (!read.ok) return err(refusalOf(read.error));
  const found = valueAt(read.value.values, path);
  if (before !== undefined && !before(found)) return err({ kind: 'conflict', key: path.map(String).join('.') });
  const changed = await editor.change([{ kind: 'set', path, before: found, after }]);
  return changed.ok ? ok(undefined) : err(refusalOf(changed.error));
}

function refusalOf(error: NotChanged): SettingsRefusal {
  switch (error.kind) {
    case 'conflict':
      return { kind: 'conflict', key: error.conflict.key };
    case 'refused':
    case 'not-written':
      return error;
    default:
      return { kind: 'not-written', detail: error.kind };
  }
}
