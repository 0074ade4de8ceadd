import { useState, type ReactNode } from 'react';
import { devicesWords } from '../../../../app/messages/service/devices-words.ts';
import type { DeviceForm, DevicesAction, NumberField } from '../../../../app/service/doors/devices/actions.ts';
import type { DeviceRow, DevicesView, DriverChoice } from '../../../../app/service/doors/devices/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { TypedKeys, TypedLines, useTyping } from '../../parts/typed-lines.tsx';
import { useServiceWords } from '../../state/shown.ts';

type Typed = 'port' | NumberField;

const EMPTY: DeviceForm = {
  driver: '',
  port: '',
  baudRate: '',
  address: '',
  channels: '',
  pulseMs: '',
  input: '',
  blocksMs: '',
};
/** The speeds that our devices are set to; the field takes any other. */
const SPEEDS = ['9600', '19200', '38400', '115200'] as const;
const MOST_LETTERS = 200;

interface Props {
  readonly kind: DeviceRow['kind'];
  readonly initial: DeviceForm | null;
  readonly choices: readonly DriverChoice[];
  readonly view: DevicesView;
  readonly act: (action: DevicesAction) => void;
  readonly onClose: () => void;
}

/** A device's settings: driver, port, speed, and the numbers that its driver has. */
export function DeviceEditor({ kind, initial, choices, view, act, onClose }: Props): ReactNode {
  const { say } = useServiceWords(devicesWords);
  const [form, setForm] = useState<DeviceForm>(initial ?? { ...EMPTY, driver: choices[0]?.name ?? '' });
  const fields: readonly Typed[] = ['port', ...(choices.find(({ name }) => name === form.driver)?.fields ?? [])];
  const keep = (change: Partial<DeviceForm>): void => {
    setForm({ ...form, ...change });
  };
  const save = (): void => {
    act({ kind: 'save', device: kind, form });
  };
  const typing = useTyping(
    fields.map((name) => ({ name, keys: name === 'port' ? 'latin' : 'digits', label: say(name) })),
    {
      valueOf: (name) => form[name],
      onType: (name, text) => {
        keep({ [name]: text });
      },
      most: MOST_LETTERS,
      onDone: save,
    },
  );
  return (
    <div className="device-editor">
      <h2 className="title">{say(kind)}</h2>
      <Choices
        field="driver"
        values={choices.map(({ name }) => name)}
        chosen={form.driver}
        onChoose={(driver) => {
          keep({ driver });
        }}
      />
      <div className="device-fields">
        <TypedLines typing={typing} onDone={save} />
        <p className="devices-hint">{say('empty')}</p>
      </div>
      <Suggestions typing={typing.line?.name ?? 'port'} form={form} view={view} onKeep={keep} />
      <EditorActions
        kind={kind}
        isConfigured={isConfigured(view, kind)}
        view={view}
        act={act}
        onSave={save}
        onClose={onClose}
      />
      <TypedKeys typing={typing} />
    </div>
  );
}

function isConfigured({ devices }: DevicesView, kind: DeviceRow['kind']): boolean {
  return devices?.some((row) => row.kind === kind && row.form !== null) ?? false;
}

interface SuggestionProps {
  readonly typing: Typed;
  readonly form: DeviceForm;
  readonly view: DevicesView;
  readonly onKeep: (change: Partial<DeviceForm>) => void;
}

/** What can be chosen instead of typed. */
function Suggestions({ typing, form, view, onKeep }: SuggestionProps): ReactNode {
  if (typing === 'port')
    return (
      <Choices
        field="port"
        values={view.ports.map(({ path }) => path)}
        chosen={form.port}
        onChoose={(port) => {
          onKeep({ port });
        }}
      />
    );
  if (typing !== 'baudRate') return null;
  return (
    <Choices
      field="baudRate"
      values={SPEEDS}
      chosen={form.baudRate}
      onChoose={(baudRate) => {
        onKeep({ baudRate });
      }}
    />
  );
}

interface ChoicesProps {
  readonly field: string;
  readonly values: readonly string[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

function Choices({ field, values, chosen, onChoose }: ChoicesProps): ReactNode {
  return (
    <div className="device-choices" role="group" data-choices={field}>
      {values.map((value) => (
        <ActionButton
          key={value}
          action={`${field}-${value}`}
          className="choice"
          aria-pressed={value === chosen}
          onPress={() => {
            onChoose(value);
          }}
        >
          {value}
        </ActionButton>
      ))}
    </div>
  );
}

interface ActionsProps extends Pick<Props, 'kind' | 'view' | 'act' | 'onClose'> {
  readonly isConfigured: boolean;
  readonly onSave: () => void;
}

function EditorActions({ kind, isConfigured: isThere, view, act, onSave, onClose }: ActionsProps): ReactNode {
  const { say } = useServiceWords(devicesWords);
  return (
    <div className="door-actions">
      <ActionButton action="save" kind="filled" disabled={view.isWriting} onPress={onSave}>
        {say('save')}
      </ActionButton>
      <ActionButton action="close" onPress={onClose}>
        {say('close')}
      </ActionButton>
      {isThere && (
        <HoldButton
          action="device-remove"
          disabled={view.isWriting}
          onHeld={() => {
            act({ kind: 'remove', device: kind });
          }}
        >
          {say('remove')}
        </HoldButton>
      )}
    </div>
  );
}
