import { readFile } from 'node:fs/promises';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { changeableSettings } from '../config/changeable-settings.ts';
import { createConfigEditor } from '../config/edit/config-editor.ts';
import { fileStore, memoryStore } from '../config/edit/config-store.ts';
import { places } from '../files/paths.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import type { ServicePorts } from './port/service-ports.ts';

/** How the menu changes this machine's configuration. */
export function editing(
  configFile: string | null,
  parts: KioskParts,
  training: string | null = null,
): Pick<ServicePorts, 'editor' | 'settingsOf'> {
  const { demo, acceptor, capabilities, log } = parts;
  // In a demonstration for training the machine's own file is read, and never written.
  const file = configFile ?? training ?? places().demoConfig;
  const store = configFile === null ? memoryStore(() => readFile(file, 'utf8')) : fileStore(file);
  const facts = { demo, hasAcceptor: acceptor !== null, capabilities };
  return {
    editor: createConfigEditor(store, file, systemClock),
    settingsOf: (config) => changeableSettings(config, file, facts, log),
  };
}
