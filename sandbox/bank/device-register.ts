import { randomUUID } from 'node:crypto';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import type { Organisation, TradePoint } from './organisation.ts';
import { STATUS } from './status-codes.ts';

/** A cash desk registered with the bank (2.2.3). */
export interface Device {
  readonly token: string;
  readonly deviceId: string;
  readonly organisation: Organisation;
  readonly tradePoint: TradePoint;
  active: boolean;
}

const MAX_DEVICES = 10_000;

/** The registered devices. A DeviceId belongs to the partner's own system, so it is unique per organisation only. */
export class DeviceRegister {
  readonly #byToken = new Map<string, Device>();

  /** 2.2.3: the same arguments give the same token; another trade point gives -1503 while the device is active. */
  register(organisation: Organisation, tradePoint: TradePoint, deviceId: string): Result<Device, number> {
    const present = [...this.#byToken.values()].find(
      (device) => device.active && device.organisation === organisation && device.deviceId === deviceId,
    );
    if (present !== undefined) {
      return present.tradePoint === tradePoint ? ok(present) : err(STATUS.deviceInOtherTradePoint);
    }
    if (this.#byToken.size >= MAX_DEVICES) return err(STATUS.temporarilyUnavailable);
    const device: Device = { token: randomUUID(), deviceId, organisation, tradePoint, active: true };
    this.#byToken.set(device.token, device);
    return ok(device);
  }

  /**
   * The active device with this token; the error is -1501 when the caller has no such device, -1502 when it is deleted.
   */
  findActive(callers: readonly Organisation[], token: string): Result<Device, number> {
    const device = this.#find(callers, token);
    if (device === undefined) return err(STATUS.deviceNotFound);
    return device.active ? ok(device) : err(STATUS.deviceNotActive);
  }

  /** Deletes a device. A second deletion answers -1501, the only code of its own in 2.2.4. */
  remove(callers: readonly Organisation[], token: string): Result<Device, number> {
    const device = this.#find(callers, token);
    if (device?.active !== true) return err(STATUS.deviceNotFound);
    device.active = false;
    return ok(device);
  }

  #find(callers: readonly Organisation[], token: string): Device | undefined {
    const device = this.#byToken.get(token.toLowerCase());
    return device !== undefined && callers.includes(device.organisation) ? device : undefined;
  }
}
