import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { replaceDurably } from '../../files/replace-durably.ts';

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

/**
 * Keeps the DeviceToken between runs, in a file that only our user can read. A change counts at once, resolves when it is
 * on disk, and rejects with file system errors; main does not stand still for a slow disk.
 */
export interface DeviceStore {
  /**
   * Null where this device was never registered with exactly this contract, address, name and trade point, or was given
   * up. One that is to move is used at its old trade point until it has left.
   */
  load(settings: KaspiSettings): RegisteredDevice | null;
  /** The device under this contract, address and name, whatever trade point the configuration names now. */
  kept(settings: KaspiSettings): KeptDevice | null;
  save(settings: KaspiSettings, device: RegisteredDevice): Promise<void>;
  /** From now on the device counts as given up: for good, or to be registered at the wanted trade point. */
  giveUp(settings: KaspiSettings, device: RegisteredDevice, isMoving: boolean): Promise<void>;
  /** The device is to move, or stays where it is. */
  move(settings: KaspiSettings, isMoving: boolean): Promise<void>;
  /** It does not: the service has refused. */
  takeBack(settings: KaspiSettings): Promise<void>;
  /** Resolves when every change is on disk, or has failed. */
  written(): Promise<void>;
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
  let turn: Promise<void> = Promise.resolve();
  /** What is on its way to the disk, and counts already; null for nothing. */
  let pending: DeviceRecord | null = null;
  const current = (): DeviceRecord | null => pending ?? readRecord(file);
  const write = (record: DeviceRecord): Promise<void> => {
    pending = record;
    const done = turn.then(() => replaceDurably(file, `${JSON.stringify(record)}\n`));
    const over = (): void => {
      if (pending === record) pending = null;
    };
    turn = done.then(over, over);
    return done;
  };
  const ownRecord = (settings: KaspiSettings): DeviceRecord | null => {
    const record = current();
    return record !== null && ownerIn(record.binding) === ownerIn(bindingOf(settings)) ? record : null;
  };
  return {
    load(settings): RegisteredDevice | null {
      const record = current();
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
    save: (settings, device) => write({ binding: bindingOf(settings), ...device }),
    giveUp(settings, device, isMoving): Promise<void> {
      const binding = ownRecord(settings)?.binding ?? bindingOf(settings);
      return write({ binding, ...device, isGivenUp: true, ...(isMoving ? { isMoving } : {}) });
    },
    async move(settings, isMoving): Promise<void> {
      const record = ownRecord(settings);
      if (record === null || record.isGivenUp === true) return;
      await write({ binding: record.binding, ...deviceOf(record), ...(isMoving ? { isMoving } : {}) });
    },
    written: () => turn,
    async takeBack(settings): Promise<void> {
      const record = ownRecord(settings);
      if (record !== null) await write({ binding: record.binding, ...deviceOf(record) });
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
