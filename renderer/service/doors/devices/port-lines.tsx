import type { ReactNode } from 'react';
import { devicesWords } from '../../../../app/messages/service/devices-words.ts';
import type { FoundDevice, PortOutcome } from '../../../../app/devices/found-device.ts';
import type { DeviceForm, DevicesAction } from '../../../../app/service/doors/devices/actions.ts';
import type { DevicesView, FoundRow, PortRow } from '../../../../app/service/doors/devices/types.ts';
import type { Level } from '../../../../app/service/doors/home/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly view: DevicesView;
  readonly act: (action: DevicesAction) => void;
  readonly onEdit: (kind: FoundDevice['kind'], form: DeviceForm) => void;
}

/** Every port: what hangs on it, how far the search is, what was found. */
export function PortLines({ view, act, onEdit }: Props): ReactNode {
  return view.ports.map((port, index) => (
    <PortLine key={port.path} port={port} number={index + 1} view={view} act={act} onEdit={onEdit} />
  ));
}

function PortLine({ port, number, ...rest }: Props & { readonly port: PortRow; readonly number: number }): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const { path, words, isStable, uses, search, found } = port;
  const outcome = search?.outcome ?? null;
  const title = words ?? port.device;
  return (
    <FactLine
      fact={`port-${String(number)}`}
      title={title}
      level={levelOf(port, rest.view)}
      goodWord={uses.length > 0 ? undefined : say('word.found')}
    >
      {title !== path && <span className="fact-own">{path}</span>}
      {!isStable && <span className="fact-own">{say('unstable')}</span>}
      {uses.length > 0 && (
        <span className="fact-own" data-fact="uses">
          {say('use', { devices: uses.map((kind) => say(kind)).join(', ') })}
        </span>
      )}
      {search === null && uses.length === 0 && <span className="fact-own">{say('free')}</span>}
      {search !== null && outcome === null && (
        <span className="fact-own devices-asking">
          {say('asking', { done: search.done, of: search.of })}
          <progress value={search.done} max={search.of} />
        </span>
      )}
      {outcome !== null && outcome.kind !== 'found' && outcome.kind !== 'in-use' && (
        <span className="fact-own" data-fact="outcome" data-outcome={outcome.kind}>
          <OutcomeText outcome={outcome} />
        </span>
      )}
      {found.map((row, index) => (
        <FoundLine key={row.device.kind} row={row} port={port} number={number} index={index} {...rest} />
      ))}
    </FactLine>
  );
}

/** How the devices on the port fare, or whether something was found; null for a port that says nothing. */
function levelOf({ uses, found, search }: PortRow, { devices }: DevicesView): Level | null {
  const live = devices?.filter(({ kind }) => uses.includes(kind)).map(({ level }) => level) ?? [];
  if (live.length > 0) return live.find((level) => level !== 'works') ?? 'works';
  if (found.length > 0) return 'works';
  const kind = search?.outcome?.kind;
  return kind === undefined || kind === 'silent' || kind === 'in-use' ? null : 'attention';
}

function OutcomeText({ outcome }: { readonly outcome: Exclude<PortOutcome, { readonly kind: 'found' }> }): ReactNode {
  const { say } = useServiceWords(devicesWords);
  switch (outcome.kind) {
    case 'held':
      return say('held', { holder: outcome.holder ?? undefined, stop: outcome.stop ?? undefined });
    case 'failed':
      return say('failed', { detail: outcome.detail });
    default:
      return say(outcome.kind);
  }
}

interface FoundProps extends Props {
  readonly row: FoundRow;
  readonly port: PortRow;
  readonly number: number;
  readonly index: number;
}

function FoundLine({ row, port, number, index, view, act, onEdit }: FoundProps): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const { device, doubts, wantedBy, form } = row;
  const isSetUp = doubts.includes('set-up');
  const needsForm = doubts.includes('needs-form');
  const name = `${String(number)}-${String(index + 1)}`;
  return (
    <span className="devices-found" data-fact={`found-${name}`} data-device={device.kind}>
      <span className="fact-problem">
        <FoundText device={device} />
      </span>
      {doubts.map((doubt) => (
        <span key={doubt} className="fact-own" data-doubt={doubt}>
          {say(`doubt.${doubt}`, wantedBy === null ? {} : { device: say(wantedBy) })}
        </span>
      ))}
      {!isSetUp && (
        <ActionButton
          action={`take-${name}`}
          kind="filled"
          disabled={view.isWriting || doubts.includes('wanted')}
          onPress={() => {
            if (needsForm) onEdit(device.kind, form);
            else act({ kind: 'take', path: port.path, index });
          }}
        >
          {say(needsForm ? 'fill-in' : 'take')}
        </ActionButton>
      )}
    </span>
  );
}

function FoundText({ device }: { readonly device: FoundDevice }): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const { kind, baudRate, identity } = device;
  return say('found', {
    device: say(kind),
    model: identity.model ?? undefined,
    firmware: identity.firmware ?? undefined,
    serial: identity.serialNumber ?? undefined,
    baudRate: baudRate ?? undefined,
  });
}
