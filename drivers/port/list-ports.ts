/** A port in the operating system's list; some systems omit empty fields. */
export interface ListedPort {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  /** Windows only. */
  readonly friendlyName?: string | undefined;
}

/**
 * The ports of a computer with Windows or macOS. Under Linux the library would call udevadm, which is not always
 * installed.
 */
export async function listPorts(): Promise<readonly ListedPort[]> {
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
}
