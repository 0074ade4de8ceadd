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
  /** A person gave the device up; its token is kept while the service may not have received the request. */
  isGivenUp: z.literal(true).exactOptional(),
  /** It is on its way to another trade point: registered at the old one still, or given up there already. */
  isMoving: z.literal(true).exactOptional(),
});

/** The device as registered at Kaspi. */
export type RegisteredDevice = Omit<z.infer<typeof recordSchema>, 'binding' | 'isGivenUp' | 'isMoving'>;

/** What is kept of this device, at whatever trade point it was registered. */
export interface KeptDevice {
  readonly device: RegisteredDevice;
  readonly isGivenUp: boolean;
  readonly isMoving: boolean;
}

/** Keeps the DeviceToken between runs, in a file that only our user can read. */
export interface DeviceStore {
  /**
   * Null where this device was never registered with exactly this contract, address, name and trade point, or was given
   * up. One that is to move is used at its old trade point until it has left.
   */
  load(settings: KaspiSettings): RegisteredDevice | null;
  /** The device under this contract, address and name, whatever trade point the configuration names now. */
  kept(settings: KaspiSettings): KeptDevice | null;
  /** Throws what the file system throws. */
  save(settings: KaspiSettings, device: RegisteredDevice): void;
  /**
   * From now on the device counts as given up: for good, or to be registered at the wanted trade point. Throws what the
   * file system throws.
   */
  giveUp(settings: KaspiSettings, device: RegisteredDevice, isMoving: boolean): void;
  /** The device is to move, or stays where it is. Throws what the file system throws. */
  move(settings: KaspiSettings, isMoving: boolean): void;
  /** It does not: the service has refused. Throws what the file system throws. */
  takeBack(settings: KaspiSettings): void;
}

/** A token is worth something only where it was issued. */
function bindingOf(settings: KaspiSettings): string {
  const organization = settings.scheme === 'enhanced' ? settings.organizationBin : '';
  return [settings.scheme, settings.baseUrl, organization, settings.deviceId, settings.tradePointId ?? ''].join('|');
}

/** The binding without the trade point, which is its last part. */
function ownerIn(binding: string): string {
  return binding.slice(0, binding.lastIndexOf('|'));
}

/** The store over `device.json` in the data directory. A damaged file only costs a registration. */
export function openDeviceStore(dataDirectory: string): DeviceStore {
  const file = join(dataDirectory, 'device.json');
  const write = (record: DeviceRecord): void => {
    writeDurably(file, `${JSON.stringify(record)}\n`);
  };
  const ownRecord = (settings: KaspiSettings): DeviceRecord | null => {
    const record = readRecord(file);
    return record !== null && ownerIn(record.binding) === ownerIn(bindingOf(settings)) ? record : null;
  };
  return {
    load(settings): RegisteredDevice | null {
      const record = readRecord(file);
      if (record === null || record.isGivenUp === true) return null;
      const isOurs = record.binding === bindingOf(settings);
      const isMoving = record.isMoving === true && settings.tradePointId !== undefined && ownRecord(settings) !== null;
      return isOurs || isMoving ? deviceOf(record) : null;
    },
    kept(settings): KeptDevice | null {
      const record = ownRecord(settings);
      if (record === null) return null;
      const { isGivenUp = false, isMoving = false } = record;
      return { device: deviceOf(record), isGivenUp, isMoving };
    },
    save(settings, device): void {
      write({ binding: bindingOf(settings), ...device });
    },
    giveUp(settings, device, isMoving): void {
      const binding = ownRecord(settings)?.binding ?? bindingOf(settings);
      write({ binding, ...device, isGivenUp: true, ...(isMoving ? { isMoving } : {}) });
    },
    move(settings, isMoving): void {
      const record = ownRecord(settings);
      if (record === null || record.isGivenUp === true) return;
      write({ binding: record.binding, ...deviceOf(record), ...(isMoving ? { isMoving } : {}) });
    },
    takeBack(settings): void {
      const record = ownRecord(settings);
      if (record !== null) write({ binding: record.binding, ...deviceOf(record) });
    },
  };
}

type DeviceRecord = z.infer<typeof recordSchema>;

function deviceOf({ deviceToken, tradePointId, tradePointName }: DeviceRecord): RegisteredDevice {
  return { deviceToken, tradePointId, tradePointName };
}

function readRecord(file: string): DeviceRecord | null {
  if (!existsSync(file)) return null;
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const record = recordSchema.safeParse(json);
    return record.success ? record.data : null;
  } catch {
    return null;
  }
}
