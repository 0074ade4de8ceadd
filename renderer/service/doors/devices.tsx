import '../../styles/service/devices.css';
import { useState, type ReactNode } from 'react';
import { devicesWords } from '../../../app/messages/service/devices-words.ts';
import type { DeviceForm } from '../../../app/service/doors/devices/actions.ts';
import type { DeviceRow, DevicesView } from '../../../app/service/doors/devices/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { Notice } from '../parts/notice.tsx';
import { useProblemSentence, useService, useServiceWords } from '../state/shown.ts';
import { DeviceEditor } from './devices/device-editor.tsx';
import { DevicesSentence, WhyNot } from './devices/devices-sentence.tsx';
import { PortLines } from './devices/port-lines.tsx';
import type { DoorProps } from './door-props.ts';

/** A device whose settings are open, with what the form began with. */
interface Editing {
  readonly kind: DeviceRow['kind'];
  /** Null: an empty form for a device that is not configured. */
  readonly form: DeviceForm | null;
  /** The view's `written` when the form was opened. */
  readonly written: number;
}

/** The devices as they are configured and fare, and every port with what hangs on it. */
export function DevicesDoor({ view, act }: DoorProps<'devices'>): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const [editing, setEditing] = useState<Editing | null>(null);
  const edit = (kind: DeviceRow['kind'], form: DeviceForm | null): void => {
    // The sentence was about what was done before.
    if (view.notice !== null) act({ kind: 'seen' });
    setEditing({ kind, form, written: view.written });
  };
  const isOpen = editing !== null && editing.written === view.written;
  const isReady = view.devices !== null && view.drivers !== null;
  return (
    <div className="door devices">
      {view.isDemo && <Notice kind="attention">{say('demo')}</Notice>}
      {view.unreadable !== null && (
        <Notice kind="fault">
          {say('unreadable')} <WhyNot why={view.unreadable} />
        </Notice>
      )}
      {view.isWriting && <Notice kind="attention">{say('writing')}</Notice>}
      <DevicesSentence notice={view.notice} />
      {!isReady && <p className="empty">{say('reading')}</p>}
      {isOpen && view.drivers !== null ? (
        <DeviceEditor
          kind={editing.kind}
          initial={editing.form}
          choices={view.drivers[editing.kind]}
          view={view}
          act={act}
          onClose={() => {
            setEditing(null);
          }}
        />
      ) : (
        isReady && <Overview view={view} act={act} onEdit={edit} />
      )}
    </div>
  );
}

interface OverviewProps {
  readonly view: DevicesView;
  readonly act: DoorProps<'devices'>['act'];
  readonly onEdit: (kind: DeviceRow['kind'], form: DeviceForm | null) => void;
}

function Overview({ view, act, onEdit }: OverviewProps): ReactNode {
  const { say } = useServiceWords(devicesWords);
  return (
    <>
      {view.needsRestart && <Pending view={view} act={act} />}
      <DoorActions view={view} act={act} />
      <section>
        <h2 className="title">{say('devices')}</h2>
        <ul className="facts">
          {view.devices?.map((row) => (
            <DeviceLine key={row.kind} row={row} view={view} onEdit={onEdit} />
          ))}
        </ul>
      </section>
      <section>
        <h2 className="title">{say('ports')}</h2>
        {view.ports.length === 0 && <p className="empty">{say('no-ports')}</p>}
        <ul className="facts">
          <PortLines view={view} act={act} onEdit={onEdit} />
        </ul>
        <p className="devices-hint">{say('hint')}</p>
      </section>
    </>
  );
}

/** What is written counts after a restart: a driver holds its port from its start on. */
function Pending({ view, act }: Pick<OverviewProps, 'view' | 'act'>): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const isRestarting = view.notice?.kind === 'restarting';
  return (
    <div className="devices-pending">
      <Notice kind="attention">{say('pending')}</Notice>
      <ActionButton
        action="restart"
        kind="filled"
        disabled={isRestarting || view.isWriting}
        onPress={() => {
          act({ kind: 'restart' });
        }}
      >
        {say('restart')}
      </ActionButton>
    </div>
  );
}

function DoorActions({ view, act }: Pick<OverviewProps, 'view' | 'act'>): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const { intents } = useService();
  const simple = (kind: 'refresh' | 'undo'): ReactNode => (
    <ActionButton
      action={kind}
      disabled={view.isWriting}
      onPress={() => {
        act({ kind });
      }}
    >
      {say(kind)}
    </ActionButton>
  );
  return (
    <div className="door-actions">
      <ActionButton
        action="find"
        kind="filled"
        disabled={view.isSearching}
        onPress={() => {
          act({ kind: 'find' });
        }}
      >
        {say(view.isSearching ? 'finding' : 'find')}
      </ActionButton>
      <ActionButton
        action="home-checks"
        onPress={() => {
          intents.open('checks');
        }}
      >
        {say('checks')}
      </ActionButton>
      {view.undo !== null && simple('undo')}
      {simple('refresh')}
    </div>
  );
}

interface LineProps {
  readonly row: DeviceRow;
  readonly view: DevicesView;
  readonly onEdit: OverviewProps['onEdit'];
}

function DeviceLine({ row, view, onEdit }: LineProps): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const sentence = useProblemSentence();
  const { kind, form, level, problem, isPending } = row;
  const filled = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
  const text =
    form === null
      ? say('device.none')
      : say('device.text', {
          driver: form.driver,
          port: filled(form.port),
          baudRate: filled(form.baudRate),
          address: filled(form.address),
          pulseMs: filled(form.pulseMs),
        });
  return (
    <FactLine
      fact={`device-${kind}`}
      title={say(kind)}
      level={level}
      action={
        <ActionButton
          action={`device-${kind}`}
          disabled={view.isWriting}
          onPress={() => {
            onEdit(kind, form);
          }}
        >
          {say('edit')}
        </ActionButton>
      }
    >
      {problem !== null && !isPending && <span className="fact-problem">{sentence(problem)}</span>}
      <span className="fact-own">
        {text}
        {isPending && ` (${say('device.pending')})`}
      </span>
    </FactLine>
  );
}
