/** What the system's own list says about a port; empty fields are left out by some systems. */
export interface ListedPort {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
  /** Windows alone. */
  readonly friendlyName?: string | undefined;
}

/** The ports of a computer with Windows or macOS. Under Linux the library would call udevadm, which is not everywhere. */
export async function listPorts(): Promise<readonly ListedPort[]> {
  const { SerialPort } = await import('serialport');
  return SerialPort.list();
}
