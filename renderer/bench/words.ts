/** The bench's words. Those who use it develop and repair kiosks; the customer's languages are beside the point. */
export const words = {
  title: 'Bench',
  subtitle: 'A simulated world around a real kiosk',
  phone: 'The customer’s phone',
  scan: 'Scan',
  confirm: 'Confirm',
  decline: 'Decline',
  scanError: 'Scan fails',
  scanErrorName: 'Scan with an error',
  walkAway: 'Walk away: touch nothing and watch the time run out.',
  noPurchase: 'No purchase',
  noPurchaseHint: 'Choose a product on the kiosk.',
  purchase: 'Purchase',
  network: 'Network',
  networkOn: 'The cable is plugged in',
  networkOff: 'The cable is unplugged',
  unplugCable: 'Unplug the network cable',
  plugCable: 'Plug in the network cable',
  relay: 'Relay',
  relayOn: 'Connected over USB',
  relayOff: 'The USB plug is out',
  unplugRelay: 'Unplug the relay',
  plugRelay: 'Plug in the relay',
  channel: (number: number): string => `Channel ${String(number)}`,
  lamp: (closed: boolean): string => (closed ? 'closed' : 'open'),
  pulses: (count: number): string => (count === 1 ? '1 pulse' : `${String(count)} pulses`),
  requests: 'Requests',
  noRequests: 'Nothing yet',
} as const;

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['QrTokenCreated', 'waits for a scan'],
  ['Wait', 'scanned, waits for a confirmation'],
  ['Processed', 'paid'],
  ['Error', 'failed or declined'],
]);

/** Kaspi's status in plain words; an unknown one as it came. */
export function statusWords(status: string): string {
  return STATUSES.get(status) ?? status;
}
