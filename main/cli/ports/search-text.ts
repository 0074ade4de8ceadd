import type { FoundDevice, PortOutcome } from '../../../app/devices/found-device.ts';
import { unreachable } from '../../../app/result.ts';

/** What became of the search on a port, as lines below it. */
export function searchLines(outcome: PortOutcome | undefined, path: string): readonly string[] {
  if (outcome === undefined) return [];
  switch (outcome.kind) {
    case 'found':
      return outcome.devices.flatMap((device) => foundLines(device, path));
    case 'silent':
      return ['found:  nothing answered; power, cable, speed and address of the device?'];
    case 'talks':
      return ['found:  something talks there by itself, which no device of ours does; it was not asked'];
    case 'in-use':
      return ['found:  not asked, a device in use hangs there'];
    case 'held':
      return heldLines(outcome);
    case 'no-permission':
      return ['found:  not asked, this user may not open it'];
    case 'gone':
      return ['found:  it was pulled out, or is not there any more'];
    case 'failed':
      return [`found:  it could not be asked: ${outcome.detail}`];
    default:
      return unreachable(outcome);
  }
}

function foundLines({ kind, driver, settings, baudRate, identity }: FoundDevice, path: string): readonly string[] {
  const { model, firmware, serialNumber } = identity;
  const said = [
    model,
    firmware === null ? null : `firmware ${firmware}`,
    serialNumber === null ? null : `serial number ${serialNumber}`,
    baudRate === null ? null : `${String(baudRate)} baud`,
  ].filter((part) => part !== null);
  const keys = Object.entries({ driver, port: path, ...settings }).map(([key, value]) => `${key}: ${inYaml(value)}`);
  return [`found:  ${[kind, ...said].join(', ')}`, `        ${kind}: { ${keys.join(', ')} }`];
}

/** Text stands bare where YAML reads it back as the same text. */
function inYaml(value: unknown): string {
  return typeof value === 'string' &&
    /^[a-z/][\w./-]*$/i.test(value) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

function heldLines({ holder, stop }: Extract<PortOutcome, { readonly kind: 'held' }>): readonly string[] {
  return [
    holder === null
      ? 'found:  not asked, a program of another user has it (a running kiosk?)'
      : `found:  not asked, ${holder} has it`,
    ...(stop === null ? [] : [`        it lets go for good after: ${stop}`]),
  ];
}
