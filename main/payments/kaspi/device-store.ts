import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { writeDurably } from '../../files/write-durably.ts';

const recordSchema = z.strictObject({
  binding: z.string(),
  deviceToken: z.string().min(1),
  tradePointId: z.string(),
  tradePointName: z.string().nullable(),
});

/** The device as Kaspi knows it. */
export type RegisteredDevice = Omit<z.infer<typeof recordSchema>, 'binding'>;

/** Keeps the DeviceToken between runs, in a file that only our user can read. */
export interface DeviceStore {
  /** Null where this device was never registered with exactly this contract, address and name. */
  load(settings: KaspiSettings): RegisteredDevice | null;
  /** Throws what the file system throws. */
  save(settings: KaspiSettings, device: RegisteredDevice): void;
}

/** A token is worth something only where it was issued. */
function bindingOf(settings: KaspiSettings): string {
  const organization = settings.scheme === 'enhanced' ? settings.organizationBin : '';
  return [settings.scheme, settings.baseUrl, organization, settings.deviceId, settings.tradePointId ?? ''].join('|');
}

/** The store over `device.json` in the data directory. A damaged file only costs a registration. */
export function openDeviceStore(dataDirectory: string): DeviceStore {
  const file = join(dataDirectory, 'device.json');
  return {
    load(settings): RegisteredDevice | null {
      if (!existsSync(file)) return null;
      const record = readRecord(file);
      if (record?.binding !== bindingOf(settings)) return null;
      const { deviceToken, tradePointId, tradePointName } = record;
      return { deviceToken, tradePointId, tradePointName };
    },
    save(settings, device): void {
      writeDurably(file, `${JSON.stringify({ binding: bindingOf(settings), ...device })}\n`);
    },
  };
}

function readRecord(file: string): z.infer<typeof recordSchema> | null {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const record = recordSchema.safeParse(json);
    return record.success ? record.data : null;
  } catch {
    return null;
  }
}
