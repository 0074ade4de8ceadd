import type { ReactNode } from 'react';
import { systemWords } from '../../../app/messages/service/system-words.ts';
import { ROLES } from '../../../app/role.ts';
import type { PinNotice } from '../../../app/service/doors/system/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { SettingsSentence } from '../parts/settings-sentence.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { DemoSwitch } from './system/demo-switch.tsx';
import { Doctor } from './system/doctor.tsx';
import { FleetPart } from './system/fleet-part.tsx';
import { SystemLines } from './system/lines.tsx';
import { SellingSwitch } from './system/selling-switch.tsx';
import { UpdatePart } from './system/update-part.tsx';
import { NewPin } from './system/new-pin.tsx';

const ENDINGS = ['restart', 'reboot', 'shutdown'] as const;

/** Versions, addresses, disk and clock; the PINs; and the three endings. */
export function SystemDoor({ view, act }: DoorProps<'system'>): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { facts, ending, pin, notice, examination } = view;
  if (pin !== null)
    return (
      <NewPin
        change={pin}
        notice={notice === null ? null : <PinSentence notice={notice} />}
        onCancel={() => {
          act({ kind: 'cancel-pin' });
        }}
      />
    );
  if (examination !== null)
    return (
      <Doctor
        examination={examination}
        onExamine={() => {
          act({ kind: 'doctor' });
        }}
        onClose={() => {
          act({ kind: 'doctor-close' });
        }}
      />
    );
  const demo = facts !== null && (
    <DemoSwitch
      demo={facts.demo}
      isEnding={ending !== null}
      onSwitch={(kind) => {
        act({ kind });
      }}
    />
  );
  const selling = (
    <SellingSwitch
      closed={view.closed}
      isEnding={ending !== null}
      onSwitch={(kind) => {
        act({ kind });
      }}
    />
  );
  // The way back comes first: whoever comes here in a demonstration looks for it.
  const isDemo = facts?.demo.kind === 'on';
  return (
    <div className="door">
      {ending !== null && <Notice kind="attention">{say('ending')}</Notice>}
      {notice !== null && <PinSentence notice={notice} />}
      {isDemo && demo}
      {view.closed !== null && selling}
      <ul className="facts">{facts !== null && <SystemLines facts={facts} />}</ul>
      <FleetPart view={view} act={act} />
      <UpdatePart view={view} act={act} />
      <Actions isEnding={ending !== null} act={act} />
      {view.closed === null && selling}
      {!isDemo && demo}
    </div>
  );
}

function Actions({
  isEnding,
  act,
}: {
  readonly isEnding: boolean;
  readonly act: DoorProps<'system'>['act'];
}): ReactNode {
  const { say } = useServiceWords(systemWords);
  return (
    <>
      <div className="door-actions">
        {ROLES.map((role) => (
          <ActionButton
            key={role}
            action={`change-pin-${role}`}
            disabled={isEnding}
            onPress={() => {
              act({ kind: 'change-pin', role });
            }}
          >
            {say(`change.${role}`)}
          </ActionButton>
        ))}
        <ActionButton
          action="refresh"
          onPress={() => {
            act({ kind: 'refresh' });
          }}
        >
          {say('refresh')}
        </ActionButton>
        <ActionButton
          action="doctor"
          disabled={isEnding}
          onPress={() => {
            act({ kind: 'doctor' });
          }}
        >
          {say('doctor')}
        </ActionButton>
      </div>
      <div className="door-actions">
        {ENDINGS.map((how) => (
          <HoldButton
            key={how}
            action={how}
            disabled={isEnding}
            onHeld={() => {
              act({ kind: 'end', how });
            }}
          >
            {say(how)}
          </HoldButton>
        ))}
      </div>
    </>
  );
}

function PinSentence({ notice }: { readonly notice: PinNotice }): ReactNode {
  const { say } = useServiceWords(systemWords);
  switch (notice.kind) {
    case 'changed':
      return <Notice kind="good">{say('pin.changed')}</Notice>;
    case 'not-changed':
      return (
        <Notice kind="fault">
          <SettingsSentence refusal={notice.refusal} />
        </Notice>
      );
    case 'money-open':
      return <Notice kind="fault">{say('demo.money-open')}</Notice>;
    case 'demo-failed':
      return <Notice kind="fault">{say('demo.failed', { detail: notice.detail })}</Notice>;
    case 'failed':
      return <Notice kind="fault">{say('pin.failed', { detail: notice.detail })}</Notice>;
    default:
      return <Notice kind="fault">{say(`pin.${notice.kind}`)}</Notice>;
  }
}
